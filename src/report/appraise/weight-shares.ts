import type { Decimal } from '../../base/decimal.ts'
import { figureText } from '../../formula/unit-print.ts'

/** The share of all weights that one of them would have if it were another, all others as stated. `part` is its share as stated. */
export function shareAt(
  { weight, part }: { readonly weight: Decimal; readonly part: Decimal },
  other: Decimal,
): Decimal {
  const all = weight.div(part)
  return other.div(all.minus(weight).plus(other))
}

/** A share of all weights, as every table and sentence tells it. */
export function shareText(share: Decimal): string {
  return figureText(share, 'share', 0)
}
