import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { figureText } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { MemberPart } from '../questions/by-member.ts'
import { statusOf } from './figures.ts'
import type { Addition, Cell, Column, Table, TableRow } from './report.ts'
import { type View, viewed, viewedPart, whoseIn } from './view.ts'
import { peopleWords } from './view-words.ts'

interface BuildOptions {
  /** Whether the change over the years shown has a column of its own. */
  readonly isChangeShown?: boolean
  /** What to say of a year in the place of base, confirmed or assumed. */
  readonly noteOf?: (year: FinancialYear) => string | undefined
}

/** Puts a table together, a row at a time, in one view of a scenario. */
export class TableBuilder {
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
    const { value: inView } = viewed(this.view, row)
    const cells = this.years.map((year): Cell => {
      const own = this.value(path, year)
      const value = own && inView(own, year - this.scenario.definition.horizon.base)
      return value === undefined ? { is: 'blank' } : { is: unit, value }
    })
    const counted = unit === 'activity' || unit === 'declared' ? words : isReal ? this.view.realPrices : undefined
    const told = counted === undefined ? label : `${label} (${counted})`
    this.rows.push({
      role: 'item',
      label: `${told}${peopleWords(whoseIn(this.view, row))}`,
      cells: [...cells, changeOf(cells)],
    })
  }

  /** What a member of a place brings to the row above: its figures times its share, or as they are where they are not added. */
  part(part: MemberPart, row: Row): void {
    const { share, value: inView, whose } = viewedPart(this.view, part, row)
    const cells = this.years.map((year): Cell => {
      const index = year - this.scenario.definition.horizon.base
      const own = part.values[index]
      const here = own && (share === undefined ? own : own.times(share))
      const value = here && inView(here, index)
      return value === undefined ? { is: 'blank' } : { is: row.unit, value }
    })
    const isTold = share !== undefined && !part.isPart && !share.eq(1)
    const told = isTold ? ` (${figureText(share, 'share', 1)})` : peopleWords(whose)
    this.rows.push({ role: 'item', label: `  ${part.member.title}${told}`, cells: [...cells, changeOf(cells)] })
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

  /** `basis` says what the figures are, where the table stands by itself under a heading. */
  build(heading = '', basis = '', { isChangeShown = true, noteOf }: BuildOptions = {}): Table {
    const columns: Column[] = this.years.map((year) => {
      const status = statusOf(year, this.scenario)
      return { label: printYear(year), note: noteOf?.(year) ?? (status === 'confirmed' ? '' : status) }
    })
    return {
      heading,
      basis,
      decimals: this.view.decimals,
      // Pounds per head have no pence; a rate beside them keeps the places it has beside cash.
      percentDecimals: this.view.cash.decimals,
      columns: isChangeShown ? [...columns, { label: 'change', note: '' }] : columns,
      rows: isChangeShown ? this.rows : this.rows.map((row) => ({ ...row, cells: row.cells.slice(0, columns.length) })),
      additions: this.additions,
    }
  }

  private moneyCells(valueIn: (year: FinancialYear) => Decimal | undefined): Cell[] {
    const cells = this.years.map((year): Cell => {
      const own = valueIn(year)
      const value = own && this.view.money(own, year - this.scenario.definition.horizon.base)
      return value === undefined ? { is: 'blank' } : { is: 'money', value }
    })
    return [...cells, changeOf(cells)]
  }

  private value(path: string, year: FinancialYear): Decimal | undefined {
    return valueAt(this.scenario.projection, path, year - this.scenario.definition.horizon.base)
  }
}

/** The change of money over the years shown; of nothing else, whose figures do not add. */
function changeOf(cells: readonly Cell[]): Cell {
  const [first, last] = [cells[0], cells.at(-1)]
  return first?.is === 'money' && last?.is === 'money'
    ? { is: 'money', value: last.value.minus(first.value) }
    : { is: 'blank' }
}
