import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { qualities, qualityOf } from '../../src/definition/values/quality.ts'
import { load } from '../../src/index.ts'
import { qualityNote } from '../../src/report/notes/definition-notes.ts'
import { sentenceText } from '../../src/report/sentence.ts'
import { projectText } from '../support/project-text.ts'

it.each([
  [{ quality: 'amber', source: 'Illustrative: as the deflator' }, 'illustrative'],
  [{ quality: 'green', source: 'Illustrative amount. That it goes is published' }, 'illustrative'],
  [{ quality: 'red', source: 'The plan, section 7; ILLUSTRATIVE after that' }, 'illustrative'],
  [{ source: 'Illustrative' }, 'illustrative'],
  [{ quality: 'amber', source: 'The plan, section 7' }, 'amber'],
  [{ quality: 'amber', source: 'Illustratively drawn maps' }, 'amber'],
  [{ quality: 'illustrative' }, 'illustrative'],
  [{ source: 'The plan' }, undefined],
])('%o is %s', (provenance, expected) => expect(qualityOf(provenance)).toBe(expected))

it('counts a value once, under what its source says', () => {
  const { scenario } = projectText(`
title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: { value: 100, source: The accounts, quality: green }, growth: { value: 1%, source: "Illustrative: round", quality: amber } } }
lines: { acute: { setting: hospital, base: { value: 100, source: The plan, quality: amber }, growth: { value: 2%, quality: illustrative } } }`)

  expect(qualityNote(scenario.definition).map(sentenceText)).toEqual([
    'Quality of the evidence of 4 values, as marked, except that a source which says "illustrative" counts as illustrative: 1 green (published for this very figure); 1 amber (published for something near it, or worked out from what is); 2 illustrative (chosen, not found). Each value that is stated under a name of its own is counted; scenario assumptions counts figures alone, and once what several names share.',
  ])
})

it('no shipped value is marked green or amber where its source says illustrative', () => {
  for (const name of readdirSync('scenarios').filter((file) => file.endsWith('.yaml'))) {
    const { definition } = load(`scenarios/${name}`)
    for (const { path, provenance } of definition.entries.values() ?? [])
      if (qualityOf(provenance) === 'illustrative')
        expect(['red', 'illustrative'], `${name}: ${path}`).toContain(provenance.quality)
  }
})

it('METHODS.md tells the same of every mark', () => {
  const methods = readFileSync('src/METHODS.md', 'utf8')
  for (const [mark, says] of Object.entries(qualities)) expect(methods).toContain(`| ${mark} | ${says} |`)
})
