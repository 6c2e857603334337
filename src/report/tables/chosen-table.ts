import type { FinancialYear } from '../../base/financial-year.ts'
import { paidAfterShadow, type Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import type { Addition, Table } from '../document.ts'
import type { Sentence } from '../sentence.ts'
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
    notes: [...partedNotes(shown), ...ownSigns(table.added)],
    noteOf: (year) => (isInShadow(shown, scenario, year) ? 'shadow' : undefined),
  })
}

/** That rows stand with their own signs, where some of them are taken away from others: a report shows those in brackets. */
function ownSigns(added: readonly Addition[]): Sentence[] {
  return added.some(({ parts }) => parts.some(({ sign }) => sign === -1))
    ? [['Rows stand with their own signs; what another row takes away, a report calls "less" and shows in brackets.']]
    : []
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
