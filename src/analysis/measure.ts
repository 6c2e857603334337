import { assertNever } from '../base/assert-never.ts'
import type { Decimal } from '../base/decimal.ts'

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
  readonly what?: string
}

/** Whether a reading is within its limit. What differs by the tolerance or less counts as equal. */
export function holds(reading: Reading, tolerance: Decimal): boolean {
  return isWithin(marginOf(reading), reading.how, tolerance)
}

function isWithin(margin: Decimal | undefined, how: How, tolerance: Decimal): boolean {
  if (margin === undefined) return false
  const isStrict = how === 'above' || how === 'below' || how === 'other than'
  if (isStrict) return margin.gt(tolerance)
  return !margin.isNegative() || margin.abs().lte(tolerance)
}

/** How far a reading is from failing: the smaller, the nearer; below zero it fails. Undefined without both values. */
export function marginOf({ measured, how, limit }: Reading): Decimal | undefined {
  if (measured === undefined || limit === undefined) return undefined
  const difference = limit.isZero() ? measured : measured.minus(limit)
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

/** What to tell of many readings: the first that fails, in the order given, or else the one nearest to failing. */
export function decide(
  readings: readonly Reading[],
  tolerance: Decimal,
): { readonly passes: boolean; readonly reading: Reading } | undefined {
  let nearest: { readonly reading: Reading; readonly margin: Decimal } | undefined
  for (const reading of readings) {
    const margin = marginOf(reading)
    if (margin === undefined || !isWithin(margin, reading.how, tolerance)) return { passes: false, reading }
    if (nearest === undefined || margin.lt(nearest.margin)) nearest = { reading, margin }
  }
  return nearest === undefined ? undefined : { passes: true, reading: nearest.reading }
}
