import { printYear } from '../base/financial-year.ts'
import { unitInWords } from '../base/money-unit.ts'
import { yearsOf } from '../definition/values/years.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { envelopeTitle } from '../report/pictures.ts'
import { columnLetters, sheetPrefix } from './address.ts'
import type { SheetChart } from './sheet.ts'
import type { SummaryRows } from './summary-rows.ts'
import { columnOfYear, headingRow, lastColumn } from './timeline.ts'

/** What is drawn, of what the summary has: what is left against what care out of hospital costs, else money in and out. */
const drawn: readonly { readonly paths: readonly RowPath[]; readonly title?: string }[] = [
  { paths: ['out-of-hospital.envelope', 'out-of-hospital.spend'], title: envelopeTitle },
  { paths: ['headroom'] },
  { paths: ['funding.total', 'spend.total'] },
]

/** How many rows a chart lies over. */
const chartRows = 17

/**
 * The chart of the summary, over rows from one on, of the rows of its table, which begin at `first`. Undefined where a year has no value, because
 * a spreadsheet would draw nought, and where there is but one year.
 */
export function summaryChart(
  sheet: string,
  rows: SummaryRows,
  first: number,
  from: number,
  { definition }: Scenario,
): SheetChart | undefined {
  const { horizon, unit } = definition
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const position = new Map<string, number>(rows.shown.map(({ row }, at) => [row.path, at]))
  const isWhole = (path: RowPath): boolean => {
    const one = rows.shown[position.get(path) ?? -1]
    return one !== undefined && indices.every((index) => one.valueIn(index) !== undefined)
  }
  const chosen = drawn.find(({ paths }) => paths.every(isWhole))
  if (horizon.count === 0 || chosen === undefined) return undefined
  const range = (row: number): string =>
    `${sheetPrefix(sheet)}$${columnLetters(columnOfYear(0))}$${row}:$${columnLetters(lastColumn(horizon))}$${row}`
  const series = chosen.paths.flatMap((path) => {
    const at = position.get(path) ?? 0
    const label = rows.shown[at]?.row.label ?? path
    const points = indices.map((index) => rows.shown[at]?.valueIn(index)?.toNumber() ?? 0)
    return [{ label, values: range(first + at), points }]
  })
  const shown = series.map(({ label }) => label).join(' and ')
  const title = chosen.title ?? shown
  return {
    title,
    description: `Lines by year, in ${unitInWords(unit)}: ${shown}. The figures stand in the table above.`,
    unit: unitInWords(unit),
    categories: range(headingRow),
    years: yearsOf(horizon).map(printYear),
    series,
    over: {
      row: from,
      column: 1,
      lastRow: from + chartRows,
      lastColumn: Math.min(lastColumn(horizon), columnOfYear(6)),
    },
  }
}
