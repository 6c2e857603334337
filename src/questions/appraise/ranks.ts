import { type Decimal, epsilon } from '../../base/decimal.ts'

/**
 * The place of each value, 1 for the best; what is alike shares the better place, and the places after it are left out (1, 1, 3).
 * Undefined for what has no value.
 */
export function ranksOf(
  values: readonly (Decimal | undefined)[],
  best: 'highest' | 'lowest',
): readonly (number | undefined)[] {
  const isBetter = (one: Decimal, other: Decimal): boolean => {
    const ahead = best === 'highest' ? one.minus(other) : other.minus(one)
    return ahead.gt(epsilon)
  }
  return values.map((own) =>
    own === undefined ? undefined : 1 + values.filter((other) => other !== undefined && isBetter(other, own)).length,
  )
}
