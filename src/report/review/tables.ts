import type { Decimal } from '../../base/decimal.ts'
import type { Scenario } from '../../open/open.ts'
import type { Table, TableRow } from '../document.ts'
import { type Cell, differenceCell } from '../figure.ts'
import { type Sentence, sentenceText } from '../sentence.ts'
import { VariedWords } from '../varied-words.ts'
import { basisOf, type View } from '../views/view.ts'
import type { ReviewFigures } from './figures.ts'

/** Each row by year, then what would have had to be true, where that was asked. */
export function reviewTables(scenario: Scenario, rows: readonly ReviewFigures[], view: View): Table[] {
  return [
    ...(rows.length > 1 ? [overview(rows, view)] : []),
    ...rows.flatMap((row) => [byYear(row, view), ...growthTable(row, view)]),
    ...hindsightTable(scenario, rows, view),
  ]
}

const nonePlausible = 'none plausible'

const rate = (value: Decimal | undefined): Cell =>
  value === undefined ? { is: 'blank' } : { is: 'rate', value, of: undefined }

/** A variance in per cent of what was projected, where that means something. */
function shareCell(row: ReviewFigures, share: Decimal | undefined): Cell {
  return share === undefined && row.reviewed.are !== 'rates' ? { is: 'text', text: 'n/m' } : rate(share)
}

/** All rows in the year that was asked about. */
function overview(rows: readonly ReviewFigures[], view: View): Table {
  const isOut = rows.every((row) => row.isOutturn)
  return {
    ...shape(view),
    heading: isOut ? 'Plan against what came out' : 'Plan, and what it is held against',
    columns: columns(['Year', true], ['Projected'], [isOut ? 'Actual' : 'Held against'], ['Variance'], ['% of plan']),
    rows: rows.flatMap((row): TableRow[] => {
      const { year } = row
      if (year === undefined) return []
      return [
        {
          role: 'item',
          label: row.label,
          cells: [
            { is: 'text', text: yearOf(row, year.index) },
            row.cell(year.projected, year.index),
            row.cell(year.actual),
            row.apart(year.variance),
            shareCell(row, year.share),
          ],
        },
      ]
    }),
    notes: provisionalNote(rows.some((row) => row.year !== undefined && row.isProvisional(row.year.index))),
  }
}

/** `2020/21 (p)` of a year whose figure may still change. */
function yearOf(row: ReviewFigures, index: number): string {
  return `${row.yearText(index)}${row.isProvisional(index) ? ' (p)' : ''}`
}

function provisionalNote(isThere: boolean): Sentence[] {
  return isThere ? [['(p) provisional: another figure may take its place.']] : []
}

/** One row, a line a year. */
function byYear(row: ReviewFigures, view: View): Table {
  const { years } = row.review
  const hasToDate = row.reviewed.are === 'amounts'
  const hasGrowth = row.reviewed.are !== 'rates'
  return {
    ...shape(view, row.basis),
    heading: `${row.label}: ${row.isOutturn ? 'plan against what came out' : 'plan, and what it is held against'}`,
    columns: columns(
      ['Projected'],
      [row.head],
      ['Variance'],
      ...(hasGrowth ? ([['% of plan']] as const) : []),
      ...(hasToDate ? ([['To date']] as const) : []),
    ),
    rows: years.map((year) => ({
      role: 'item',
      label: yearOf(row, year.index),
      cells: [
        row.cell(year.projected, year.index),
        row.cell(year.actual),
        row.apart(year.variance),
        ...(hasGrowth ? [shareCell(row, year.share)] : []),
        ...(hasToDate ? [row.apart(year.toDate)] : []),
      ],
    })),
    notes: [...row.standsFor, ...provisionalNote(years.some(({ index }) => row.isProvisional(index)))],
  }
}

/** Growth of each year as it was assumed, and as it came out on the figure of the year before. */
function growthTable(row: ReviewFigures, view: View): Table[] {
  const years = row.review.years.filter(({ impliedGrowth }) => impliedGrowth !== undefined)
  if (years.length === 0) return []
  return [
    {
      ...shape(view, 'per cent a year'),
      heading: `${row.label}: growth on the year before`,
      columns: columns(['Assumed'], [row.isOutturn ? 'Came out' : 'Held against'], ['Difference']),
      rows: years.map(({ index, assumedGrowth, impliedGrowth }) => ({
        role: 'item',
        label: yearOf(row, index),
        cells: [
          rate(assumedGrowth),
          rate(impliedGrowth),
          assumedGrowth === undefined || impliedGrowth === undefined
            ? { is: 'blank' }
            : differenceCell('rate', impliedGrowth.minus(assumedGrowth)),
        ],
      })),
      notes: [...row.standsFor, ...provisionalNote(years.some(({ index }) => row.isProvisional(index)))],
    },
  ]
}

/** What each assumption would have had to be, all others as they are. */
function hindsightTable(scenario: Scenario, rows: readonly ReviewFigures[], view: View): Table[] {
  const lines = rows.flatMap((row) =>
    (row.asked.hindsight?.asked ?? []).map(({ varied, solved }): TableRow => {
      const words = new VariedWords(scenario, varied, view)
      const text = (sentence: Sentence): Cell => ({ is: 'text', text: sentenceText(sentence) })
      const { solutions } = solved
      const isValue = varied.how === 'value'
      return {
        role: 'item',
        label: words.label,
        cells: [
          { is: 'text', text: `${row.label}, ${row.yearText(row.asked.index ?? 0)}` },
          isValue ? text(words.number(varied.central)) : { is: 'text', text: 'by year' },
          solutions.length === 0
            ? { is: 'text', text: nonePlausible }
            : { is: 'text', text: solutions.map(({ number }) => sentenceText(words.number(number))).join(' or ') },
        ],
      }
    }),
  )
  if (lines.length === 0) return []
  return [
    {
      ...shape(
        view,
        'a rate in per cent a year, the same in every year that it is stated for; all else as the plan has it',
      ),
      heading: 'What would have had to be true',
      columns: [
        { label: 'for', note: '', isWords: true },
        { label: 'assumed', note: '' },
        { label: 'had to be', note: '' },
      ],
      rows: lines,
      notes: lines.some(({ cells }) => cells.some((cell) => cell.is === 'text' && cell.text === nonePlausible))
        ? [['None plausible: none would have done within 10 points of what was assumed, or 25 for one year alone.']]
        : [],
    },
  ]
}

/** `basis` is what all that stands in the table is in. */
function shape(view: View, basis = basisOf(view)): Pick<Table, 'basis' | 'decimals' | 'percentDecimals' | 'additions'> {
  return { basis, decimals: view.decimals, percentDecimals: view.percentPlaces(2), additions: [] }
}

function columns(...all: readonly (readonly [string, true?])[]): Table['columns'] {
  return all.map(([label, isWords]) => ({ label, note: '', ...(isWords === true ? { isWords } : {}) }))
}
