import type { Decimal } from '../base/decimal.ts'
import { heldNumber } from '../base/held-number.ts'
import type { Arithmetic } from './arithmetic.ts'
import { negligible } from './meanings.ts'

const literals = new WeakMap<Decimal, number>()

/** How far apart, of the larger, two values may be that are the same but for rounding. */
export const closeEnough = 1e-12

/** Binary fractions of 53 bits: the numbers of the processor, for answers that need very many runs. */
export const float: Arithmetic<number> = {
  zero: 0,
  of: (value) => {
    const known = literals.get(value)
    if (known !== undefined) return known
    const number = value.toNumber()
    literals.set(value, number)
    return number
  },
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  power: (of, exponent) => {
    const value = of ** exponent
    return Number.isFinite(value) ? value : undefined
  },
  held: heldNumber,
  negate: (value) => -value,
  size: Math.abs,
  exponent: (value) => Math.floor(Math.log10(Math.abs(value))),
  isZero: (value) => value === 0,
  isAbove: (left, right) => left > right,
  isSame: (left, right) =>
    left === right || Math.abs(left - right) <= closeEnough * Math.max(Math.abs(left), Math.abs(right)),
  isNegligible: (value, beside) => Math.abs(value) < negligible * Math.abs(beside),
  isRounded: true,
}
