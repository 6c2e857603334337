import { type Decimal, epsilon, heldDecimal, powerOf, zero } from '../base/decimal.ts'
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
  // Much is added to nothing, and multiplied by nothing or by one: decimal.js would copy both operands for that.
  add: (left, right) => (right.isZero() ? left : left.isZero() ? right : left.plus(right)),
  subtract: (left, right) => (right.isZero() ? left : left.minus(right)),
  multiply: (left, right) => {
    if (right.isZero() || isOne(left)) return right
    return left.isZero() || isOne(right) ? left : left.times(right)
  },
  divide: (left, right) => left.div(right),
  power: powerOf,
  held: heldDecimal,
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

function isOne({ d, e, s }: Decimal): boolean {
  return e === 0 && s === 1 && d.length === 1 && d[0] === 1
}
