import type { Decimal } from '../../base/decimal.ts'
import type { View } from '../views/view.ts'

/** Decimal places of a column of shares: those asked for, or else none where all are whole per cents. */
export function placesOfShares(view: View, shares: readonly (Decimal | undefined)[]): number {
  return view.percentPlaces(shares.every((share) => share?.times(100).isInteger() !== false) ? 0 : 1)
}
