import type { Decimal } from '../base/decimal.ts'
import type { Arithmetic, Values } from './arithmetic.ts'
import type { Code } from './code.ts'
import { continued, emptySum, isNought, notCounted, quotient, readBefore, settled, shared } from './meanings.ts'
import type { Plan } from './plan.ts'

/** A plan that was run. */
export interface Ran<V> {
  readonly plan: Plan
  readonly arithmetic: Arithmetic<V>
  readonly inputs: Values<V>
  readonly values: Values<V>
}

/** A plan while it is run: the values so far, and what need not be worked out twice. */
export interface Running<V> extends Ran<V> {
  /** The last year, by index, in which values are known: what a formula says of a later one has none yet. */
  known: number
  /** By row that is added up over years. */
  readonly totals: (Totals<V> | undefined)[]
  /** By row that a number is added to: the last sum, because a rate is often the same in every year. */
  readonly offsets: (Offset<V> | undefined)[]
}

/** The total of a row to each year that was asked for so far, and its largest term. */
interface Totals<V> {
  readonly sums: (V | undefined)[]
  largest: V
}

interface Offset<V> {
  readonly number: Decimal
  readonly value: V
  readonly sum: V | undefined
}

/** Begin to calculate over values that are there, or will be once they are needed. */
export function startOn<V>({ plan, arithmetic, inputs, values }: Ran<V>): Running<V> {
  return { plan, arithmetic, inputs, values, known: Number.POSITIVE_INFINITY, totals: [], offsets: [] }
}

/** The value of one formula in one year, over rows already calculated. */
export function calculate<V>(code: Code, year: number, running: Running<V>): V | undefined {
  const { arithmetic, values } = running
  switch (code.op) {
    case 'number':
      return arithmetic.of(code.value)
    case 'none':
      return undefined
    case 'row':
      return year < code.lag ? undefined : values[code.row]?.[year - code.lag]
    case 'at':
      return code.index > running.known ? undefined : values[code.row]?.[code.index]
    case 'total':
      return totalOf(code.row, code.until === 'now' ? year : running.plan.count, running)
    case 'input': {
      const value = year < code.lag ? undefined : running.inputs[code.input]?.[year - code.lag]
      return code.lag === 0 ? value : readBefore(value, arithmetic)
    }
    case 'sum':
      return code.offset === undefined ? addUp(code, year, running) : addOffset(code, code.offset, year, running)
    case 'product': {
      let result: V | undefined
      for (const factor of code.factors) {
        const value = calculate(factor, year, running)
        if (value === undefined) return undefined
        result = result === undefined ? value : arithmetic.multiply(result, value)
      }
      return result
    }
    case 'quotient': {
      const of = calculate(code.of, year, running)
      const by = calculate(code.by, year, running)
      if (of === undefined || by === undefined) return undefined
      return quotient(of, by, () => largestTerm(code.by, year, running), arithmetic)
    }
    case 'max':
    case 'min': {
      let best: V | undefined
      for (const part of code.of) {
        const value = calculate(part, year, running)
        if (value === undefined) return undefined
        const [above, below] = code.op === 'max' ? [value, best] : [best, value]
        if (above === undefined || below === undefined || arithmetic.isAbove(above, below)) best = value
      }
      return best
    }
    case 'during':
      return code.inForce[year] === true ? calculate(code.of, year, running) : notCounted(code.otherwise, arithmetic)
    case 'where': {
      const any = calculate(code.any, year, running)
      if (any === undefined) return undefined
      return isNought(any, () => largestTerm(code.any, year, running), arithmetic)
        ? notCounted('nothing', arithmetic)
        : calculate(code.of, year, running)
    }
    case 'same': {
      const parts: V[] = []
      for (const part of code.of) {
        const value = calculate(part, year, running)
        if (value === undefined) return undefined
        parts.push(value)
      }
      return shared(parts, arithmetic)
    }
    case 'power': {
      const of = calculate(code.of, year, running)
      const exponent = calculate(code.exponent, year, running)
      return of === undefined || exponent === undefined ? undefined : arithmetic.power(of, exponent)
    }
  }
}

type Sum = Extract<Code, { op: 'sum' }>

function addUp<V>({ terms, signs }: Sum, year: number, running: Running<V>): V | undefined {
  const { arithmetic } = running
  let result: V | undefined
  let largest: V | undefined
  for (let index = 0; index < terms.length; index++) {
    const value = calculate(terms[index] as Code, year, running)
    if (value === undefined) return undefined
    if (arithmetic.isRounded) largest = larger(largest, value, arithmetic)
    if (result === undefined) result = signs[index] === 1 ? value : arithmetic.negate(value)
    else result = signs[index] === 1 ? arithmetic.add(result, value) : arithmetic.subtract(result, value)
  }
  if (result === undefined) return emptySum(arithmetic)
  return largest === undefined ? result : settled(result, largest, arithmetic)
}

/** One plus a rate, which is added up again only where the rate is not that of the year before. */
function addOffset<V>(
  code: Sum,
  { number, row }: NonNullable<Sum['offset']>,
  year: number,
  running: Running<V>,
): V | undefined {
  const value = running.values[row]?.[year]
  if (value === undefined) return undefined
  const known = running.offsets[row]
  if (known?.value === value && known.number === number) return known.sum
  const sum = addUp(code, year, running)
  running.offsets[row] = { number, value, sum }
  return sum
}

/** The sum of a row from the first projected year to one of them: the total to the year before, and that year. */
function totalOf<V>(row: number, year: number, { arithmetic, values, totals }: Running<V>): V | undefined {
  const total = totals[row] ?? { sums: [emptySum(arithmetic)], largest: arithmetic.zero }
  totals[row] = total
  for (let next = total.sums.length; next <= year; next++) {
    const value = values[row]?.[next]
    if (value !== undefined && arithmetic.isRounded) total.largest = larger(total.largest, value, arithmetic)
    const sum = continued(total.sums[next - 1], value, arithmetic)
    total.sums.push(sum === undefined ? undefined : settled(sum, total.largest, arithmetic))
  }
  return total.sums[year]
}

/** The size of the largest term of the sum that a formula is, or that a row it names is; undefined where it is no sum. */
function largestTerm<V>(code: Code, year: number, running: Running<V>): V | undefined {
  const { plan, arithmetic, values } = running
  const ofRow = (row: number, index: number): V | undefined => {
    const own = (index === 0 ? plan.bases : plan.formulas)[row]
    return index < 0 || own === undefined ? undefined : largestTerm(own, index, running)
  }
  const among = (terms: readonly (V | undefined)[]): V | undefined =>
    terms.reduce((so, term) => (term === undefined ? so : larger(so, term, arithmetic)), undefined)
  switch (code.op) {
    case 'sum':
      return among(code.terms.map((term) => calculate(term, year, running)))
    case 'total':
      return among((values[code.row] ?? []).slice(1, code.until === 'now' ? year + 1 : undefined))
    case 'row':
      return ofRow(code.row, year - code.lag)
    case 'at':
      return ofRow(code.row, code.index)
    case 'during':
      return code.inForce[year] === true ? largestTerm(code.of, year, running) : undefined
    case 'where':
      return largestTerm(code.of, year, running)
    default:
      return undefined
  }
}

function larger<V>(largest: V | undefined, value: V, { size, isAbove }: Arithmetic<V>): V {
  const own = size(value)
  return largest === undefined || isAbove(own, largest) ? own : largest
}
