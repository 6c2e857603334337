import { Decimal } from '../../base/decimal.ts'
import { numberText } from '../../base/number-text.ts'
import type { LeafText } from '../../formula/print.ts'
import type { Unit } from '../../formula/unit.ts'
import { isPercent } from '../../formula/unit-print.ts'

/** Digits that the largest amount of money of an explanation has at most, and any rate. */
const mostDigits = 12

/** How the figures of one explanation are printed. */
export interface Digits {
  /** Decimal places of money at most, the same everywhere so that sums can be checked by eye. */
  readonly moneyPlaces: number
}

/** As many places as leave the largest amount twelve digits; two at least, the pence where money is in pounds. */
export function digitsFor(amounts: readonly Decimal[]): Digits {
  const largest = amounts.reduce((most, value) => (value.abs().gt(most) ? value.abs() : most), new Decimal(1))
  return { moneyPlaces: Math.max(2, mostDigits - 1 - largest.e) }
}

/** A figure as an explanation prints it. */
export interface ExactText extends LeafText {
  /** Whether it has more digits than are printed. */
  readonly isShortened: boolean
}

/**
 * A figure with all its digits where these are few, so that what is printed can be reckoned again. Rates and shares are
 * per cent. The text carries no sign: whoever prints it decides between a minus and brackets.
 */
export function exactText(value: Decimal, unit: Unit | undefined, { moneyPlaces }: Digits): ExactText {
  const inPercent = unit !== undefined && isPercent(unit)
  const exact = (inPercent ? value.times(100) : value).abs()
  // What lies beyond the 25th place is rounding of divisions, not a figure.
  const size = exact.lt('1e-25') ? new Decimal(0) : exact
  const places = unit === 'money' ? moneyPlaces : Math.max(0, mostDigits - 1 - size.e)
  const rounded = size.toDecimalPlaces(places, Decimal.ROUND_HALF_UP)
  const isShortened = size.minus(rounded).abs().gt(size.times('1e-25'))
  const text = numberText(rounded, rounded.decimalPlaces())
  const negative = value.isNegative() && !rounded.isZero()
  return { text: inPercent ? `${text}%` : text, negative, pure: unit !== 'money', isShortened }
}

/** Texts padded so that their decimal points stand under one another. */
export function alignPoints(texts: readonly string[]): string[] {
  const parts = texts.map((text) => /^([^.%)]*)(.*)$/.exec(text)?.slice(1) ?? [text, ''])
  const before = Math.max(0, ...parts.map(([whole = '']) => whole.length))
  const after = Math.max(0, ...parts.map(([, rest = '']) => rest.length))
  return parts.map(([whole = '', rest = '']) => whole.padStart(before) + rest.padEnd(after))
}
