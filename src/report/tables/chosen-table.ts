import type { FinancialYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { Table } from '../document.ts'
import type { View } from '../views/view.ts'
import { TableBuilder } from './table-builder.ts'

/** The rows a reader asked for, each with its unit. */
export function chosenTable(
  scenario: Scenario,
  years: readonly FinancialYear[],
  view: View,
  wanted: (row: Row) => boolean,
): Table {
  const table = new TableBuilder(scenario, years, view)
  const { rows, views } = scenario.projection.model
  const shown = [...rows, ...views()].filter(wanted).map((row) => [row, table.single(row)] as const)
  table.addsAmong(shown)
  return table.build()
}
