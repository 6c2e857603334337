import type { FinancialYear } from '../base/financial-year.ts'
import type { Line, Setting } from '../definition/definition.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { Table } from './report.ts'
import { TableBuilder } from './table-builder.ts'
import type { View } from './view.ts'

const smallShare = '0.05'
const mostWhole = 8

/** Whether some lines share a row of the usual table. */
export function hasFolded(scenario: Scenario): boolean {
  return groupsOf(scenario, scenario.definition.lines).some(({ ids }) => ids.length > 1)
}

/** The usual table: funding, what is held back, the lines, what is left. */
export function mainTable(scenario: Scenario, years: readonly FinancialYear[], view: View): Table {
  const table = new TableBuilder(scenario, years, view)
  const { definition } = scenario
  const funding = table.row('item', 'Funding', ['funding.total'])
  const held = [
    table.rowIfAny('Less reserves', ['reserves.total'], -1),
    table.rowIfAny('Less repayment of earlier deficits', ['surplus.repayment'], -1),
    table.rowIfAny('Less required surplus', ['surplus.required'], -1),
    table.rowIfAny(
      'Less underspends lost',
      definition.streams.flatMap(({ id, ringFence }) => (ringFence?.isLost === true ? [`funding.${id}.lost`] : [])),
      -1,
    ),
  ].flatMap((row) => row ?? [])
  let available = funding
  if (held.length > 0) {
    available = table.row('total', 'Available to spend', ['available'])
    table.adds(available, [funding, ...held])
  }
  table.gap()
  const lines = groupsOf(scenario, definition.lines).map(({ label, ids }) =>
    table.row(
      'item',
      label,
      ids.map((id) => `lines.${id}.spend`),
    ),
  )
  const spend = table.row('total', 'Total spend', ['spend.total'])
  table.adds(spend, lines)
  const headroom = table.row('position', 'Headroom', ['headroom'])
  table.adds(headroom, [available], [spend])
  table.gap()
  if (definition.lines.some(({ setting }) => setting === 'out-of-hospital')) {
    table.row('item', 'Out-of-hospital spend as projected', ['out-of-hospital.spend'])
    table.row('position', 'Out-of-hospital envelope', ['out-of-hospital.envelope'])
  }
  table.row('position', 'Recurrent headroom', ['headroom.recurrent'])
  table.row('position', 'In-year surplus / (deficit)', ['in-year'])
  table.row('position', 'Underlying position', ['underlying'])
  if (definition.savings.length + definition.shifts.length + definition.changes.length > 0) {
    table.row('position', 'Do-nothing surplus / (gap)', ['do-nothing-gap'])
  }
  if (definition.savings.length > 0) {
    table.gap()
    table.row('item', 'New savings delivered in the year', ['savings.total'])
    table.rowIfAny('Of which not yet identified', ['savings.unidentified'], 1)
  }
  table.rowIfAny('Recurrent savings still to be found', ['savings.requirement'], 1)
  return table.build()
}

/** The rows a reader asked for, each with its unit. */
export function chosenTable(
  scenario: Scenario,
  years: readonly FinancialYear[],
  view: View,
  wanted: (row: Row) => boolean,
): Table {
  const table = new TableBuilder(scenario, years, view)
  for (const row of scenario.projection.model.rows) if (wanted(row)) table.single(row)
  return table.build()
}

/** Lines worth a row of their own, and the small ones of each setting together, in the order of the definition. */
function groupsOf({ projection, definition }: Scenario, lines: readonly Line[]): { label: string; ids: string[] }[] {
  const { count } = definition.horizon
  const isSmall = ({ id }: Line): boolean =>
    [0, count].every((index) => {
      const total = valueAt(projection, 'spend.total', index)
      const spend = valueAt(projection, `lines.${id}.spend`, index)
      return total !== undefined && spend !== undefined && spend.abs().lt(total.abs().times(smallShare))
    })
  const small = lines.length > mostWhole ? lines.filter(isSmall) : []
  const groups: { label: string; ids: string[] }[] = []
  const folded = new Map<Setting, string[]>()
  for (const line of lines) {
    const { setting, id, title } = line
    const alike = small.filter((other) => other.setting === setting)
    if (!small.includes(line) || alike.length < 2) {
      groups.push({ label: title, ids: [id] })
      continue
    }
    const ids = folded.get(setting)
    if (ids !== undefined) ids.push(id)
    else {
      const first = [id]
      folded.set(setting, first)
      const alone = lines.every((other) => other.setting !== setting || small.includes(other))
      groups.push({ label: `${alone ? '' : 'Other '}${names[setting]} (${alike.length} lines)`, ids: first })
    }
  }
  return groups.map(({ label, ids }) => ({ label: label.charAt(0).toUpperCase() + label.slice(1), ids }))
}

const names: Record<Setting, string> = {
  hospital: 'hospital',
  'out-of-hospital': 'out-of-hospital',
  prescribing: 'prescribing',
  other: 'other',
}
