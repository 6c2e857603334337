import type { FinancialYear } from '../../base/financial-year.ts'
import { paidAfterShadow, type Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import type { Table } from '../document.ts'
import type { View } from '../views/view.ts'
import { partedNotes } from './parted-rows.ts'
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
  return table.build({
    notes: partedNotes(shown),
    noteOf: (year) => (isInShadow(shown, scenario, year) ? 'not paid' : undefined),
  })
}

/** Whether a year is one in which nothing that is shown is paid: all of it that has a value is of contracts in shadow. */
function isInShadow(
  shown: readonly (readonly [Row, number])[],
  { projection, definition }: Scenario,
  year: FinancialYear,
): boolean {
  const index = year - definition.horizon.base
  const there = shown.filter(([{ path }]) => valueAt(projection, path, index) !== undefined)
  return there.length > 0 && there.every(([row]) => index < (paidAfterShadow(row) ?? 0))
}
