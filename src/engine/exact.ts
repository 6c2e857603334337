import { type Decimal, epsilon, zero } from '../base/decimal.ts'
import { powerOf } from '../base/root.ts'
import type { Source } from '../formula/node.ts'
import type { Arithmetic, Values } from './arithmetic.ts'
import { negligible } from './meanings.ts'

const digits = Math.round(-Math.log10(negligible))

/** The stated values of inputs, to run a plan on in decimals. */
export function valuesOf(inputs: readonly Source[]): Values<Decimal> {
  return inputs.map(({ values }) => values)
}

/** Decimals of forty digits. Nothing is rounded but the last digit of a division, a root, or a product longer than that. */
export const exact: Arithmetic<Decimal> = {
  zero,
  of: (value) => value,
  add: (left, right) => left.plus(right),
  subtract: (left, right) => left.minus(right),
  multiply: (left, right) => left.times(right),
  divide: (left, right) => left.div(right),
  power: powerOf,
  negate: (value) => value.neg(),
  size: (value) => value.abs(),
  exponent: (value) => (value.isZero() ? Number.NEGATIVE_INFINITY : value.e),
  isZero: (value) => value.isZero(),
  isAbove: (left, right) => left.gt(right),
  // What divisions and roots leave in the last of forty digits is no difference.
  isSame: (left, right) => left.eq(right) || left.minus(right).abs().lte(epsilon.times(left.abs())),
  isNegligible: (value, beside) => {
    if (beside.isZero()) return false
    // The powers of ten nearly always tell, and cost nothing to compare.
    const apart = beside.e - value.e
    if (value.isZero() || apart > digits + 1) return true
    return apart >= digits && value.abs().lt(beside.abs().times(negligible))
  },
  isRounded: false,
}
