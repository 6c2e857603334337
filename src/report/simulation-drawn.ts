import type { Scenario } from '../open/open.ts'
import type { DrawnFigure } from '../questions/simulate/drawn-figures.ts'
import type { Table } from './document.ts'
import type { Cell } from './figure.ts'
import { ValueWords } from './register/value-words.ts'
import { type Sentence, sentenceText } from './sentence.ts'
import { asDecimal } from './simulation-answer.ts'
import { VariedWords } from './varied-words.ts'
import type { View } from './views/view.ts'

const shown = [0.1, 0.5, 0.9] as const

/** What is drawn: each figure as it is stated, and how far its range spreads it. */
export function drawnTable(scenario: Scenario, figures: readonly DrawnFigure[], view: View): Table[] {
  if (figures.length === 0) return []
  const text = (sentence: Sentence): Cell => ({ is: 'text', text: sentenceText(sentence) })
  const rows = figures.map(({ varied, marginal, persistence }) => {
    const words = new VariedWords(scenario, varied, view)
    const numbers = shown.map((part) => asDecimal(marginal.quantile(part)))
    const entry = varied.inputs[0]?.entry
    const range = (entry && new ValueWords(entry, scenario.definition, view).rangeEnds()) ?? ''
    const [stated, ...told] = [varied.central, ...numbers].map((number) => text(words.number(number)))
    const lasts = persistence === 1 ? 'all years' : persistence === 0 ? 'a year' : `${Math.round(persistence * 100)}%`
    return {
      role: 'item' as const,
      label: words.label,
      cells: [...(stated ? [stated] : []), text([range]), ...told, text([lasts])],
    }
  })
  return [
    {
      heading: 'What is drawn, as its range has it',
      basis: 'of each year; of what is stated by year, what is added to it',
      decimals: view.decimals,
      percentDecimals: view.percentPlaces(2),
      columns: ['stated', 'range', 'P10', 'P50', 'P90', 'lasts'].map((label) => ({ label, note: '' })),
      rows,
      additions: [],
      notes: [
        [
          'Range: as it is stated, low to high. 80 of 100 draws lie in it unless it says otherwise; of one that says min to max, all. Where one side is longer than the other its ends are not P10 and P90, below which 10 and 90 of 100 draws lie; where what is stated is one end of it, all draws outside lie beyond the other. Lasts: how much of the draw of one year is that of the year before.',
        ],
      ],
    },
  ]
}
