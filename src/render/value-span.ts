import { Decimal, one, zero } from '../base/decimal.ts'

/** Zero stays on the axis as long as the lines keep this share of its height. */
const leastShare = new Decimal('0.25')

/** Movements below this share of the largest value are drawn level, on an axis from zero. */
const trifle = new Decimal('0.02')

/**
 * The values that the axis must hold. Zero belongs to it, so that heights compare as amounts do, unless the lines would
 * then be pressed into less than a quarter of the height; the chart says so where it is left out. It stays for movements
 * under 2% of the largest value: an axis that fits them would show a board a steep slope where almost nothing happens.
 */
export function valueSpan(values: readonly Decimal[]): { readonly low: Decimal; readonly high: Decimal } {
  const low = Decimal.min(...values)
  const high = Decimal.max(...values)
  if (low.isZero() && high.isZero()) return { low, high: one }
  const share = high.minus(low).div(Decimal.max(low.abs(), high.abs()))
  if (share.gte(trifle) && share.lt(leastShare)) return { low, high }
  return { low: Decimal.min(low, zero), high: Decimal.max(high, zero) }
}
