import type { Meaning } from '../../model/glossary/entry.ts'
import type { Chapter, Made, Together } from '../../report/document.ts'
import { provenanceOf } from '../../report/provenance.ts'
import type { RecordFormat } from '../record-writer.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { explanationData } from './explanation.ts'
import { resultsData } from './results.ts'
import { afterVerdict, beforeVerdict, verdictData } from './verdict.ts'

/**
 * One JSON document. Values are decimals as strings, so that no reader's binary fractions get at them, and `null` stands for
 * what does not exist. Of each scenario no more than its text is kept.
 */
export const render: Renderer = inParts({
  part: (chapter, made) => ({
    text: JSON.stringify(dataOf(chapter, made), null, 2),
    rests: made.asked && { inputs: chapter.inputs, values: chapter.values },
  }),
  join: (told, together, made) => {
    const head = headOf(made)
    const parts = told.map(({ text }) => text)
    const provenance = provenanceOf(
      made,
      told.flatMap(({ rests }) => rests ?? []),
    )
    // How a figure was made, what terms mean and answers to questions are the document itself; others are lists.
    if (made.answer === 'derivation' || made.answer === 'terms' || made.answer === 'records')
      return [opening(head), ...parts.map((part) => part.slice(1, -2)), closing({ provenance })]
    const { before, after } = around(together, made)
    const list = parts.map((part, index) => `${index === 0 ? '' : ','}\n    ${part.replaceAll('\n', '\n    ')}`)
    return [
      opening({ ...head, ...before }),
      '\n  "scenarios": [',
      ...list,
      parts.length === 0 ? ']' : '\n  ]',
      closing({ ...after, provenance }),
    ]
  },
})

/** What every document begins with. */
function headOf({ version }: Pick<Made, 'version'>): object {
  return { schemaVersion: 1, program: 'scenario', version }
}

/** Records as a list of lists, a line each, one after the other, after what is told of all of them. */
export const recordFormat: RecordFormat = ({ columns, data, version, provenance }) => {
  const names = columns.map(({ name }) => name)
  return {
    head: `${opening({ ...headOf({ version }), ...data, columns: names })}\n  "cells": [`,
    cells: (_, cells) => cells.map((cell) => JSON.stringify(cell ?? null)).join(', '),
    // A figure has nothing that JSON would escape.
    figure: () => ({ before: '"', after: '"', none: 'null' }),
    before: '\n    [',
    between: ', ',
    after: ']',
    separator: ',',
    end: (left) => `\n  ]${closing({ ...(left !== 0 && { partial: true, missing: left }), provenance })}`,
  }
}

function dataOf(chapter: Chapter, made: Made): object {
  if (chapter.derivation !== undefined) return explanationData(chapter, chapter.derivation)
  if (chapter.terms !== undefined) return { terms: chapter.terms.meanings.map(termData) }
  if (chapter.data.records !== undefined) return chapter.data.records.data
  return made.answer === 'verdict' ? verdictData(chapter, made) : resultsData(chapter)
}

/** Every key is there, `null` where there is nothing to say. */
function termData({ name, rows, words, meaning, formula, unit, sign, section }: Meaning): object {
  return { name, rows, words, meaning, formula: formula ?? null, unit: unit ?? null, sign: sign ?? null, section }
}

function around({ verdict }: Together, made: Made): { readonly before: object; readonly after: object } {
  if (verdict === undefined) return { before: {}, after: {} }
  return { before: beforeVerdict(verdict, made), after: afterVerdict(verdict, made) }
}

/** The keys before a list, the object left open: `{ "a": 1,`. */
function opening(keys: object): string {
  return `${JSON.stringify(keys, null, 2).slice(0, -2)},`
}

/** The keys after a list, and the end of the object. */
function closing(keys: object): string {
  const text = JSON.stringify(keys, null, 2)
  return text === '{}' ? '\n}\n' : `,${text.slice(1)}\n`
}
