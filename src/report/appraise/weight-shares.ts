import { Decimal } from '../../base/decimal.ts'
import { sumOf } from '../../base/sum-of.ts'
import { figureText } from '../../formula/unit-print.ts'
import type { Sentence } from '../sentence.ts'

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

/** That shares are shown rounded, where the digits shown of all of them do not come to 100%. */
export function sharesNote(parts: readonly Decimal[]): Sentence[] {
  const shown = sumOf(parts.map((part) => new Decimal(shareText(part).replace('%', ''))))
  return shown === undefined || shown.eq(100) ? [] : [['Weights are shown rounded: unrounded they come to 100%.']]
}
