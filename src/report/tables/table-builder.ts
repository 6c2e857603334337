import { type Decimal, epsilon } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { sumOf } from '../../base/sum-of.ts'
import { listYears } from '../../definition/values/years.ts'
import { areWhole, figureText } from '../../formula/unit-print.ts'
import type { Row } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt, rowByYear, rowNamed, rowValueIfAny, valueAt } from '../../open/project.ts'
import type { MemberPart } from '../../questions/by-member.ts'
import type { Addition, Column, Table, TableRow } from '../document.ts'
import type { Cell, Origin } from '../figure.ts'
import { statusOf } from '../figures.ts'
import { lowerFirst, type Sentence } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { Whose } from '../views/people-of.ts'
import type { View } from '../views/view.ts'
import { peopleWords } from '../views/view-words.ts'
import { viewed, viewedPart, whoseIn } from '../views/viewed.ts'
import { additionsOf, totalsBelow } from './additions.ts'
import { withinOf } from './label-in-item.ts'
import { partedAdditions } from './parted-rows.ts'

/** What a table says beside its rows, where it stands by itself under a heading. */
interface BuildOptions {
  readonly heading?: string
  /** What the figures are. */
  readonly basis?: string
  /** Whether the change over the years shown has a column of its own. */
  readonly isChangeShown?: boolean
  /** What to say of a year in the place of base, confirmed or assumed. */
  readonly noteOf?: (year: FinancialYear) => string | undefined
  readonly notes?: readonly Sentence[]
  /** Whether years in which no row has a value are left out, and said to be, where there are others. */
  readonly isBlankLeftOut?: boolean
}

/** A position or another row that is said once, with the names of those that are the same. */
interface Position {
  readonly label: string
  readonly row: number
  readonly values: readonly (Decimal | undefined)[]
  readonly others: string[]
}

/** A row of the model that stands in the table at a place. */
interface Labelled extends Pick<Row, 'path' | 'section'> {
  readonly at: number
}

/** Puts a table together, a row at a time, in one view of a scenario. */
export class TableBuilder {
  private readonly rows: TableRow[] = []
  private readonly additions: Addition[] = []
  private readonly positions: Position[] = []
  /** Rows of the model, by label. */
  private readonly labelled = new Map<string, Labelled[]>()
  private readonly scenario: Scenario
  private readonly years: readonly FinancialYear[]
  private readonly view: View

  constructor(scenario: Scenario, years: readonly FinancialYear[], view: View) {
    this.scenario = scenario
    this.years = years
    this.view = view
  }

  /**
   * A row of money: the sum of some rows of the model, or with -1 what they take away. Returns its position; undefined, with
   * nothing put in, where what one of them rests on is not stated.
   */
  row(role: TableRow['role'], label: string, paths: readonly RowPath[], sign: 1 | -1 = 1): number | undefined {
    if (this.isAbsent(paths)) return undefined
    const all = paths.map((path) => rowByYear(this.scenario.projection, path))
    const cells = this.cells('money', { rows: paths, ...(sign === -1 ? { isTakenAway: true } : {}) }, (index) => {
      const total = sumOf(all.map((valueIn) => valueIn(index)))
      return total && this.view.money(sign === 1 ? total : total.neg(), index)
    })
    this.rows.push({ role, label, cells })
    return this.rows.length - 1
  }

  /** A row of money by its own name, so that one thing has one name in every table. Returns its position; undefined where it is not there. */
  named(role: TableRow['role'], path: RowPath): number | undefined {
    return this.isAbsent([path]) ? undefined : this.row(role, this.labelOf(path), [path])
  }

  /**
   * A position, said once: where it is to the digit one that stands above, in every year of the horizon, it is named below the
   * table as the same. Returns its position, or that of the other one; undefined where there is no such row.
   */
  position(path: RowPath): number | undefined {
    return this.once('position', path)
  }

