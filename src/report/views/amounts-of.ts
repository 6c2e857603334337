import { assertNever } from '../../base/assert-never.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { Numeric, RowName } from '../../formula/node.ts'
import {
  addedUp,
  combine,
  type Dimension,
  inPricesOf,
  pure,
  raised,
  someYearsBefore,
  sourceDimension,
} from '../../formula/unit.ts'
import { runningTotalOf } from '../../model/adds-up.ts'
import { measuredOf, type Row, type RowAt } from '../../model/row.ts'
import type { ByYear } from '../../open/project.ts'
import { isSameYear, ownYear, pricesOf, type YearOf } from './year-of.ts'

/** An amount of one year. */
export interface Amount {
  readonly is: 'amount'
  readonly formula: Numeric
  /** Whose people it is for; undefined where they are of no one year. */
  readonly people: YearOf | undefined
  /** In whose prices it is; undefined where they are of no one year. */
  readonly prices: YearOf | undefined
}

/** A row that itself joins years, as it is viewed in a year. */
export interface JoinedRow {
  readonly is: 'row'
  readonly path: RowName
  readonly year: YearOf
}

/** A row added up over years, to the year asked about or to the last one, each as it is viewed. */
export interface TotalOfYears {
  readonly is: 'total'
  readonly path: RowName
  readonly until: 'now' | 'end'
}

/**
 * A formula as the amounts that it adds up and takes away, each of a year of its own, times and over what is no money. In a
 * view each amount is divided by the prices and the people of its own year.
 */
export type Amounts =
  | Amount
  | JoinedRow
  | TotalOfYears
  | { readonly is: 'sum'; readonly terms: readonly { readonly sign: 1 | -1; readonly of: Amounts }[] }
  | { readonly is: 'scaled'; readonly of: Amounts; readonly by: Numeric; readonly power: 1 | -1 }

/**
 * How a row that puts years together reads in a view: undefined where every amount in it is of the year asked about, so that it is
 * viewed as a whole, as every other row is; `apart` where it is no sum of amounts, so that no view can tell it.
 */
export function amountsOf(row: Row, rowAt: RowAt): Amounts | 'apart' | undefined {
  const { formula, unit, joinsYears } = row
  if (!joinsYears || formula === undefined || (unit !== 'money' && unit !== 'pounds')) return undefined
  const { year, amounts } = new Reader(rowAt).read(formula)
  if (year === 'any' || (year !== 'several' && isSameYear(year, ownYear))) return undefined
  return amounts ?? 'apart'
}

/** What is known of a part of a formula. */
interface Part {
  readonly formula: Numeric
  readonly dimension: Dimension
  /** The one year of all that it reads; `any` where it reads nothing. */
  readonly year: YearOf | 'any' | 'several'
  /** Undefined where it is no sum of amounts. */
  readonly amounts: Amounts | undefined
}

/** Which rows join years is found out once, each after those that it names. */
const joining = new WeakMap<RowAt, Map<string, boolean>>()

class Reader {
  private readonly rowAt: RowAt
  private readonly known: Map<string, boolean>

  constructor(rowAt: RowAt) {
    this.rowAt = rowAt
    this.known = joining.get(rowAt) ?? new Map()
    joining.set(rowAt, this.known)
  }

  read(formula: Numeric): Part {
    switch (formula.op) {
      case 'number':
        return whole(formula, pure, 'any')
      case 'input':
        return whole(formula, sourceDimension(formula.input), { lag: formula.lag })
      case 'row':
        return this.rowIn(formula, formula.path, { lag: formula.lag })
      case 'at':
        return this.rowIn(formula, formula.path, { year: formula.year })
      case 'years':
      case 'to-date': {
        const amounts: Amounts = { is: 'total', path: formula.path, until: formula.op === 'years' ? 'end' : 'now' }
        return { formula, dimension: this.dimensionOfRow(formula.path), year: 'several', amounts }
      }
      case 'sum': {
        const parts = formula.terms.map(({ of }) => this.read(of))
        const amounts = all(parts.map((part) => part.amounts))
        const terms = amounts?.map((of, at) => ({ sign: formula.terms[at]?.sign ?? 1, of }))
        return together(formula, parts, likeOf(parts), terms && { is: 'sum', terms })
      }
      case 'product':
        return this.product(
          formula,
          formula.factors.map((factor) => this.read(factor)),
        )
      case 'quotient': {
        const [of, by] = [this.read(formula.of), this.read(formula.by)]
        return together(formula, [of, by], combine(of.dimension, by.dimension, -1), scaled(formula, of, by, -1))
      }
      case 'max':
      case 'min':
      case 'same': {
        const parts = formula.of.map((part) => this.read(part))
        return together(formula, parts, likeOf(parts), undefined)
      }
      case 'during':
      case 'where': {
        const part = this.read(formula.of)
        return together(formula, [part], part.dimension, undefined)
      }
      case 'power': {
        const [of, exponent] = [this.read(formula.of), formula.exponent]
        const dimension = exponent.op === 'number' ? raised(of.dimension, exponent.value.toNumber()) : pure
        return together(formula, [of, this.read(exponent)], dimension, undefined)
      }
      default:
        return assertNever(formula)
    }
  }

