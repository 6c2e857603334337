import type { Arithmetic } from './arithmetic.ts'
import { boundOf, OncePerSum, type SumInYear, sumBehind } from './cancelling.ts'
import type { Code } from './code.ts'
import {
  continued,
  dividedByNought,
  emptySum,
  mayBeNegligible,
  notCounted,
  printsAsNought,
  readBefore,
  settled,
  shared,
} from './meanings.ts'
import type { Running } from './running.ts'

/** The value of one formula in one year, over rows already calculated. */
export function calculate<V>(code: Code, year: number, running: Running<V>): V | undefined {
  const { arithmetic, values } = running
  switch (code.op) {
    case 'number':
      return arithmetic.of(code.value)
    case 'none':
      return undefined
    case 'row':
      return values[code.row]?.[year - code.lag]
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
        const value = factor.op === 'row' ? values[factor.row]?.[year - factor.lag] : calculate(factor, year, running)
        if (value === undefined) return undefined
        result = result === undefined ? value : arithmetic.held(arithmetic.multiply(result, value))
        if (result === undefined) return undefined
      }
      return result
    }
    case 'quotient': {
      const of = calculate(code.of, year, running)
      const by = calculate(code.by, year, running)
      if (of === undefined || by === undefined) return undefined
      return isNought(by, code.by, year, running) ? dividedByNought : arithmetic.held(arithmetic.divide(of, by))
    }
    case 'max':
    case 'min': {
      let best: V | undefined
      for (const part of code.of) {
        const value = calculate(part, year, running)
        if (value === undefined) return undefined
        if (best === undefined) best = value
        else if (code.op === 'max' ? arithmetic.isAbove(value, best) : arithmetic.isAbove(best, value)) best = value
      }
      return best
    }
    case 'during':
      return code.inForce[year] === true ? calculate(code.of, year, running) : notCounted(code.otherwise, arithmetic)
    case 'where': {
      const any = calculate(code.any, year, running)
      if (any === undefined) return undefined
      return isNought(any, code.any, year, running)
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
      const value = of === undefined || exponent === undefined ? undefined : arithmetic.power(of, exponent)
      return value === undefined ? undefined : arithmetic.held(value)
    }
  }
}

type Sum = Extract<Code, { op: 'sum' }>

function addUp<V>({ terms, signs }: Sum, year: number, running: Running<V>): V | undefined {
  const { arithmetic, values } = running
  let result: V | undefined
  let largest: V | undefined
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] as Code
    // Most parts are rows, and one call less for each is felt. Before the base year there is no value at all.
    const value = term.op === 'row' ? values[term.row]?.[year - term.lag] : calculate(term, year, running)
    if (value === undefined) return undefined
    if (arithmetic.isRounded) largest = larger(largest, value, arithmetic)
    if (result === undefined) result = signs[index] === 1 ? value : arithmetic.negate(value)
    else result = signs[index] === 1 ? arithmetic.add(result, value) : arithmetic.subtract(result, value)
  }
  if (result === undefined) return emptySum(arithmetic)
  return arithmetic.held(largest === undefined ? result : settled(result, largest, arithmetic))
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
  const known = running.offsets.get(row)
  if (known?.value === value && known.number === number) return known.sum
  const sum = addUp(code, year, running)
  running.offsets.set(row, { number, value, sum })
  return sum
}

/** The sum of a row from the first projected year to one of them: the total to the year before, and that year. */
function totalOf<V>(row: number, year: number, { arithmetic, values, totals }: Running<V>): V | undefined {
  const total = totals.get(row) ?? { sums: [emptySum(arithmetic)], largest: arithmetic.zero }
  totals.set(row, total)
  for (let next = total.sums.length; next <= year; next++) {
    const value = values[row]?.[next]
    if (value !== undefined && arithmetic.isRounded) total.largest = larger(total.largest, value, arithmetic)
    const sum = continued(total.sums[next - 1], value, arithmetic)
    total.sums.push(sum === undefined ? undefined : settled(sum, total.largest, arithmetic))
  }
  return total.sums[year]
}

/** The size of the largest term of a sum; undefined where none has a value. */
interface Largest<V> {
  readonly size: V | undefined
}

const largestTerms = new OncePerSum<Largest<unknown>>()

/**
 * Whether a value counts as nought, by which nothing is divided. Its terms are calculated again only where they may be so
 * large that they cancelled, and then once for all that is divided by it.
 */
function isNought<V>(value: V, code: Code, year: number, running: Running<V>): boolean {
  const { arithmetic } = running
  if (arithmetic.isZero(value) || printsAsNought(value, arithmetic)) return true
  const sum = sumBehind(code, year, running)
  if (sum === undefined || !mayBeNegligible(value, boundOf(sum, running), arithmetic)) return false
  const { size: largest } = largestTerms.of(sum, running, () => ({ size: largestTerm(sum, running) })) as Largest<V>
  return largest !== undefined && arithmetic.isNegligible(value, largest)
}

function largestTerm<V>({ terms, year }: SumInYear, running: Running<V>): V | undefined {
  let largest: V | undefined
  for (const term of terms()) {
    const part = calculate(term, year, running)
    if (part !== undefined) largest = larger(largest, part, running.arithmetic)
  }
  return largest
}

function larger<V>(largest: V | undefined, value: V, { size, isAbove }: Arithmetic<V>): V {
  const own = size(value)
  return largest === undefined || isAbove(own, largest) ? own : largest
}
