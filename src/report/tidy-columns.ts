import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { daysOf } from './figures.ts'
import type { RecordValue } from './records.ts'

/** The columns that say what a figure is of, in every table of figures for machines. */
export const nameColumns = ['scenario', 'row', 'label', 'unit', 'price_base'] as const

/** The columns that say of which year it is, where a line is of one. */
export const yearColumns = ['year', 'year_start', 'year_end'] as const

/** What stands under the columns of names. */
export function nameCells(
  scenario: string,
  { row, unit, priceBase }: { readonly row: NamedRow; readonly unit: string; readonly priceBase: string },
): readonly string[] {
  return [scenario, row.path, row.label, unit, priceBase]
}

interface NamedRow {
  readonly path: string
  readonly label: string
}

/** What stands under the columns of a year. */
export function yearCells(year: FinancialYear): readonly RecordValue[] {
  const { start, end } = daysOf(year)
  return [printYear(year), start, end]
}