  private rowIn(formula: Numeric, path: RowName, year: YearOf): Part {
    const own = this.dimensionOfRow(path)
    const dimension = 'lag' in year ? someYearsBefore(own, year.lag) : inPricesOf(own, year.year)
    if (!this.joinsYears(path)) return whole(formula, dimension, year)
    return { formula, dimension, year: 'several', amounts: { is: 'row', path, year } }
  }

  private dimensionOfRow(path: RowName): Dimension {
    const row = this.rowAt(path)
    return row === undefined ? pure : measuredOf(row).dimension
  }

  private joinsYears(path: RowName): boolean {
    const known = this.known.get(path)
    if (known !== undefined) return known
    const row = this.rowAt(path)
    const found =
      row !== undefined && (runningTotalOf(row, this.rowAt) !== undefined || amountsOf(row, this.rowAt) !== undefined)
    this.known.set(path, found)
    return found
  }

  private product(formula: Numeric, parts: readonly Part[]): Part {
    const [first, ...others] = parts as [Part, ...Part[]]
    return others.reduce(
      (left, right) => {
        const product: Numeric = { op: 'product', factors: [left.formula, right.formula] }
        const [of, by] = right.dimension.money === 0 ? [left, right] : [right, left]
        const dimension = combine(left.dimension, right.dimension, 1)
        return together(product, [left, right], dimension, scaled(product, of, by, 1))
      },
      { ...first, formula: others.length === 0 ? formula : first.formula },
    )
  }
}

/** A part that is an amount of one year, whatever it is made of. */
function whole(formula: Numeric, dimension: Dimension, year: YearOf | 'any'): Part {
  const own = year === 'any' ? ownYear : year
  // A bare number stands for an amount of the year asked about, beside which it stands.
  const prices = year === 'any' ? ownYear : pricesOf(dimension)
  return { formula, dimension, year, amounts: { is: 'amount', formula, people: own, prices } }
}

/** A part made of others: one amount where they are all of one year, otherwise the amounts given. */
function together(formula: Numeric, parts: readonly Part[], dimension: Dimension, amounts: Amounts | undefined): Part {
  const year = parts.reduce<Part['year']>((so, part) => oneYear(so, part.year), 'any')
  return year === 'several' ? { formula, dimension, year, amounts } : whole(formula, dimension, year)
}

function oneYear(left: Part['year'], right: Part['year']): Part['year'] {
  if (left === 'any') return right
  if (right === 'any') return left
  return left !== 'several' && right !== 'several' && isSameYear(left, right) ? left : 'several'
}

/** Amounts times or over what is no money. */
function scaled(formula: Numeric, { amounts, dimension }: Part, by: Part, power: 1 | -1): Amounts | undefined {
  if (amounts === undefined || by.dimension.money !== 0 || dimension.money === 0) return undefined
  const isPlain = by.dimension.people === 0 && by.dimension.activity === 0
  if (amounts.is !== 'amount')
    return isPlain && by.dimension.prices.size === 0 ? { is: 'scaled', of: amounts, by: by.formula, power } : undefined
  // Prices of other years by which it is multiplied make it money of those.
  const prices = pricesOf(combine(dimension, by.dimension, power))
  return { is: 'amount', formula, people: isPlain ? amounts.people : undefined, prices }
}

/** What parts that are alike measure: a bare number takes it from what it stands beside. */
function likeOf(parts: readonly Part[]): Dimension {
  const [first, ...others] = parts.filter(({ formula }) => formula.op !== 'number')
  return others.reduce((so, { dimension }) => addedUp(so, dimension), first?.dimension ?? pure)
}

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value) => value !== undefined) ? (values as readonly T[]) : undefined
}

/** Whether something holds of each amount, row and total in it. */
export function everyAmount(amounts: Amounts, holds: (one: Amount | JoinedRow | TotalOfYears) => boolean): boolean {
  if (amounts.is === 'sum') return amounts.terms.every(({ of }) => everyAmount(of, holds))
  return amounts.is === 'scaled' ? everyAmount(amounts.of, holds) : holds(amounts)
}

/** The values of each kind of amount, by somebody who knows the view. */
export interface Valued {
  readonly amount: (of: Amount) => ByYear
  readonly row: (of: JoinedRow) => ByYear
  readonly total: (of: TotalOfYears) => ByYear
  readonly number: (of: Numeric) => ByYear
}

/** The values of amounts by year; undefined where one of them has none. */
export function comesTo(amounts: Amounts, valued: Valued): ByYear {
  switch (amounts.is) {
    case 'amount':
      return valued.amount(amounts)
    case 'row':
      return valued.row(amounts)
    case 'total':
      return valued.total(amounts)
    case 'sum': {
      const terms = amounts.terms.map(({ sign, of }) => ({ sign, valueIn: comesTo(of, valued) }))
      return (index) =>
        sumOf(
          terms.map(({ sign, valueIn }) => {
            const value = valueIn(index)
            return sign === 1 ? value : value?.neg()
          }),
        )
    }
    case 'scaled': {
      const [of, by] = [comesTo(amounts.of, valued), valued.number(amounts.by)]
      return (index) => {
        const number = by(index)
        return number && (amounts.power === 1 ? of(index)?.times(number) : of(index)?.div(number))
      }
    }
    default:
      return assertNever(amounts)
  }
}
