import { zero } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Need } from '../definition/keys/need.ts'
import { during, less, number, plus, previous, row, sum } from '../formula/build.ts'
import { type Numeric, type RowName, rowName } from '../formula/node.ts'
import type { StepKind } from '../formula/step-kind.ts'
import { type Measured, measuredIn, type Unit } from '../formula/unit.ts'
import type { BoardTerm } from './board-terms.ts'
import type { Combine, ShareOfPart } from './combine.ts'
import type { OneSided } from './one-sided.ts'
import type { KnownRow, RowPath } from './row-path.ts'

/** The thing of the definition that a row belongs to: a line, a stream, a saving, a contract. */
export interface RowItem {
  /** The collection it stands in: `lines`, `savings`. */
  readonly kind: string
  readonly id: string
  readonly title: string
  /** Its place in the definition: `lines.acute`; in a place `members.west.lines.acute`. */
  readonly path: string
}

/**
 * A named quantity of the model: one formula for every projected year and one for the base year.
 *
 * Where a formula is missing the row has no value in those years. Positions are positive when there is money left;
 * everything else is a positive amount named for its direction. What else is to be known of a row it says itself, so that
 * nobody has to guess it from its name.
 */
export interface Row {
  readonly path: RowName
  readonly label: string
  readonly unit: Unit
  readonly formula: Numeric | undefined
  readonly base: Numeric | undefined
  /** The section of the model that made it, which is also its place in the order of outputs. */
  readonly section: string
  /** What it belongs to; undefined for totals and positions. */
  readonly item: RowItem | undefined
  /** Whether outputs list it. A step on the way is shown by explanations, and where it is asked for by its name. */
  readonly shown: boolean
  /** Set where formulas of an author's may name it although outputs do not list it. */
  readonly inFormulas?: true
  /** How the rows of this name that members of a place have are put together. */
  readonly combine: Combine
  /** Whose share of a member a part of it takes, where a member is parted line by line. */
  readonly share: ShareOfPart
  /** What it is in a bridge over time; undefined for a row that is taken apart into what it adds up. */
  readonly step: RowStep | undefined
  /** The position that it is a step towards, in a bridge from another one; undefined for a row that is no step. */
  readonly stepTo: RowPath | undefined
  /** What a board may not know of it: a report that shows it tells what it means. */
  readonly term: BoardTerm | undefined
  /** Whether a value on the other side of nought would be a fault of the figures, and which check tells of it. */
  readonly oneSided: OneSided | undefined
  /** What a definition must state for there to be such a row; what its section needs where undefined. */
  readonly needs: readonly Need[] | undefined
  /** Why it has no value, where the definition gives nothing to calculate it from: a sentence. */
  readonly lacks: string | undefined
  /** Set where its label is a title of the author's, and it belongs to no item. */
  readonly isTitled?: true
  /** What is counted, in the author's words: of activity and of measures. */
  readonly words: string | undefined
  /** What a measure is measured in by its own formula, which its unit need not tell; undefined for rows of the model. */
  readonly measured: Measured | undefined
  /** The year in whose prices an amount of money is by its own formula, whatever the prices asked for; cash where undefined. */
  readonly realPrices: FinancialYear | undefined
  /** Set where that is because it was agreed in the accounts of that year: its formula has it as they have it, in cash. */
  readonly isAgreed?: true
  /** Whether it may read any year of the rows it names, later ones too: measures, and prices of a later price base. */
  readonly overAllYears: boolean
  /**
   * Whether it puts amounts of several years together, so that it is money of no one year and a view tells each amount in the
   * prices and for the people of its own: measures, and changes on the year before.
   */
  readonly joinsYears: boolean
  /** Of a contract, from when it is paid. */
  readonly paid?: PaidFrom | undefined
  /** The member of a place whose own row this is. */
  readonly member: string | undefined
  /** Whose people an amount of it per head is for. */
  readonly people: RowPeople
  /** Of a row of a place, what it is put together from. */
  readonly parts: readonly RowPart[]
  /** Of rows of one item: what it parts among others, or by what this is a part of that. Parts by different things are alternatives. */
  readonly cut?: 'whole' | 'list' | 'group of people'
}

/** From when a contract is paid, by index from the base year: what it has before, in shadow, is calculated and not paid. */
export interface PaidFrom {
  /** The first year in which there is a contract, in shadow or not. */
  readonly there: number
  readonly from: number
}

