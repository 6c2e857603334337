import { type Decimal, zero } from '../base/decimal.ts'
import type { Code } from './code.ts'
import { type Plan, statedValues } from './plan.ts'

/** Values by row and year, the base year first; undefined where a row has no value. */
export type Values = readonly (readonly (Decimal | undefined)[])[]

/**
 * Calculate a plan in exact decimals, year by year, the base year first. Nothing is rounded but the 40th digit of a
 * division. What has no value (growth of nothing, a share of no funding) is undefined, and so is what rests on it.
 */
export function runExact(plan: Plan): Values {
  const { formulas, bases } = plan
  const values: (Decimal | undefined)[][] = new Array(plan.paths.length)
  const calculated: number[] = []
  for (const row of plan.order) {
    const stated = statedValues(formulas[row], bases[row])
    values[row] = (stated as (Decimal | undefined)[] | undefined) ?? new Array(plan.count + 1).fill(undefined)
    if (stated === undefined) calculated.push(row)
  }
  for (const row of plan.afterwards) values[row] = new Array(plan.count + 1).fill(undefined)
  for (const [row, original] of plan.aliases) values[row] = values[original] as (Decimal | undefined)[]
  for (let year = 0; year <= plan.count; year++) {
    const codes = year === 0 ? bases : plan.folded
    for (const row of calculated) {
      const code = codes[row]
      if (code !== undefined) (values[row] as (Decimal | undefined)[])[year] = calculate(code, year, values)
    }
  }
  for (const row of plan.afterwards) calculateAllYears(plan, row, values)
  return values
}

/** Calculate a row that reads any year of others, once these are known. */
export function calculateAllYears(
  { formulas, bases, count }: Plan,
  row: number,
  values: (Decimal | undefined)[][],
): void {
  for (let year = 0; year <= count; year++) {
    const code = year === 0 ? bases[row] : formulas[row]
    if (code !== undefined) (values[row] as (Decimal | undefined)[])[year] = calculate(code, year, values)
  }
}

/** The value of one formula in one year, over rows already calculated. */
export function calculate(code: Code, year: number, values: Values): Decimal | undefined {
  switch (code.op) {
    case 'number':
      return code.value
    case 'none':
      return undefined
    case 'row':
      return year < code.lag ? undefined : values[code.row]?.[year - code.lag]
    case 'at':
      return values[code.row]?.[code.index]
    case 'years':
      return total(values[code.row] ?? [], Number.POSITIVE_INFINITY)
    case 'to-date':
      return total(values[code.row] ?? [], year)
    case 'input':
      // A stated amount that would have fallen before the base year is none.
      return year < code.lag ? zero : code.lag > 0 ? (code.values[year - code.lag] ?? zero) : code.values[year]
    case 'sum':
      return addUp(code.terms, code.signs, year, values)
    case 'product': {
      let result: Decimal | undefined
      for (const factor of code.factors) {
        const value = calculate(factor, year, values)
        if (value === undefined) return undefined
        result = result === undefined ? value : result.times(value)
      }
      return result
    }
    case 'quotient': {
      const of = calculate(code.of, year, values)
      const by = calculate(code.by, year, values)
      return of === undefined || by === undefined || by.isZero() ? undefined : of.div(by)
    }
    case 'max':
    case 'min': {
      let best: Decimal | undefined
      for (const part of code.of) {
        const value = calculate(part, year, values)
        if (value === undefined) return undefined
        if (best === undefined || (code.op === 'max' ? value.gt(best) : value.lt(best))) best = value
      }
      return best
    }
    case 'during':
      if (code.inForce[year] === true) return calculate(code.of, year, values)
      return code.otherwise === 'nothing' ? zero : undefined
    case 'where': {
      const any = calculate(code.any, year, values)
      return any === undefined ? undefined : any.isZero() ? zero : calculate(code.of, year, values)
    }
    case 'same': {
      const [first, ...others] = code.of.map((part) => calculate(part, year, values))
      return first !== undefined && others.every((other) => other?.eq(first)) ? first : undefined
    }
    case 'power': {
      const of = calculate(code.of, year, values)
      const exponent = calculate(code.exponent, year, values)
      const value = exponent && of?.pow(exponent)
      return value?.isFinite() ? value : undefined
    }
  }
}

function addUp(terms: readonly Code[], signs: readonly (1 | -1)[], year: number, values: Values): Decimal | undefined {
  let result: Decimal | undefined
  for (let index = 0; index < terms.length; index++) {
    const value = calculate(terms[index] as Code, year, values)
    if (value === undefined) return undefined
    if (result === undefined) result = signs[index] === 1 ? value : value.neg()
    else result = signs[index] === 1 ? result.plus(value) : result.minus(value)
  }
  return result ?? zero
}

/** The sum over the projected years up to one of them; undefined as soon as one of these has no value. */
function total(years: readonly (Decimal | undefined)[], last: number): Decimal | undefined {
  let result = zero
  for (const value of years.slice(1, last + 1)) {
    if (value === undefined) return undefined
    result = result.plus(value)
  }
  return result
}