  /** The same of a row of any kind, by its own name or another. */
  once(role: TableRow['role'], path: RowPath, label = this.labelOf(path)): number | undefined {
    if (this.isAbsent([path])) return undefined
    const values = this.everyYear.map((index) => rowValueIfAny(this.scenario.projection, path, index))
    const same = this.positions.find((other) => other.values.every((value, index) => isEqual(value, values[index])))
    if (same !== undefined) {
      same.others.push(label)
      return same.row
    }
    const row = this.row(role, label, [path])
    if (row === undefined) return undefined
    this.positions.push({ label, row, values, others: [] })
    return row
  }

  /** A row that adds up years, each as it is viewed; `of` is where the row stands whose years they are. */
  toDate(path: RowPath, of: number | undefined): void {
    if (this.isAbsent([path])) return
    const figures = new FiguresInView(this.scenario, this.view)
    const cells = this.cells('money', { rows: [path] }, (index) => figures.money(path, index)?.value)
    this.rows.push({ role: 'position', label: this.labelOf(path), cells })
    if (of !== undefined)
      this.additions.push({ total: this.rows.length - 1, parts: [{ row: of, sign: 1 }], isRunning: true })
  }

  private labelOf(path: RowPath): string {
    return rowNamed(this.scenario.projection, path)?.label ?? path
  }

  /** Whether one of some rows is not there because what it rests on is not stated. */
  private isAbsent(paths: readonly RowPath[]): boolean {
    const { absent } = this.scenario.projection.model
    return paths.some((path) => absent.has(path))
  }

  private get everyYear(): number[] {
    return Array.from({ length: this.scenario.definition.horizon.count + 1 }, (_, index) => index)
  }

  /** The same, where there is such a row and any year of the horizon has something. */
  rowIfAny(label: string, paths: readonly RowPath[], sign: 1 | -1): number | undefined {
    const { projection } = this.scenario
    const years = this.everyYear
    const any = paths.some((path) => years.some((index) => rowValueIfAny(projection, path, index)?.isZero() === false))
    return any ? this.row('item', label, paths, sign) : undefined
  }

  /** A row by its own name, where any year of the horizon has something of it. */
  namedIfAny(path: RowPath): number | undefined {
    return this.hasRow(path) ? this.rowIfAny(this.labelOf(path), [path], 1) : undefined
  }

  /** A row that takes away from those above, by its own name, where there is any. */
  lessIfAny(path: RowPath): number | undefined {
    return this.hasRow(path) ? this.rowIfAny(`Less ${lowerFirst(this.labelOf(path))}`, [path], -1) : undefined
  }

  private hasRow(path: RowPath): boolean {
    return rowNamed(this.scenario.projection, path) !== undefined
  }

  /** A row of the model by its own label, or another, with its unit. Returns its position. */
  single(row: Row, label = row.label): number {
    const { path, unit, words, realPrices } = row
    const { value: inView, apart } = viewed(this.view, row)
    const cells = this.cells(unit, { rows: [path] }, (index) => {
      const own = valueAt(this.scenario.projection, path, index)
      return own && inView(own, index)
    }).map((cell) =>
      apart === undefined || cell.is === 'text' || cell.is === 'blank' ? cell : { ...cell, places: apart.decimals },
    )
    const prices = [apart?.words ?? [], (realPrices && `${printYear(realPrices)} prices`) ?? []].flat()
    const counted = unit === 'activity' || unit === 'declared' ? (words ?? []) : inPounds(this.view, unit)
    // What has no value is in no prices.
    const told = [...(cells.every(({ is }) => is === 'blank') ? [] : prices), counted].flat().join(', ')
    const people = apart === undefined ? peopleWords(whoseIn(this.view, row), row.people) : ''
    const more = `${told === '' ? '' : ` (${told})`}${people}`
    const within = label === row.label ? withinOf(row) : undefined
    if (label === row.label) this.noteLabel(`${label}${more}`, row)
    this.rows.push({
      role: 'item',
      label: `${label}${more}`,
      cells: wholly(unit, cells),
      ...(within === undefined ? {} : { within: { ...within, label: `${within.label}${more}` } }),
    })
    return this.rows.length - 1
  }

