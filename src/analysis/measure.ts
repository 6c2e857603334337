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
export function holds({ measured, how, limit }: Reading, tolerance: Decimal): boolean {
  if (measured === undefined || limit === undefined) return false
  const difference = measured.minus(limit)
  switch (how) {
    case 'at least':
      return difference.gte(tolerance.neg())
    case 'at most':
      return difference.lte(tolerance)
    case 'above':
      return difference.gt(tolerance)
    case 'below':
      return difference.lt(tolerance.neg())
    case 'equal to':
      return difference.abs().lte(tolerance)
    case 'other than':
      return difference.abs().gt(tolerance)
    default:
      return assertNever(how)
  }
}

/** How far a reading is from failing: the smaller, the nearer; below zero it fails. Undefined without both values. */
export function marginOf({ measured, how, limit }: Reading): Decimal | undefined {
  const difference = measured === undefined || limit === undefined ? undefined : measured.minus(limit)
  if (difference === undefined) return undefined
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

/** The reading nearest to failing; the first of several that are as near. */
function nearestToFailing(readings: readonly Reading[]): Reading | undefined {
  return readings.reduce<Reading | undefined>((nearest, reading) => {
    const [margin, least] = [marginOf(reading), nearest === undefined ? undefined : marginOf(nearest)]
    return nearest === undefined || (margin !== undefined && least !== undefined && margin.lt(least))
      ? reading
      : nearest
  }, undefined)
}

/** What to tell of many readings: the first that fails, in the order given, or else the one nearest to failing. */
export function decide(
  readings: readonly Reading[],
  tolerance: Decimal,
): { readonly passes: boolean; readonly reading: Reading } | undefined {
  const failing = readings.find((reading) => !holds(reading, tolerance))
  const reading = failing ?? nearestToFailing(readings)
  return reading === undefined ? undefined : { passes: failing === undefined, reading }
}
