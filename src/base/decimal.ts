import { Decimal as Shared } from 'decimal.js'
import { mostWholeDigits } from './held-number.ts'

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
const noSuchNumber = new Decimal(Number.NaN)

/**
 * Differences at or below this size are rounding in the 40th digit, not money: comparisons in checks treat them as
 * equal. The smallest real amount, a penny, is 1e-11 of the largest unit, £bn.
 */
export const epsilon = new Decimal('1e-20')

/** Whether an amount is more than another, and not only in the last of forty digits, in which amounts that were divided may differ. */
export function isMore(value: Decimal, than: Decimal): boolean {
  return value.minus(than).gt(epsilon)
}

/** Ten digits more, so that what a calculation of several steps leaves is beyond the fortieth. */
const Longer = Decimal.clone({ precision: 50 })

/** The value as it is held: undefined where it has too many digits, nought where it is too small to have any. */
export function heldDecimal(value: Decimal): Decimal | undefined {
  if (value.e >= mostWholeDigits) return undefined
  return value.e < -mostWholeDigits ? zero : value
}

/**
 * A value to a power, to forty digits; undefined where there is no such number, or it has too many digits to be held. Roots are what averages
 * over years take, and Halley's way to them is forty times as quick as the logarithms of decimal.js.
 */
export function powerOf(of: Decimal, exponent: Decimal): Decimal | undefined {
  const value = rootOf(of, exponent) ?? roughlyHeld(of, exponent) ?? of.pow(exponent)
  return value.isFinite() ? heldDecimal(value) : undefined
}

/** Whether a power has no value because it has too many digits, and not because there is no such number. */
export function isPowerTooLarge(of: Decimal | undefined, exponent: Decimal | undefined): boolean {
  if (of === undefined || exponent === undefined || of.isZero()) return false
  return (of.isPositive() || exponent.isInteger()) && powerOf(of, exponent) === undefined
}

/** What a power beyond all that is held stands for, told from its logarithm before anything is multiplied out; undefined of every other. */
function roughlyHeld(of: Decimal, exponent: Decimal): Decimal | undefined {
  if (of.isZero()) return undefined
  const apart = of.abs().minus(one).toNumber()
  const digits =
    (Math.abs(apart) < 0.5 ? Math.log1p(apart) / Math.LN10 : Math.log10(Math.abs(of.toNumber()))) * exponent.toNumber()
  // Within a digit of the limit the power itself tells.
  if (Math.abs(digits) <= mostWholeDigits + 1) return undefined
  // A root of what is below nought has no size at all.
  return digits > 0 || (of.isNegative() && !exponent.isInteger()) ? noSuchNumber : zero
}

/** The root of a value whose power is one over a whole number from 2 to 100; undefined for all others. */
function rootOf(of: Decimal, exponent: Decimal): Decimal | undefined {
  const degree = Math.round(1 / exponent.toNumber())
  const start = of.toNumber() ** (1 / degree)
  const isRoot = degree >= 2 && degree <= 100 && exponent.eq(one.div(degree))
  if (!isRoot || !Number.isFinite(start) || start <= 0) return undefined
  // Halley's step makes three times as many digits right, of sixteen at the start.
  const whole = new Longer(of)
  const root = new Longer(start)
  const reached = root.pow(degree)
  const above = reached.times(degree - 1).plus(whole.times(degree + 1))
  const below = reached.times(degree + 1).plus(whole.times(degree - 1))
  return new Decimal(root.times(above).div(below)).toSignificantDigits()
}

/** The power of ten below which a value prints as nought. */
export const smallestPrinted = -25
const noise = new Decimal(`1e${smallestPrinted}`)
const mostPrinted = 30
/** decimal.js keeps digits in words of seven, the first without leading noughts. */
const wordLength = 7
const leastLong = 10 ** (wordLength - 1)

/**
 * Print a value for a machine: plain notation, ASCII minus, at most 30 significant digits, no trailing zeros, no `-0`.
 * The last ten of the forty digits carry the rounding of divisions and are not figures.
 */
export function toPlain(value: Decimal): string {
  if (!value.isFinite()) return value.toFixed()
  if (value.isZero() || (value.e <= noise.e && value.abs().lt(noise))) return '0'
  const digits = digitsOf(value.d)
  if (digits.length > mostPrinted) return value.toSignificantDigits(mostPrinted).toFixed()
  const sign = value.s < 0 ? '-' : ''
  const whole = value.e + 1
  if (whole <= 0) return `${sign}0.${'0'.repeat(-whole)}${digits}`
  if (whole >= digits.length) return `${sign}${digits}${'0'.repeat(whole - digits.length)}`
  return `${sign}${digits.slice(0, whole)}.${digits.slice(whole)}`
}

/** The significant digits of a value, without noughts at the end. What `toFixed` does as well takes it twice as long. */
function digitsOf(words: readonly number[]): string {
  let digits = `${words[0] ?? 0}`
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? 0
    // Nine words of ten are as long as a word can be.
    digits += word >= leastLong ? `${word}` : `${word}`.padStart(wordLength, '0')
  }
  let end = digits.length
  while (digits.charCodeAt(end - 1) === nought) end--
  return end === digits.length ? digits : digits.slice(0, end)
}

const nought = 48

/** Round for display only: half away from zero, as people do. The result never feeds a calculation. */
export function toPlaces(value: Decimal, places: number): string {
  const text = value.toFixed(places, Shared.ROUND_HALF_UP)
  return text.startsWith('-0') && /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
}