/** A row that moves a position as a whole. */
export interface RowStep {
  readonly kind: StepKind
  /**
   * Whose name the step has: that of the item, where this is what the item does; of the row, where it does something else
   * besides; of the figure that the row states.
   */
  readonly called: 'item' | 'row' | 'figure'
}

/** The people that an amount is for. */
export interface RowPeople {
  /** The row that counts them. */
  readonly path: KnownRow
  /** Whether it is about a member and a part of the place, so that they are the people of the place around that member. */
  readonly isOfPlace: boolean
  /** The title of that place, where it is not what is projected but one within it. */
  readonly within?: string
}

/** The row that counts the people of what is projected. */
export const everybodyCounted = 'population.total' satisfies RowPath

/** What a row of a place takes from one of its members. */
export interface RowPart {
  readonly member: string
  /** The member's own row. */
  readonly own: RowName
  /** Whether the parts of all members add up to the row: amounts do, rates and shares do not. */
  readonly isAdded: boolean
  /** What the own row is multiplied by to be added; undefined for all of it, or where it is not added. */
  readonly by: Numeric | undefined
  /** The row that holds the part, put together line by line; undefined where the own row times `by` is the part. */
  readonly here: RowName | undefined
}

interface Formulas {
  readonly formula?: Numeric | undefined
  readonly base?: Numeric | undefined
}

/** Finds a row by its name. */
export type RowAt = (name: RowName) => Row | undefined

export const nothing = number(zero)

// What most rows say, once for all of them.
const byAdding: Combine = { how: 'added' }
const everybody: RowPeople = { path: everybodyCounted, isOfPlace: false }
const wholly: readonly RowPart[] = []

/** A row of money. */
export function money(path: string, label: string, formulas: Formulas): Row {
  return {
    path: rowName(path),
    label,
    unit: 'money',
    formula: formulas.formula,
    base: formulas.base,
    section: '',
    item: undefined,
    shown: true,
    combine: byAdding,
    share: 'funding',
    step: undefined,
    stepTo: undefined,
    term: undefined,
    oneSided: undefined,
    needs: undefined,
    lacks: undefined,
    words: undefined,
    measured: undefined,
    realPrices: undefined,
    overAllYears: false,
    joinsYears: false,
    member: undefined,
    people: everybody,
    parts: wholly,
  }
}

/** What a formula that reads a row takes it for. */
export function measuredOf({ measured, unit }: Row): Measured {
  return measured ?? measuredIn(unit)
}

/** A row about a member of a place that is a part of the place. */
export function partOfPlace(member: string, row: Row): Row {
  return { ...row, member, people: { path: everybodyCounted, isOfPlace: true } }
}

/** A row of money with the same formula in every year, the base year included. */
export function always(path: string, label: string, formula: Numeric): Row {
  return money(path, label, { formula, base: formula })
}

/** A row that is nothing in the base year: savings, shifts, pressures and investments. */
export function fromFirstYear(path: string, label: string, formula: Numeric): Row {
  return money(path, label, { formula, base: nothing })
}

/** A row in another unit. */
export function inUnit(unit: Unit, row: Row): Row {
  return { ...row, unit }
}

/** A row of money that was agreed in the accounts of one year: views take no prices out of it, whichever year it is told of. Cash where the year is not known. */
export function agreedIn(year: FinancialYear | undefined, row: Row): Row {
  return year === undefined ? row : { ...row, realPrices: year, isAgreed: true }
}

/** A row that says nothing of several members together. */
export function stayingWithMember(row: Row): Row {
  return { ...row, combine: { how: 'own' } }
}

/** A row that only an explanation shows. It stays with its member: what a place needs of it, it needs of the whole row. */
export function working(row: Row): Row {
  return { ...row, shown: false, combine: { how: 'own' } }
}

/** A step on the way that a place has as well, added up over its members. */
export function ofPlaceToo(row: Row): Row {
  return { ...row, combine: byAdding }
}

/** A row that outputs do not list and formulas may name. */
export function inFormulas(row: Row): Row {
  return { ...row, shown: false, inFormulas: true }
}

/** Whether a formula of an author's may name a row. */
export function canBeNamed(row: Row): boolean {
  return row.shown || row.inFormulas === true
}

/** The years in which something is in force, by index from the base year, both included, and what it is in others. */
export interface InForce {
  readonly from: number
  readonly ends: number
  readonly otherwise: 'nothing' | 'none'
}

/** A row that is in force in some years only. */
export function inForce({ from, ends, otherwise }: InForce, row: Row): Row {
  const years = yearsFrom(from, ends)
  const formula = row.formula && during(years, row.formula, otherwise)
  const base = row.base === row.formula ? formula : row.base && during(years, row.base, otherwise)
  return { ...row, formula, base }
}