  /** Rows of one label, such as those of a funding stream and of a line of one title, cannot be told apart without their kinds. */
  private noteLabel(label: string, { path, section }: Row): void {
    const alike = this.labelled.get(label)
    if (alike === undefined) this.labelled.set(label, [{ at: this.rows.length, path, section }])
    else alike.push({ at: this.rows.length, path, section })
  }

  private get labelledApart(): readonly TableRow[] {
    const told = new Map([...this.labelled.values()].flatMap((alike) => (alike.length < 2 ? [] : apartBy(alike))))
    if (told.size === 0) return this.rows
    return this.rows.map((row, at) => {
      const by = told.get(at)
      if (by === undefined) return row
      const named = (label: string): string => `${label} (${by})`
      return {
        ...row,
        label: named(row.label),
        ...(row.within === undefined ? {} : { within: { ...row.within, label: named(row.within.label) } }),
      }
    })
  }

  /** What a member of a place brings to the row above: its figures times its share, or as they are where they are not added. Returns its position. */
  part(part: MemberPart, row: Row): number {
    const { share, value: inView, whose } = viewedPart(this.view, part, row)
    const cells = this.cells(row.unit, { rows: [row.path], member: part.member.id }, (index) => {
      const own = part.values[index]
      return own && inView(own, index, share)
    })
    const isTold = share !== undefined && !part.isPart && !share.eq(1)
    const told = isTold ? ` (${figureText(share, 'share', this.view.percentPlaces(1))})` : partWords(part, whose)
    this.rows.push({ role: 'item', label: `  ${part.member.title}${told}`, cells })
    return this.rows.length - 1
  }

  /** Space before what follows; none where nothing stands above it. */
  gap(): void {
    if ((this.rows.at(-1)?.role ?? 'gap') !== 'gap') this.rows.push({ role: 'gap', label: '', cells: [] })
  }

  /** That a row is what others come to; nothing where one of them is not there, or is the row itself. */
  adds(
    total: number | undefined,
    plus: readonly (number | undefined)[],
    minus: readonly (number | undefined)[] = [],
  ): void {
    const parts = [
      ...plus.map((row) => ({ row, sign: 1 as const })),
      ...minus.map((row) => ({ row, sign: -1 as const })),
    ]
    const known = parts.flatMap(({ row, sign }) => (row === undefined ? [] : [{ row, sign }]))
    const isOther = known.every(({ row }) => row !== total)
    if (total !== undefined && isOther && parts.length > 0 && known.length === parts.length)
      this.additions.push({ total, parts: known })
  }

  /** Rows that a reader can add up, among those put in one by one. */
  addsAmong(rows: readonly (readonly [Row, number])[]): void {
    this.additions.push(
      ...additionsOf(rows, (path) => rowAt(this.scenario.projection, path)),
      ...partedAdditions(rows),
      ...totalsBelow(this.rows),
    )
  }

  /** What adds up so far. */
  get added(): readonly Addition[] {
    return this.additions
  }

  build({
    heading = '',
    basis = '',
    isChangeShown = true,
    noteOf,
    notes = [],
    isBlankLeftOut = false,
  }: BuildOptions = {}): Table {
    const blank = isBlankLeftOut ? this.blankYears : new Set<number>()
    const columns: Column[] = this.years.map((year) => {
      const status = statusOf(year, this.scenario)
      return { label: printYear(year), note: noteOf?.(year) ?? (status === 'confirmed' ? '' : status) }
    })
    // A table ends with figures, whatever was asked for below them.
    while (this.rows.at(-1)?.role === 'gap') this.rows.pop()
    const rows = this.labelledApart
    // Of one year there is no change.
    const hasChange = isChangeShown && this.years.length > 1 && rows.some(({ cells }) => cells.at(-1)?.is !== 'blank')
    const isThere = (_: unknown, at: number): boolean => !blank.has(at) && (hasChange || at < columns.length)
    const all = hasChange ? [...columns, changeColumn(this.years)] : columns
    return {
      heading,
      basis,
      decimals: this.view.decimals,
      // The places of money, which go by its unit, say nothing of those of a rate.
      percentDecimals: this.view.percentPlaces(1),
      columns: all.filter(isThere),
      rows: hasChange && blank.size === 0 ? rows : rows.map((row) => ({ ...row, cells: row.cells.filter(isThere) })),
      additions: this.additions,
      notes: [...notes, ...this.positions.flatMap(sameAs), ...nothingIn([...blank].map((at) => this.years[at] ?? 0))],
    }
  }

