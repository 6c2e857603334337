import { type Decimal, zero } from '../base/decimal.ts'
import { during, number } from '../formula/build.ts'
import type { Numeric, Source } from '../formula/node.ts'
import type { YearsInForce } from '../formula/years-in-force.ts'
import { type Code, eachRow, eachSameYear, lower, ofYears } from './code.ts'

/** A row as the engine needs it: a formula for each projected year and one for the base year, where it has a value. */
export interface Calculated {
  readonly path: string
  readonly formula: Numeric | undefined
  readonly base: Numeric | undefined
  /** The years its formulas hold for; all of them where undefined. */
  readonly term?: YearsInForce | undefined
  /** Whether it may read any year of the rows it names, later ones too: it is then calculated after all years. */
  readonly overAllYears?: boolean
}

/** What an engine runs: rows in the order in which they must be calculated within a year. */
export interface Plan {
  readonly paths: readonly string[]
  readonly formulas: readonly (Code | undefined)[]
  /** The same with what rests on stated figures alone already worked out, such as one plus a rate. */
  readonly folded: readonly (Code | undefined)[]
  readonly bases: readonly (Code | undefined)[]
  readonly order: readonly number[]
  /** Rows that read any year, in the order in which they must be calculated once every year is. */
  readonly afterwards: readonly number[]
  /** Rows that hold the same values as another row, in an order in which the other comes first; not in `order`. */
  readonly aliases: readonly (readonly [row: number, original: number])[]
  /** Projected years after the base year. */
  readonly count: number
  readonly position: ReadonlyMap<string, number>
}

/** Rows that depend on one another in the same year, first to first again. */
export class CircularRows extends Error {
  readonly rows: readonly string[]
  constructor(rows: readonly string[]) {
    super(`rows depend on one another in the same year: ${rows.join(' > ')}`)
    this.rows = rows
  }
}

/**
 * Resolve names and put rows in an order in which each only needs rows before it or earlier years. Throws
 * `CircularRows` where there is no such order.
 */
export function planRows(
  rows: readonly Calculated[],
  horizon: { readonly base: number; readonly count: number },
): Plan {
  const position = new Map<string, number>()
  for (let index = 0; index < rows.length; index++) position.set((rows[index] as Calculated).path, index)
  const formulas = new Array<Code | undefined>(rows.length)
  const bases = new Array<Code | undefined>(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const { formula, base } = inTerm(rows[index] as Calculated)
    const code = formula && lower(formula, position, horizon.base)
    const own = base === formula ? code : base && lower(base, position, horizon.base)
    formulas[index] = code && ofYears(code, 1, horizon.count)
    bases[index] = own && ofYears(own, 0, 0)
  }
  const all = orderOf(rows, formulas, bases)
  const isLate = (index: number): boolean => rows[index]?.overAllYears === true
  const same = new Sameness()
  for (const index of all) if (!isLate(index)) same.share(index, formulas, bases)
  const order = all.filter((index) => !same.original.has(index))
  const stated: Stated = (row) => statedValues(formulas[row], bases[row])
  return {
    paths: rows.map((row) => row.path),
    formulas,
    folded: formulas.map((code) => code && fold(code, stated)),
    bases,
    order: order.filter((index) => !isLate(index)),
    afterwards: order.filter(isLate),
    aliases: [...same.original],
    count: horizon.count,
    position,
  }
}

/** The formulas of a row with its term in them. Outside its term a row that is nothing then needs no base formula. */
function inTerm({ formula, base, term }: Calculated): Pick<Calculated, 'formula' | 'base'> {
  if (term === undefined) return { formula, base }
  const otherwise = term.otherwise === 'nothing' ? 'nothing' : 'none'
  const whole = formula && during(term.inForce, formula, otherwise)
  if (base === formula) return { formula: whole, base: whole }
  const isNothing = base === undefined && otherwise === 'nothing' && term.inForce[0] !== true
  return { formula: whole, base: isNothing ? number(zero) : base && during(term.inForce, base, otherwise) }
}

/**
 * Notices rows that are nothing in every year, rows that are another row under a second name, and sums over the same
 * rows, so that an absent term costs no operation and nothing is added up twice.
 */
class Sameness {
  readonly original = new Map<number, number>()
  private readonly sums = new Map<string, number>()
  private readonly nothing = new Set<number>()

