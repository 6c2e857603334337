import type { FinancialYear } from '../base/financial-year.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { partsOfRow } from '../questions/by-member.ts'
import type { Table } from './report.ts'
import { TableBuilder } from './table-builder.ts'
import type { View } from './view.ts'

/** The rows that say what a place has and what is left of it. */
const usual: readonly string[] = [
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
  const rows = scenario.projection.model.rows.filter((row) =>
    wanted === undefined ? usual.includes(row.path) : wanted(row),
  )
  for (const [index, row] of rows.entries()) {
    if (index > 0) table.gap()
    table.single(row)
    for (const part of partsOfRow(scenario, row.path)) table.part(part, row)
  }
  return table.build()
}
