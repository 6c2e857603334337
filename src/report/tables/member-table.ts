import type { FinancialYear } from '../../base/financial-year.ts'
import { everybodyCounted, type Row } from '../../model/row.ts'
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
  const rows = scenario.projection.model.rows.filter(wanted ?? usualRow(scenario))
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

/** Which rows are shown where none is asked for: the usual ones, or where none of them is of all members, what is of some. */
function usualRow({ definition, model }: Scenario): (row: Row) => boolean {
  const whole = new Set<string>(usual.filter((path) => !model.absent.has(path)))
  if (whole.size > 0) return ({ path }) => whole.has(path)
  const parts = new Set([
    ...definition.streams.map(({ id }) => `funding.${id}.total`),
    ...definition.lines.map(({ id }) => `lines.${id}.spend`),
  ])
  return ({ path }) => parts.has(path) || path === everybodyCounted
}