  share(row: number, formulas: (Code | undefined)[], bases: (Code | undefined)[]): void {
    const isAlways = formulas[row] === bases[row]
    const formula = this.withoutNothing(formulas[row])
    const base = isAlways ? formula : this.withoutNothing(bases[row])
    formulas[row] = formula
    bases[row] = base
    if (isZero(formula) && isZero(base)) this.nothing.add(row)
    if (formula === undefined || !isAlways) return
    if (formula.op === 'row' && formula.lag === 0) {
      this.original.set(row, this.original.get(formula.row) ?? formula.row)
    } else if (formula.op === 'sum') {
      const key = this.keyOf(formula)
      const first = key === undefined ? undefined : this.sums.get(key)
      if (first !== undefined) {
        const alias: Code = { op: 'row', row: first, lag: 0 }
        formulas[row] = alias
        bases[row] = alias
        this.original.set(row, first)
      } else if (key !== undefined) this.sums.set(key, row)
    }
  }

  /** A sum without the rows that are nothing in every year. */
  private withoutNothing(code: Code | undefined): Code | undefined {
    if (code?.op !== 'sum') return code
    const kept = code.terms.flatMap((term, at) => (term.op === 'row' && this.nothing.has(term.row) ? [] : [at]))
    const [only] = kept
    if (only === undefined) return { op: 'number', value: zero }
    if (kept.length === 1 && code.signs[only] === 1) return code.terms[only]
    if (kept.length === code.terms.length) return code
    return {
      op: 'sum',
      terms: kept.map((at) => code.terms[at] as Code),
      signs: kept.map((at) => code.signs[at] as 1 | -1),
    }
  }

  private keyOf({ terms, signs }: Extract<Code, { op: 'sum' }>): string | undefined {
    if (terms.length < 2 || terms.some((term) => term.op !== 'row' || term.lag !== 0)) return undefined
    return terms
      .map((term, index) => (term.op === 'row' ? `${signs[index]}:${this.original.get(term.row) ?? term.row}` : ''))
      .join()
  }
}

/** The values of a row that is nothing but a stated rate. */
type Stated = (row: number) => Source['values'] | undefined

/** Work out sums of stated figures once: a rate that is the same every year is the same object every year. */
function fold(code: Code, stated: Stated): Code {
  if (code.op === 'product') return { op: 'product', factors: code.factors.map((factor) => fold(factor, stated)) }
  if (code.op !== 'sum' || code.terms.length !== 2) return code
  const [first, second] = code.terms
  const rate = second?.op === 'row' && second.lag === 0 ? stated(second.row) : undefined
  if (first?.op !== 'number' || rate === undefined) return code
  let last: Decimal | undefined
  let result: Decimal | undefined
  const values = rate.map((value) => {
    if (value !== last) result = value && (code.signs[1] === 1 ? first.value.plus(value) : first.value.minus(value))
    last = value
    return result
  })
  return code.signs[0] === 1 ? { op: 'input', values, lag: 0 } : code
}

/** The values of a row that is nothing but a stated rate: they stand as they were stated. */
export function statedValues(formula: Code | undefined, base: Code | undefined): Source['values'] | undefined {
  if (formula?.op !== 'input' || formula.lag !== 0 || base !== undefined || formula.values[0] !== undefined)
    return undefined
  return formula.values
}

function isZero(code: Code | undefined): boolean {
  return code?.op === 'number' && code.value.isZero()
}

/** Depth-first order over same-year references; a row met again while it is still open closes a circle. */
function orderOf(
  rows: readonly Calculated[],
  formulas: readonly (Code | undefined)[],
  bases: readonly (Code | undefined)[],
): number[] {
  const order: number[] = []
  const state = new Uint8Array(rows.length)
  const trail: number[] = []
  const visit = (index: number): void => {
    if (state[index] === 2) return
    if (state[index] === 1) {
      const circle = [...trail.slice(trail.indexOf(index)), index]
      throw new CircularRows(circle.map((at) => rows[at]?.path ?? ''))
    }
    state[index] = 1
    trail.push(index)
    const formula = formulas[index]
    const base = bases[index]
    const isLate = rows[index]?.overAllYears === true
    const needed = (code: Code, inBase: boolean): void =>
      isLate ? eachRow(code, visit) : eachSameYear(code, inBase, visit)
    if (formula !== undefined) needed(formula, base === formula)
    if (base !== undefined && base !== formula) needed(base, true)
    trail.pop()
    state[index] = 2
    order.push(index)
  }
  for (let index = 0; index < rows.length; index++) visit(index)
  return order
}
