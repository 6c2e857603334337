import { Decimal as Shared } from 'decimal.js'

/**
 * The only decimal constructor in `scenario`: 40 significant digits, half-even where a calculation must round (division).
 *
 * decimal.js takes precision and rounding from the left operand's constructor, so one stray `new Decimal()` from the
 * package would quietly round at 20 digits, half up. A test forbids importing the package anywhere else.
 */
export const Decimal = Shared.clone({
  precision: 40,
  rounding: Shared.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})
export type Decimal = Shared

export const zero = new Decimal(0)
export const one = new Decimal(1)

/**
 * Differences at or below this size are rounding in the 40th digit, not money: comparisons in checks treat them as
 * equal. The smallest real amount, a penny, is 1e-11 of the largest unit, £bn.
 */
export const epsilon = new Decimal('1e-20')

const noise = new Decimal('1e-25')
const mostPrinted = 30

/**
 * Print a value for a machine: plain notation, ASCII minus, at most 30 significant digits, no trailing zeros, no `-0`.
 * The last ten of the forty digits carry the rounding of divisions and are not figures.
 */
export function toPlain(value: Decimal): string {
  if (value.isZero() || value.abs().lt(noise)) return '0'
  return (value.precision() > mostPrinted ? value.toSignificantDigits(mostPrinted) : value).toFixed()
}

/** Round for display only: half away from zero, as people do. The result never feeds a calculation. */
export function toPlaces(value: Decimal, places: number): string {
  const text = value.toFixed(places, Shared.ROUND_HALF_UP)
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
}
