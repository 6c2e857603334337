import type { Code } from './code.ts'
import type { Running } from './running.ts'

/** A sum, and the year it is added up in. */
export interface SumInYear {
  /** The sum, or the total over years. */
  readonly of: Code
  readonly terms: () => readonly Code[]
  readonly year: number
}

/** The sum that a formula is in a year, or that a row it names is; undefined where it is no sum. */
export function sumBehind<V>(code: Code, year: number, running: Running<V>): SumInYear | undefined {
  switch (code.op) {
    case 'row':
      return sumOfRow(code.row, year - code.lag, running)
    case 'at':
      return sumOfRow(code.row, code.index, running)
    case 'during':
      return code.inForce[year] === true ? sumBehind(code.of, year, running) : undefined
    case 'where':
      return sumBehind(code.of, year, running)
    case 'sum':
      return { of: code, terms: () => code.terms, year }
    case 'total': {
      const count = code.until === 'now' ? year : running.plan.count
      const yearly = (index: number): Code => ({ op: 'at', row: code.row, index: index + 1 })
      return { of: code, terms: () => Array.from({ length: count }, (_, index) => yearly(index)), year }
    }
    default:
      return undefined
  }
}

function sumOfRow<V>(row: number, year: number, running: Running<V>): SumInYear | undefined {
  const code = (year === 0 ? running.plan.bases : running.plan.formulas)[row]
  return year < 0 || code === undefined ? undefined : sumBehind(code, year, running)
}

/**
 * What is worked out of sums once, over some values: many rows may be divided by one and the same sum, and each of them asks about all
 * of its terms.
 */
export class OncePerSum<T> {
  private readonly known = new WeakMap<object, WeakMap<Code, (T | undefined)[]>>()

  of<V>({ of, year }: SumInYear, { values }: Running<V>, work: () => T): T {
    const bySum = this.known.get(values) ?? new WeakMap<Code, (T | undefined)[]>()
    this.known.set(values, bySum)
    const byYear = bySum.get(of) ?? []
    bySum.set(of, byYear)
    const known = byYear[year] ?? work()
    byYear[year] = known
    return known
  }
}

const bounds = new OncePerSum<number>()

/**
 * A power of ten that no term of a sum reaches, from the values of the rows and inputs in it alone. It tells of nearly every
 * sum that its terms do not cancel, and nothing need be calculated again for that.
 */
export function boundOf<V>(sum: SumInYear, running: Running<V>): number {
  return bounds.of(sum, running, () => boundOfAny(sum.terms(), sum.year, running))
}

function boundOfAny<V>(terms: readonly Code[], year: number, running: Running<V>): number {
  let bound = Number.NEGATIVE_INFINITY
  for (const term of terms) bound = Math.max(bound, boundOfTerm(term, year, running))
  return bound
}

function boundOfTerm<V>(code: Code, year: number, running: Running<V>): number {
  switch (code.op) {
    case 'number':
    case 'row':
    case 'at':
    case 'input':
      return above(statedIn(code, year, running), running)
    case 'product': {
      let sum = 0
      for (const factor of code.factors) {
        const bound = boundOfTerm(factor, year, running)
        // Nothing times whatever is nothing.
        if (bound === Number.NEGATIVE_INFINITY) return bound
        sum += bound
      }
      return sum
    }
    case 'sum':
      return boundOf({ of: code, terms: () => code.terms, year }, running) + Math.log10(code.terms.length + 1)
    case 'quotient': {
      const bound = boundOfTerm(code.of, year, running)
      return bound === Number.NEGATIVE_INFINITY ? bound : bound - reachedBy(code.by, year, running)
    }
    case 'max':
    case 'min':
    case 'same':
      return boundOfAny(code.of, year, running)
    case 'during':
      return code.inForce[year] === true ? boundOfTerm(code.of, year, running) : Number.NEGATIVE_INFINITY
    case 'where':
      return boundOfTerm(code.of, year, running)
    default:
      return Number.POSITIVE_INFINITY
  }
}

/** A power of ten that the size of a divisor reaches; of one that is worked out by itself, nothing is known. */
function reachedBy<V>(code: Code, year: number, running: Running<V>): number {
  const { arithmetic } = running
  const value = statedIn(code, year, running)
  return value === undefined ? Number.NEGATIVE_INFINITY : arithmetic.exponent(value)
}

/** The value of a formula that only names one. */
function statedIn<V>(code: Code, year: number, { arithmetic, inputs, values }: Running<V>): V | undefined {
  switch (code.op) {
    case 'number':
      return arithmetic.of(code.value)
    case 'row':
      return values[code.row]?.[year - code.lag]
    case 'at':
      return values[code.row]?.[code.index]
    case 'input':
      return inputs[code.input]?.[year - code.lag]
    default:
      return undefined
  }
}

/** A power of ten that a value does not reach. */
function above<V>(value: V | undefined, { arithmetic }: Running<V>): number {
  return value === undefined ? Number.NEGATIVE_INFINITY : arithmetic.exponent(value) + 1
}
