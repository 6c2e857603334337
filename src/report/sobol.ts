import { countText } from '../base/count-text.ts'
import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Index } from '../questions/sobol/indices.ts'
import type { SobolIndices } from '../questions/sobol/sobol.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made, Table } from './document.ts'
import type { Cell } from './figure.ts'
import { labelWithin, type SaidFigure, type Sentence, say } from './sentence.ts'
import { asDecimal } from './simulation-answer.ts'
import { VariedWords } from './varied-words.ts'
import { basisOf, type View } from './views/view.ts'

/** Indices that were asked for: of which row, in which year by index from the base year. */
export interface SobolAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly row: Row
  readonly index: number
  readonly seed: number
  readonly found: SobolIndices
}

const columns = ['path', 'first_order', 'first_order_low', 'first_order_high', 'total', 'total_low', 'total_high']

/** The chapter of variance-based indices: which ranges the spread of a row comes from. */
export function sobolChapter(answer: SobolAnswer, view: View, made: Made): Chapter {
  const { scenario, file, row, index, seed, found } = answer
  const year = printYear(scenario.definition.horizon.base + index)
  const words = found.figures.map(({ figure }) => new VariedWords(scenario, figure.varied, view))
  const records = found.figures.map(({ figure, indices: { first, total } }) => [
    figure.varied.path,
    ...[first, total].flatMap(({ value, low, high }) => [value, low, high].map(asDecimal)),
  ])
  const text = (cell: Decimal | string | undefined): string | null =>
    cell === undefined ? null : typeof cell === 'string' ? cell : toPlain(cell)
  return answerChapter(scenario, file, view, made, {
    facts: facts(answer, words, year),
    tables: [table(answer, words, view)],
    notes: notes(found, seed),
    basis: basisOf(view, row),
    records: () => ({
      columns,
      rows: records,
      data: {
        scenario: scenario.name,
        title: scenario.definition.title,
        row: row.path,
        label: row.label,
        year,
        samples: found.samples,
        points: found.points,
        runs: found.runs,
        seed,
        indices: records.map((cells) => Object.fromEntries(columns.map((column, at) => [column, text(cells[at])]))),
        without_effect: found.without,
        set: scenario.settings,
        inputs: made.inputs(scenario),
      },
    }),
  })
}

function facts({ row, found }: SobolAnswer, words: readonly VariedWords[], year: string): Sentence[] {
  const [first] = found.figures
  if (first === undefined) return []
  const alone = found.figures.reduce((sum, { indices }) => sum + indices.first.value, 0)
  const together = Math.max(0, 1 - alone)
  return [
    say`Of how far the ranges spread ${labelWithin(row)} in ${year}, ${partOf(first.indices.first.value)} comes from ${words[0]?.within ?? ''} alone: so much of the variance would go if it were known.`,
    // Estimates are out by something: that they add up to more than all must not be hidden.
    Math.round(alone * 100) > 100
      ? say`All figures alone are estimated at ${partOf(alone)} of it, more than there is: what comes of several at once is less than the estimates are out by, and more --samples bring them nearer.`
      : say`All figures alone make ${partOf(alone)} of it; ${partOf(together)} comes of several at once.`,
  ]
}

function table({ found, row }: SobolAnswer, words: readonly VariedWords[], view: View): Table {
  const cell = (value: number): Cell => ({ is: 'share', value: asDecimal(value), of: undefined })
  const cells = ({ value, low, high }: Index): Cell[] => [value, low, high].map(cell)
  return {
    heading: '',
    basis: basisOf(view, row),
    decimals: view.decimals,
    percentDecimals: view.percentPlaces(1),
    columns: [
      { label: 'alone', note: '' },
      { label: 'from', note: '' },
      { label: 'to', note: '' },
      { label: 'with others', note: '' },
      { label: 'from', note: '' },
      { label: 'to', note: '' },
    ],
    rows: found.figures.map(({ indices: { first, total } }, at) => ({
      role: 'item',
      label: words[at]?.label ?? '',
      cells: [...cells(first), ...cells(total)],
    })),
    additions: [],
    notes: [],
  }
}

function notes({ figures: found, without, samples, points, runs }: SobolIndices, seed: number): Sentence[] {
  return [
    [
      'Alone is the part of the variance that would go if the figure were known (first-order index); with others, the part that would be left if all others were known (total index). From and to hold each with 95%, by 1,000 resamples.',
    ],
    ['Figures are drawn by their ranges, independently; risks are not drawn. What has no range is taken as certain.'],
    [
      `${countText(samples)} points in two samples of scrambled Sobol points (Saltelli, with Jansen's estimators): ${countText(runs)} runs in binary fractions. Seed ${seed}.`,
    ],
    ...(found.some(({ indices: { first, total } }) => first.low < 0 || first.high > 1 || total.high > 1)
      ? [['An estimate may lie a little below nought or above 100%, where the true part does not.']]
      : []),
    ...(points < samples
      ? [[`In ${countText(samples - points)} points the row has no value somewhere; they count in none.`]]
      : []),
    ...(without > 0
      ? [
          [
            `${without} other ${without === 1 ? 'figure states' : 'figures state'} a range on which this row does not rest.`,
          ],
        ]
      : []),
  ]
}

function partOf(value: number): SaidFigure {
  return { is: 'share', value: asDecimal(value), of: undefined, places: 0 }
}
