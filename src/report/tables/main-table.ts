import type { FinancialYear } from '../../base/financial-year.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import type { Table } from '../document.ts'
import type { View } from '../views/view.ts'
import { foldedLines } from './fold-lines.ts'
import { TableBuilder } from './table-builder.ts'

/** The usual table: funding, what is held back, the lines, what is left. */
export function mainTable(scenario: Scenario, years: readonly FinancialYear[], view: View): Table {
  const table = new TableBuilder(scenario, years, view)
  const { definition } = scenario
  const funding = table.row('item', 'Funding', ['funding.total'])
  const held = [
    table.rowIfAny('Less reserves', ['reserves.total'], -1),
    table.rowIfAny('Less repayment of earlier deficits', ['surplus.repayment'], -1),
    table.rowIfAny('Less required surplus', ['surplus.required'], -1),
    table.rowIfAny('Less underspends lost', ['funding.lost'], -1),
  ].flatMap((row) => row ?? [])
  let available = funding
  if (held.length > 0) {
    available = table.row('total', 'Available to spend', ['available'])
    table.adds(available, [funding, ...held])
  }
  table.gap()
  const lines = foldedLines(scenario).map(({ label, ids }) =>
    table.row(
      'item',
      label,
      ids.map((id): RowPath => `lines.${id}.spend`),
    ),
  )
  const spend = table.row('total', 'Total spend', ['spend.total'])
  table.adds(spend, lines)
  const headroom = table.position('Headroom', 'headroom')
  table.adds(headroom, [available], [spend])
  table.gap()
  if (definition.lines.some(({ setting }) => setting === 'out-of-hospital')) {
    const projected = table.row('item', 'Out-of-hospital spend as projected', ['out-of-hospital.spend'])
    const envelope = table.position('Out-of-hospital envelope', 'out-of-hospital.envelope')
    table.adds(envelope, [headroom, projected])
  }
  table.position('Recurrent headroom', 'headroom.recurrent')
  table.position('In-year surplus / (deficit)', 'in-year')
  table.position('Underlying position', 'underlying')
  if (definition.horizon.count > 0) table.toDate('Headroom to date', 'headroom.to-date')
  if (definition.savings.length + definition.shifts.length + definition.changes.length > 0) {
    table.position('Do-nothing surplus / (gap)', 'do-nothing-gap')
  }
  if (definition.savings.length > 0) {
    table.gap()
    table.row('item', 'New savings delivered in the year', ['savings.total'])
    table.rowIfAny('Of which not yet identified', ['savings.unidentified'], 1)
  }
  table.rowIfAny('Recurrent savings still to be found', ['savings.requirement'], 1)
  return table.build()
}
