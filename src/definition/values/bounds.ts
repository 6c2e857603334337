import type { Decimal } from '../../base/decimal.ts'
import type { Bound, ValueKey } from '../keys/key-types.ts'

/** The bound of a key that a value lies beyond; undefined where it lies within both. */
export function beyondOf({ lowest, highest }: ValueKey, value: Decimal): Bound | undefined {
  if (lowest !== undefined && isOutside(value.comparedTo(lowest.at), lowest)) return lowest
  return highest !== undefined && isOutside(-value.comparedTo(highest.at), highest) ? highest : undefined
}

function isOutside(side: number, { included }: Bound): boolean {
  return side < 0 || (side === 0 && !included)
}

/** A bound in words, to go on after "must be": `at least -100%`, `above -100%`, `at most 100%`; of a bare number `at most 1`. */
export function boundInWords({ kind, highest }: ValueKey, bound: Bound): string {
  const isHighest = bound === highest
  const words = bound.included ? (isHighest ? 'at most' : 'at least') : isHighest ? 'below' : 'above'
  return kind === 'number' ? `${words} ${bound.at}` : `${words} ${bound.at * 100}%`
}
