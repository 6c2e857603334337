import type { Decimal } from '../base/decimal.ts'

/** The most digits that a figure of a definition may have. */
const mostDigits = 36
/** With fewer decimals than these a number of people would be taken for a slip. */
const leastOfPeople = 4

/** A figure with as many digits as a definition may hold: within 1 in 10^34 of what it was. */
export function digitsOf(value: Decimal): string {
  const isFraction = value.abs().lt(1)
  const held = isFraction ? value.toDecimalPlaces(mostDigits - 1) : value.toSignificantDigits(mostDigits)
  return held.isZero() ? '0' : held.toFixed()
}

/** A rate or a share, such as 3%. */
export function percentOf(value: Decimal): string {
  return value.isZero() ? '0' : `${digitsOf(value.times(100))}%`
}

/** A number of people: whole, or with four decimals at least. */
export function peopleText(value: Decimal): string {
  const text = digitsOf(value)
  const [, decimals] = text.split('.')
  return decimals === undefined || decimals.length >= leastOfPeople
    ? text
    : text + '0'.repeat(leastOfPeople - decimals.length)
}
