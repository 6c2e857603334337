import { assertNever } from '../base/assert-never.ts'
import { type Decimal, zero } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { KnownRow } from '../model/row-path.ts'

/** How a measured figure is held against its limit. */
export type How = 'at least' | 'at most' | 'above' | 'below' | 'equal to' | 'other than'

/** A figure of one year and its limit. Either may have no value, and then nothing holds. */
export interface Reading {
  /** The year, by index from the base year. */
  readonly index: number
  readonly measured: Decimal | undefined
  readonly how: How
  readonly limit: Decimal | undefined
  /** Which line or share is measured, where a check looks at several. */
  readonly what?: string | undefined
  /** The row that is measured. */
  readonly row?: KnownRow | undefined
  /** The row that is its limit. */
  readonly against?: KnownRow | undefined
}

/** Whether a reading is within its limit. What differs by the tolerance or less counts as equal. */
export function holds(reading: Reading, tolerance: Decimal): boolean {
  return isWithin(marginOf(reading), reading.how, tolerance)
}

function isWithin(margin: Decimal | undefined, how: How, tolerance: Decimal): boolean {
  if (margin === undefined) return false
  const isStrict = how === 'above' || how === 'below' || how === 'other than'
  if (isStrict) return margin.gt(tolerance)
  return margin.isZero() || !margin.isNegative() || margin.abs().lte(tolerance)
}

/** How far a reading is from failing: the smaller, the nearer; below zero it fails. Undefined without both values. */
export function marginOf({ measured, how, limit }: Reading): Decimal | undefined {
  if (measured === undefined || limit === undefined) return undefined
  const difference = limit.isZero() ? measured : measured === limit ? zero : measured.minus(limit)
  switch (how) {
    case 'at least':
    case 'above':
      return difference
    case 'at most':
    case 'below':
      return difference.neg()
    case 'equal to':
      return difference.abs().neg()
    case 'other than':
      return difference.abs()
    default:
      return assertNever(how)
  }
}

/** In how many years something fails, and the year in which it fails by most. */
export interface Spread {
  readonly failed: number
  readonly of: number
  readonly year: FinancialYear
  readonly measured: Decimal
}

/**
 * How widely readings fail: years, however many readings one has. Undefined where they fail in no more than one, or one of them
 * has no value.
 */
export function spreadOf(readings: readonly Reading[], tolerance: Decimal, base: FinancialYear): Spread | undefined {
  const failing = readings.filter((reading) => !holds(reading, tolerance))
  let worst: { readonly reading: Reading; readonly margin: Decimal; readonly measured: Decimal } | undefined
  for (const reading of failing) {
    const margin = marginOf(reading)
    if (margin === undefined || reading.measured === undefined) return undefined
    if (worst === undefined || margin.lt(worst.margin)) worst = { reading, margin, measured: reading.measured }
  }
  const failed = yearsIn(failing)
  if (worst === undefined || failed < 2) return undefined
  return { failed, of: yearsIn(readings), year: base + worst.reading.index, measured: worst.measured }
}

function yearsIn(readings: readonly Reading[]): number {
  return new Set(readings.map(({ index }) => index)).size
}

/** What to tell of many readings: the first that fails, in the order given, or else the one nearest to failing. */
export function decide(
  readings: readonly Reading[],
  tolerance: Decimal,
): { readonly passes: boolean; readonly reading: Reading } | undefined {
  let nearest: { readonly reading: Reading; readonly margin: Decimal } | undefined
  for (const reading of readings) {
    const margin = marginOf(reading)
    if (margin === undefined || !isWithin(margin, reading.how, tolerance)) return { passes: false, reading }
    if (nearest === undefined || isBelow(margin, nearest.margin)) nearest = { reading, margin }
  }
  return nearest === undefined ? undefined : { passes: true, reading: nearest.reading }
}

/** Whether a margin is below another. Of two above nought the powers of ten nearly always tell, and cost nothing to compare. */
function isBelow(margin: Decimal, other: Decimal): boolean {
  if (margin.isZero() && other.isZero()) return false
  const isPlain = !margin.isZero() && !other.isZero() && margin.s === 1 && other.s === 1 && margin.e !== other.e
  return isPlain ? margin.e < other.e : margin.lt(other)
}