/** By the last year, then by the first: thousands of contracts have the same term, and each has many rows. */
const lists = new Map<number, Map<number, readonly boolean[]>>()

/** The years from one to another, both included: whether each is one of them, by index from the base year. */
export function yearsFrom(from: number, ends: number): readonly boolean[] {
  const byFirst = lists.get(ends) ?? new Map<number, readonly boolean[]>()
  lists.set(ends, byFirst)
  const known = byFirst.get(from)
  if (known !== undefined) return known
  const years = Array.from({ length: ends + 1 }, (_, index) => index >= from)
  byFirst.set(from, years)
  return years
}

/** The first projected year alone. */
export const firstYear = yearsFrom(1, 1)

/** A rate of change: it has no value in the base year. */
export function rate(path: string, label: string, formula: Numeric | undefined): Row {
  return inUnit('rate', money(path, label, { formula }))
}

/** A row that was just made and that nobody else holds yet: to copy a hundred thousand of them costs more than to make them. */
export type Fresh = { -readonly [K in keyof Row]: Row[K] }

/** Rows that belong to one thing of the definition. They must be fresh: they are changed as they are. */
export function ofItem(
  kind: string,
  { id, title }: { readonly id: string; readonly title: string },
  rows: readonly Fresh[],
): readonly Row[] {
  const item: RowItem = { kind, id, title, path: `${kind}.${id}` }
  for (const row of rows) row.item = item
  return rows
}

/** Rows of a section of the model. They must be fresh. */
export function ofSection(name: string, rows: readonly Fresh[]): readonly Row[] {
  for (const row of rows) row.section = name
  return rows
}

/** A row of a line, of what acts on it, or of what moves from it: a part of it takes the share of that line. It must be fresh. */
export function onLine(line: string, row: Fresh): Row {
  row.share = { line }
  return row
}

/** A row that adds up other rows, each of which has a share of its own. */
export function addingUp(row: Row): Row {
  return { ...row, share: 'parts' }
}

/** A row that is a step of a bridge over time. It must be fresh. */
export function asStep(kind: StepKind, called: RowStep['called'], row: Fresh): Row {
  row.step = { kind, called }
  return row
}

/** A row that can never be on the other side of nought than what it is of. */
export function onOneSide(what: OneSided['what'], row: Row, rank = 1): Row {
  return { ...row, oneSided: { what, rank } }
}

/** A row that there is only where a definition states this, whatever its section needs. */
export function needing(needs: readonly Need[], row: Row): Row {
  return { ...row, needs }
}

/** Rows of a contract, which is paid from a year on. They must be fresh. */
export function paidOnlyFrom(paid: PaidFrom, rows: readonly Fresh[]): readonly Fresh[] {
  for (const row of rows) row.paid = paid
  return rows
}

/** Of a row that is calculated and not paid in some years, the first year in which it is paid; undefined of all others. */
export function paidAfterShadow({ paid }: Row): number | undefined {
  return paid !== undefined && paid.there < paid.from ? paid.from : undefined
}

/** A row that a board may not know the meaning of. */
export function explained(term: BoardTerm, row: Row): Row {
  return { ...row, term }
}

/** A row that others of its item part, or one of those that do. */
export function partedBy(cut: Row['cut'], row: Row): Row {
  return cut === undefined ? row : { ...row, cut }
}

/** A row that may read later years; only such rows may read it. */
export function overAllYears(row: Row): Row {
  return { ...row, overAllYears: true }
}

/** The change of an amount on the year before: money of two years. */
export function yearOnYear(path: string, label: string, of: string): Row {
  return { ...money(path, label, { formula: sum(plus(row(of)), less(previous(of))) }), joinsYears: true }
}

/** A rate of change, which members of a place have weighed by an amount. */
export function weighed(by: string, row: Row): Row {
  return { ...row, combine: { how: 'weighed', by } }
}

/** A row that says something of several members only where all have it that have another row. */
export function among(whole: string, row: Row): Row {
  return { ...row, combine: { ...row.combine, among: whole } }
}

/** A row that can be told of one member only: the only one with such a row, or with the one it is about. */
export function alone(row: Row, among: string = row.path): Row {
  return { ...row, combine: { how: 'alone', among } }
}

/** A row of a place that is its own formula again, over the rows of the place. */
export function again(row: Row, among?: string): Row {
  return { ...row, combine: { how: 'again', among } }
}
