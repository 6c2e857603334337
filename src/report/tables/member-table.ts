import type { FinancialYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { partsOfRow } from '../../questions/by-member.ts'
import type { Table } from '../document.ts'
import type { View } from '../views/view.ts'
import { TableBuilder } from './table-builder.ts'

/** The rows that say what a place has and what is left of it. */
const usual: readonly RowPath[] = [
  'funding.total',
  'spend.total',
  'headroom',
  'headroom.recurrent',
  'in-year',
  'out-of-hospital.spend',
  'out-of-hospital.envelope',
  'savings.requirement',
]

/** Rows of a place, each followed by what its members bring to it. */
export function memberTable(
  scenario: Scenario,
  years: readonly FinancialYear[],
  view: View,
  wanted: ((row: Row) => boolean) | undefined,
): Table {
  const table = new TableBuilder(scenario, years, view)
  const rows = scenario.projection.model.rows.filter((row) => (wanted === undefined ? isUsual(row.path) : wanted(row)))
  for (const [index, row] of rows.entries()) {
    if (index > 0) table.gap()
    const total = table.single(row)
    table.adds(
      total,
      partsOfRow(scenario, row.path).map((part) => table.part(part, row)),
    )
  }
  return table.build()
}

function isUsual(path: string): boolean {
  return usual.some((other) => other === path)
}
