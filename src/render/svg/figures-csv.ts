import { type Decimal, toPlain } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { ChartData } from '../../report/chart-data.ts'
import { textCell } from '../csv/csv-text.ts'
import { inOneLine } from './text-size.ts'

type Cell = string | Decimal | undefined

/** The figures that a chart is drawn from, as CSV, exact. */
export function figuresCsv(chart: ChartData): string {
  return rowsOf(chart)
    .map((row) => row.map(cellText).join(','))
    .join('\n')
}

function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  return typeof cell === 'string' ? textCell(inOneLine(cell)) : toPlain(cell)
}

function rowsOf(chart: ChartData): readonly (readonly Cell[])[] {
  switch (chart.is) {
    case 'lines':
      return [
        ['series', 'year', 'value'],
        ...chart.of.series.flatMap(({ label, values }) => byYear(label, chart.of.years, values)),
      ]
    case 'bridge': {
      const { start, steps, end } = chart.of
      return [['step', 'value'], ...[start, ...steps, end].map(({ label, value }) => [label, value])]
    }
    case 'tornado':
      return [
        ['figure', 'low', 'stated', 'high'],
        ...chart.of.bars.map(({ label, low, high }) => [label, low, chart.of.centre, high]),
      ]
    case 'fan': {
      const { years, bands, middle, central } = chart.of
      return [
        ['line', 'year', 'value'],
        ...bands.flatMap(({ holds, low, high }) => {
          const share = `${Math.round(holds * 100)}% of draws`
          return [...byYear(`${share}, low`, years, low), ...byYear(`${share}, high`, years, high)]
        }),
        ...byYear('middle', years, middle),
        ...byYear('stated', years, central),
      ]
    }
    case 'grid': {
      const { columns, rows } = chart.of.table
      return [
        ['down', 'across', 'value'],
        ...rows.flatMap(({ label, cells }) =>
          cells.map((cell, at) => [label, columns[at]?.label ?? '', 'value' in cell ? cell.value : undefined]),
        ),
      ]
    }
  }
}

/** A figure a line, so that a change of one is a change of one line. */
function byYear(label: string, years: readonly FinancialYear[], values: readonly (Decimal | undefined)[]): Cell[][] {
  return years.map((year, at) => [label, printYear(year), values[at]])
}
