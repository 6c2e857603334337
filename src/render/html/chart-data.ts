import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Unit } from '../../formula/unit.ts'
import { figureText, placesOf } from '../../formula/unit-print.ts'
import type { Chapter, Chart } from '../../report/document.ts'
import type { Markup } from './markup.ts'
import { writtenTable } from './table.ts'

/** What the charts of a chapter are drawn from, a table each. Bars, fans and waterfalls have tables in the chapter that say the same. */
export function chartTables({ charts }: Pick<Chapter, 'charts'>): Markup[] {
  return charts.map(linesTable)
}

/** The figures that a chart of lines is drawn from. */
export function linesTable({ title, unit, years, series, decimals }: Chart): Markup {
  return writtenTable(
    { title: `${title}, by year`, basis: unit, isHeaded: false },
    years.map((year) => ({ label: printYear(year), note: '' })),
    series.map(({ label, values }) => ({
      label,
      cells: years.map((_, at) => figure(values[at], 'money', decimals)),
    })),
  )
}

function figure(value: Decimal | undefined, is: Unit, decimals: number): string {
  return value === undefined ? '' : figureText(value, is, placesOf(is, { money: decimals, percent: decimals }))
}
