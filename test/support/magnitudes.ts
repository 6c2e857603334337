import { type Decimal, zero } from '../../src/base/decimal.ts'
import type { Values } from '../../src/engine/arithmetic.ts'
import { calculate } from '../../src/engine/calculate.ts'
import { sumBehind } from '../../src/engine/cancelling.ts'
import type { Code } from '../../src/engine/code.ts'
import { type Ran, startOn } from '../../src/engine/running.ts'

/** What the values of a plan that was run are calculated from. */
export interface Magnitudes {
  /** The largest size among a row's value in a year and the values it is calculated from, back to its inputs. */
  readonly of: (row: number, year: number) => number
  /**
   * How near the plan comes to a jump: the smallest size of what is divided by, raised to a power, or must not be nought,
   * beside its own largest term, and of a difference of what should be the same beside all that it is calculated from. What is nought exactly is no neighbour of
   * a jump: it stands on one side.
   */
  readonly nearestJump: number
}

export function magnitudesOf(ran: Ran<Decimal>): Magnitudes {
  const { plan } = ran
  const sizes = (all: Values<Decimal>): Values<number> => all.map((own) => own.map((value) => value && size(value)))
  const [inputs, values] = [sizes(ran.inputs), sizes(ran.values)]
  // What is no row, such as a difference that is divided by, is calculated in decimals.
  const running = startOn(ran)
  const known = plan.paths.map((): (number | undefined)[] => [])
  let nearestJump = Number.POSITIVE_INFINITY
  const ofRow = (row: number, year: number): number => {
    if (year < 0 || year > plan.count) return 0
    const years = known[row] ?? []
    const before = years[year]
    if (before !== undefined) return before
    const own = values[row]?.[year] ?? 0
    years[year] = own
    const code = (year === 0 ? plan.bases : plan.formulas)[row]
    const result = code === undefined ? own : Math.max(own, ofCode(code, year))
    years[year] = result
    return result
  }
  const ofCode = (code: Code, year: number): number => {
    const most = (parts: readonly Code[]): number => Math.max(0, ...parts.map((part) => ofCode(part, year)))
    switch (code.op) {
      case 'none':
        return 0
      case 'number':
        return size(code.value)
      case 'row':
        return ofRow(code.row, year - code.lag)
      case 'at':
        return ofRow(code.row, code.index)
      case 'total': {
        const last = code.until === 'now' ? year : plan.count
        return Math.max(0, ...Array.from({ length: last }, (_, index) => ofRow(code.row, index + 1)))
      }
      case 'input':
        return inputs[code.input]?.[year - code.lag] ?? 0
      case 'sum':
        return most(code.terms)
      case 'product':
        return most(code.factors)
      case 'quotient':
        noteJump(code.by, year)
        return most([code.of, code.by])
      case 'same': {
        const [first = 0, ...others] = code.of.map((part) => signedOf(part, year))
        // What cancels leaves a little beside nought, which is near it for the size of what it is calculated from.
        const largest = most(code.of)
        for (const other of others) note(Math.abs(other - first), Math.max(Math.abs(other), Math.abs(first), largest))
        return largest
      }
      case 'max':
      case 'min':
        return most(code.of)
      case 'during':
        return code.inForce[year] === true ? ofCode(code.of, year) : 0
      case 'where':
        noteJump(code.any, year)
        return most([code.any, code.of])
      case 'power':
        noteJump(code.of, year)
        return most([code.of, code.exponent])
    }
  }
  const sizeOf = (code: Code, year: number): number => {
    if (code.op === 'row') return values[code.row]?.[year - code.lag] ?? 0
    return size(calculate(code, year, running) ?? zero)
  }
  const signedOf = (code: Code, year: number): number => Number((calculate(code, year, running) ?? zero).toString())
  const note = (apart: number, beside: number): void => {
    if (apart > 0) nearestJump = Math.min(nearestJump, apart / beside)
  }
  const noteJump = (code: Code, year: number): void => {
    const value = sizeOf(code, year)
    const sum = sumBehind(code, year, running)
    const terms = sum?.terms().map((term) => sizeOf(term, sum.year)) ?? []
    note(value, Math.max(value, ...terms))
  }
  for (let row = 0; row < plan.paths.length; row++) for (let year = 0; year <= plan.count; year++) ofRow(row, year)
  return { of: ofRow, nearestJump }
}

function size(value: Decimal): number {
  return Math.abs(Number(value.toString()))
}
