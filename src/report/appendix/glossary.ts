import { unitInWords } from '../../base/money-unit.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { Meaning } from '../../model/glossary/entry.ts'
import { termsFor } from '../terms.ts'
import { type TableContent, wordsTable } from './content.ts'
import type { AppendixTold } from './told.ts'

/** FC-18: what the terms mean, and how figures are to be read. */
export function glossaryAndNotes({ all, first, appraisal }: AppendixTold): TableContent {
  const found = new Set<Meaning>()
  for (const { path, shown, item, member } of first.scenario.model.rows)
    if (shown && item === undefined && member === undefined) for (const meaning of termsFor(path)) found.add(meaning)
  // Of options, the figures of each are what a reader meets.
  for (const { path, shown, section } of appraisal?.answer.scenario.model.rows ?? [])
    if (shown && section === 'appraisal') for (const meaning of termsFor(path)) found.add(meaning)
  const terms = [...found].sort((one, other) => (one.name < other.name ? -1 : 1))
  const units = [...new Set(all.map(({ view }) => unitInWords(view.cash.unit)))]
  return {
    of: [],
    tables: [
      wordsTable(
        'Terms',
        ['Meaning', 'How it is made'],
        terms.map(({ name, meaning, formula }) => [upperFirst(name), `${upperFirst(meaning)}.`, formula ?? '']),
      ),
    ],
    notes: [
      [`Money is in ${units.join(' or ')}, cash, unless a table says otherwise.`],
      [
        'Figures are worked out in exact decimals and rounded only where they are shown: rounded figures may not add up to the totals shown, which are exact.',
      ],
      [
        'Amounts are positive and named for their direction. Positions are positive where money is left; in tables a deficit stands in brackets, in sentences behind a minus sign.',
      ],
      [
        'A year is a financial year, 1 April to 31 March. The base year is what the projection starts from; "assumed" marks years whose funding is not confirmed.',
      ],
    ],
  }
}
