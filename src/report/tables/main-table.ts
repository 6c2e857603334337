import type { FinancialYear } from '../../base/financial-year.ts'
import { linesIn } from '../../model/care-settings.ts'
import { heldRows } from '../../model/held-of-funding.ts'
import type { Row } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { type Projection, rowNamed, valueAt } from '../../open/project.ts'
import type { Table } from '../document.ts'
import { mostTold } from '../most-told.ts'
import { lowerFirst } from '../sentence.ts'
import type { View } from '../views/view.ts'
import { foldedLines, type LineGroup } from './fold-lines.ts'
import { type OneOffStream, oneOffNotes, oneOffStreams } from './one-off-funding.ts'
import { paidBesideCost } from './paid-beside-cost.ts'
import { repaidNote } from './repaid.ts'
import { TableBuilder } from './table-builder.ts'
import { toUnderlying } from './to-underlying.ts'

/**
 * The usual table: funding, what is held back, the lines, what is left; without lines what else is stated. `groups` says which lines share a
 * row, where the table stands beside that of another scenario.
 */
export function mainTable(
  scenario: Scenario,
  years: readonly FinancialYear[],
  view: View,
  groups: readonly LineGroup[] = foldedLines(scenario),
): Table {
  const table = new TableBuilder(scenario, years, view)
  const { definition } = scenario
  const isOfLines = definition.lines.length > 0
  if (!isOfLines || scenario.model.absent.has('funding.total')) streams(table, scenario)
  const oneOff = oneOffStreams(scenario)
  const available = moneyIn(table, oneOff)
  table.gap()
  if (isOfLines) spendAndPositions(table, scenario, available, groups)
  else stated(table, scenario)
  return table.build({
    notes: [
      ...oneOffNotes(oneOff, scenario, view),
      ...repaidNote(scenario, view),
      ...paidBesideCost(scenario, years, view),
      ...(isOfLines ? toUnderlying(scenario, years, view) : []),
    ],
  })
}

/** Funding and what is held back of it. Returns the position of what is available to spend. */
function moneyIn(table: TableBuilder, oneOff: readonly OneOffStream[]): number | undefined {
  const funding = table.named('item', 'funding.total')
  if (funding !== undefined)
    for (const { title, path } of oneOff) table.rowIfAny(`Of which ${lowerFirst(title)}`, [path], 1)
  const held = heldBack(table)
  if (held.length === 0) return funding
  const available = table.named('total', 'available')
  table.adds(available, [funding, ...held])
  return available
}

/** What is held back of funding, a row each where there is any. Returns their positions. */
export function heldBack(table: TableBuilder): number[] {
  return heldRows.flatMap((path) => table.lessIfAny(path) ?? [])
}

function spendAndPositions(
  table: TableBuilder,
  scenario: Scenario,
  available: number | undefined,
  groups: readonly LineGroup[],
): void {
  const { definition } = scenario
  const lines = groups.map(({ label, ids }) =>
    table.row(
      'item',
      label,
      ids.map((id): RowPath => `lines.${id}.spend`),
    ),
  )
  const spend = table.named('total', 'spend.total')
  table.adds(spend, lines)
  const headroom = table.position('headroom')
  table.adds(headroom, [available], [spend])
  table.gap()
  const outside = linesIn(definition, 'out-of-hospital')
  // Beside no envelope the spend on a single service, or on all lines, is said above.
  const isSaid = outside.length === 1 || outside.length === definition.lines.length
  if (outside.length > 0 && !(isSaid && scenario.model.absent.has('out-of-hospital.envelope'))) {
    const projected = table.named('item', 'out-of-hospital.spend')
    const envelope = table.position('out-of-hospital.envelope')
    table.adds(envelope, [headroom, projected])
  }
  table.position('headroom.recurrent')
  table.position('in-year')
  table.position('underlying')
  if (definition.horizon.count > 0) table.toDate('headroom.to-date', headroom)
  if (definition.savings.length + definition.shifts.length + definition.changes.length > 0) {
    table.position('do-nothing-gap')
  }
  if (definition.savings.length > 0) {
    table.gap()
    table.named('item', 'savings.total')
    // Of the row above, whose noun need not be said again.
    table.rowIfAny('Of which unidentified', ['savings.unidentified'], 1)
  }
  table.namedIfAny('savings.requirement')
}

/** Each stream of funding, where there are no lines, or no total of it. */
function streams(table: TableBuilder, { definition, model }: Scenario): void {
  const all = definition.streams
  // One alone is the total, which a place has where every member states its funding.
  if (all.length < 2 && !model.absent.has('funding.total')) return
  for (const { id, title } of all.slice(0, mostTold)) table.row('item', title, [`funding.${id}.total`])
}

/** What a definition without lines is about beside its funding: how that grows, people, prices, and what the author measures. */
function stated(table: TableBuilder, { projection }: Scenario): void {
  const named: readonly RowPath[] = [
    'funding.growth',
    'funding.growth-per-head',
    'funding.growth-real',
    'population.total',
    'prices.index',
  ]
  const rows = [
    ...named.map((path) => rowNamed(projection, path)).filter((row) => row !== undefined && hasValue(row, projection)),
    ...projection.model.rows.filter(({ section }) => section === 'measures').slice(0, mostTold),
  ]
  for (const row of rows) if (row !== undefined) table.single(row)
}

/** Whether a row has a value in any year: what rests on people or prices that are not stated has none. */
function hasValue({ path }: Row, projection: Projection): boolean {
  const years = Array.from({ length: projection.model.horizon.count + 1 }, (_, index) => index)
  return years.some((index) => valueAt(projection, path, index) !== undefined)
}