  /** The places of years in which no row has a value; none where no row has one in any. */
  private get blankYears(): ReadonlySet<number> {
    const rows = this.rows.filter(({ role }) => role !== 'gap')
    const blank = this.years.flatMap((_, at) => (rows.every(({ cells }) => cells[at]?.is === 'blank') ? [at] : []))
    return new Set(blank.length === this.years.length ? [] : blank)
  }

  /** A cell a year shown, then the change over them. */
  private cells(is: Row['unit'], of: Omit<Origin, 'year'>, valueIn: (index: number) => Decimal | undefined): Cell[] {
    const { base } = this.scenario.definition.horizon
    const cells = this.years.map((year): Cell => {
      const value = valueIn(year - base)
      return value === undefined ? { is: 'blank' } : { is, value, of: { ...of, year } }
    })
    return [...cells, changeOf(cells)]
  }
}

/** After the name of a member whose figures are its part already, or by whose people they are. */
function partWords({ isPart }: MemberPart, whose: Whose | undefined): string {
  return whose === undefined && isPart ? ' (line by line)' : peopleWords(whose)
}

/** What tells rows of one label apart, by their places in the table: the sections that they are of, or where those are one, their paths. */
function apartBy(alike: readonly Labelled[]): (readonly [number, string])[] {
  const isOne = new Set(alike.map(({ section }) => section)).size < alike.length
  return alike.map(({ at, path, section }) => [at, isOne ? path : section] as const)
}

/** Amounts that were worked out may differ in the last of forty digits. */
function isEqual(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.minus(other).abs().lte(epsilon)
}

/** Which positions are the same as one that is shown. */
function sameAs({ label, others }: Position): Sentence[] {
  return others.length === 0 ? [] : [[`${label}: the same for ${listInWords(others.map(lowerFirst))}.`]]
}

/** That years are left out because there is nothing to show of them. */
function nothingIn(years: readonly FinancialYear[]): Sentence[] {
  return years.length === 0 ? [] : [[`No figures, and so no column: ${listYears(years)}.`]]
}

/** What the change is over: from the first year shown to the last. */
function changeColumn(years: readonly FinancialYear[]): Column {
  const span = (years.at(-1) ?? 0) - (years[0] ?? 0)
  return { label: 'change', note: `${span} ${span === 1 ? 'yr' : 'yrs'}`, isChange: true }
}

function wholly(unit: Row['unit'], cells: readonly Cell[]): readonly Cell[] {
  const values = cells.flatMap((cell) => ('value' in cell ? [cell.value] : []))
  return areWhole(unit, values) ? cells.map((cell) => ('value' in cell ? { ...cell, places: 0 } : cell)) : cells
}

/** The change of money over the years shown; of nothing else, whose figures do not add. */
export function changeOf(cells: readonly Cell[]): Cell {
  const [first, last] = [cells[0], cells.at(-1)]
  if (first?.is !== 'money' || last?.is !== 'money') return { is: 'blank' }
  const of = first.of && last.of && { ...last.of, since: first.of.year }
  return { is: 'money', value: last.value.minus(first.value), of }
}

/** Pounds are said where the table is of money in another unit. */
function inPounds({ isPerHead }: View, unit: Row['unit']): readonly string[] {
  return (unit === 'pounds' || unit === 'unit-cost') && !isPerHead ? ['£'] : []
}
