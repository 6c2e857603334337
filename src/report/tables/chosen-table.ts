import type { FinancialYear } from '../../base/financial-year.ts'
import { paidAfterShadow, type Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { valueAt } from '../../open/project.ts'
import type { Addition, Table } from '../document.ts'
import type { Sentence } from '../sentence.ts'
import type { View } from '../views/view.ts'
import { partedNotes } from './parted-rows.ts'
import { priceSteps } from './price-steps.ts'
import { sameAsRow, sameInItem } from './same-in-item.ts'
import { TableBuilder } from './table-builder.ts'

/** The rows a reader asked for, each with its unit; where it is said, without the years in which none has a figure. */
export function chosenTable(
  scenario: Scenario,
  years: readonly FinancialYear[],
  view: View,
  wanted: (row: Row) => boolean,
  isBlankLeftOut = false,
): Table {
  const table = new TableBuilder(scenario, years, view)
  const { rows, views } = scenario.projection.model
  const said = sameInItem([...rows, ...views()].filter(wanted), years, scenario)
  const placed = new Map<Row, number>()
  for (const { row, others } of said) {
    const at = table.single(row)
    for (const same of [row, ...others]) placed.set(same, at)
  }
  const shown = [...placed]
  table.addsAmong(shown)
  return table.build({
    isBlankLeftOut,
    notes: [
      ...partedNotes(shown),
      ...said.flatMap(sameAsRow),
      ...ownSigns(table.added),
      ...priceSteps(
        scenario,
        shown.map(([row]) => row),
      ),
    ],
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
