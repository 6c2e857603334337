import type { Scenario } from '../analysis/open.ts'
import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Line, Setting } from '../definition/definition.ts'
import { valueAt } from '../engine/project.ts'
import type { Row } from '../model/row.ts'
import { statusOf } from './figures.ts'
import type { Addition, Cell, Column, Table, TableRow } from './report.ts'
import { type View, viewed } from './view.ts'

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

class TableBuilder {
  private readonly rows: TableRow[] = []
  private readonly additions: Addition[] = []
  private readonly scenario: Scenario
  private readonly years: readonly FinancialYear[]
  private readonly view: View

  constructor(scenario: Scenario, years: readonly FinancialYear[], view: View) {
    this.scenario = scenario
    this.years = years
    this.view = view
  }

  /** A row of money: the sum of some rows of the model. Returns its position. */
  row(role: TableRow['role'], label: string, paths: readonly string[], sign: 1 | -1 = 1): number {
    const valueIn = (year: FinancialYear): Decimal | undefined => {
      const found = paths.flatMap((path) => this.value(path, year) ?? [])
      const total = found.length === 0 ? undefined : found.reduce((sum, value) => sum.plus(value))
      return total === undefined || sign === 1 ? total : total.neg()
    }
    this.rows.push({ role, label, cells: this.moneyCells(valueIn) })
    return this.rows.length - 1
  }

  /** The same, where any year of the horizon has something. */
  rowIfAny(label: string, paths: readonly string[], sign: 1 | -1): number | undefined {
    const { base, count } = this.scenario.definition.horizon
    const years = Array.from({ length: count + 1 }, (_, index) => base + index)
    const any = paths.some((path) => years.some((year) => this.value(path, year)?.isZero() === false))
    return any ? this.row('item', label, paths, sign) : undefined
  }

  single(row: Row): void {
    const { path, label, unit, words, isReal } = row
    if (unit === 'money' && !isReal) {
      this.row('item', label, [path])
      return
    }
    const { value: inView } = viewed(this.view, row)
    const cells = this.years.map((year): Cell => {
      const own = this.value(path, year)
      const value = own && inView(own, year - this.scenario.definition.horizon.base)
      return value === undefined ? { is: 'blank' } : { is: unit, value }
    })
    const counted = unit === 'activity' || unit === 'declared' ? words : isReal ? this.view.realPrices : undefined
    const told = counted === undefined ? label : `${label} (${counted})`
    this.rows.push({ role: 'item', label: told, cells: [...cells, { is: 'blank' }] })
  }

  gap(): void {
    this.rows.push({ role: 'gap', label: '', cells: [] })
  }

  adds(total: number, plus: readonly number[], minus: readonly number[] = []): void {
    const parts = [
      ...plus.map((row) => ({ row, sign: 1 as const })),
      ...minus.map((row) => ({ row, sign: -1 as const })),
    ]
    if (parts.length > 0) this.additions.push({ total, parts })
  }

  build(): Table {
    const columns: Column[] = this.years.map((year) => {
      const status = statusOf(year, this.scenario)
      return { label: printYear(year), note: status === 'confirmed' ? '' : status }
    })
    return {
      heading: '',
      basis: '',
      decimals: this.view.decimals,
      // Pounds per head have no pence; a rate beside them keeps the places it has beside cash.
      percentDecimals: this.view.cash.decimals,
      columns: [...columns, { label: 'change', note: '' }],
      rows: this.rows,
      additions: this.additions,
    }
  }

  private moneyCells(valueIn: (year: FinancialYear) => Decimal | undefined): Cell[] {
    const cell = (value: Decimal | undefined): Cell => (value === undefined ? { is: 'blank' } : { is: 'money', value })
    const viewed = this.years.map((year) => {
      const value = valueIn(year)
      return value === undefined ? undefined : this.view.money(value, year - this.scenario.definition.horizon.base)
    })
    const [first, last] = [viewed[0], viewed.at(-1)]
    const change = first === undefined || last === undefined ? undefined : last.minus(first)
    return [...viewed, change].map(cell)
  }

  private value(path: string, year: FinancialYear): Decimal | undefined {
    return valueAt(this.scenario.projection, path, year - this.scenario.definition.horizon.base)
  }
}
