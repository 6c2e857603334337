import { printYear } from '../../base/financial-year.ts'
import type { FigureStep, InputStep } from '../../explain/explanation.ts'
import type { Derivation } from '../../report/document.ts'
import { statementColumns } from '../steps/columns.ts'
import { aboutOf, titleOf } from '../steps/head.ts'
import { type FigureParts, figureParts, inputParts } from '../steps/parts.ts'
import { conversionText, type Voice } from '../steps/phrases.ts'
import { sourceSentences } from '../steps/sources.ts'
import { writtenVoice } from '../steps/written-voice.ts'
import { headingMarkup } from './heading.ts'
import { html, type Inserted, type Markup } from './markup.ts'
import { sentenceMarkup } from './sentence.ts'
import { writtenTable } from './table.ts'

/** How a figure was made: a section a figure, a table where there are years or terms, and each input with its source. */
export function stepsMarkup({ explanation, file, decimals, deeper }: Derivation): Markup {
  const { steps, why, conversions = [] } = explanation
  const voice = writtenVoice(explanation)
  const cited = new Map<string, string>()
  return html`<p class="headline">${titleOf(explanation, file, decimals, voice)}</p>
${aboutOf(explanation, decimals, voice).map(paragraph)}${why.map(paragraph)}${steps.map((step) =>
  step.is === 'figure' ? figureMarkup(step, voice) : inputMarkup(step, voice, cited),
)}${conversions.map((conversion) => paragraph(conversionText(conversion, voice)))}${deeper.map((sentence) =>
  paragraph(sentenceMarkup(sentence)),
)}`
}

function paragraph(text: Inserted): Markup {
  return html`<p>${text}</p>\n`
}

function figureMarkup(step: FigureStep, voice: Voice): Markup | undefined {
  const parts = figureParts(step, voice)
  if (parts === undefined) return undefined
  const { names, label, words, others, body, nothing } = parts
  const title = `${step.number === '' ? '' : `[${step.number}] `}${names[0]?.chain[0] ?? label}`
  return html`${headingMarkup(step.level + 2, title)}<p class="second">Row <code>${step.aliases[0]?.names[0]?.path ?? step.path}</code></p>
${names.map(({ chain, nothing: dropped }) => paragraph([`${chain.join(' = ')}.`, ...dropped].join(' ')))}${
  body.is === 'statement' ? undefined : paragraph(`${label} = ${words}`)
}${others.map(({ years, words: of }) => paragraph(`in ${years} = ${of}`))}${bodyMarkup(
  parts,
  step,
  voice,
)}${nothing.map(paragraph)}`
}

function bodyMarkup({ body, label }: FigureParts, step: FigureStep, voice: Voice): Markup | undefined {
  switch (body.is) {
    case 'equation':
      return body.sides.length === 0 ? undefined : paragraph(`= ${body.sides.join(' = ')}`)
    case 'years':
      return writtenTable(
        { title: `${label}, by year`, basis: '', isHeaded: false },
        [
          { label: 'Figures', note: '' },
          { label: 'Result', note: '' },
        ],
        body.runs.map(({ years, figures, result }) => ({
          label: years,
          cells: [figures.trim().replace(/ +/g, ' '), result],
        })),
      )
    case 'statement': {
      const { years } = body.working
      const columns = statementColumns({ label, terms: body.terms, years, unit: step.unit }, voice)
      const names = [...body.terms.map(({ sign, name }) => (sign === 1 ? name : `less ${name}`)), label]
      return writtenTable(
        { title: `${label}, what it is made of`, basis: '', isHeaded: false },
        years.map(({ year }) => ({ label: printYear(year), note: '' })),
        names.map((name, row) => ({ label: name, cells: columns.map((column) => column[row] ?? '') })),
      )
    }
  }
}

function inputMarkup(step: InputStep, voice: Voice, cited: Map<string, string>): Markup {
  const { input, number } = step
  const { name, said, nothing } = inputParts(step, voice)
  const says = said.map(({ text, place }, at) => [
    at === 0 ? '' : '; ',
    text,
    place === '' ? undefined : html` (<code>${place}</code>)`,
  ])
  const details = [...nothing, ...sourceSentences(input, number, cited, voice.refer)].join(' ')
  return html`<p>${number === '' ? '' : `[${number}] `}<strong>${name}</strong>: ${says}. Input <code>${input.path}</code>. ${details}</p>
`
}
