import { type Decimal, epsilon } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'

/** What a figure is against another one. */
export interface Against {
  readonly difference: Decimal | undefined
  /**
   * The difference as a part of the first; undefined where that is not meaningful: the first is nought, or less than a fifth of the
   * difference, or the two lie on either side of nought.
   */
  readonly part: Decimal | undefined
}

/** A difference of more than so many times the first says that the first is near nought, and nothing else. */
const mostTimes = 5

/**
 * A difference as a part of the first figure, where that means something: not of a deficit that it more than doubles, nor where `against` has
 * none. That of a deficit that shrinks is below nought.
 */
export function partOfFirst(value: Decimal | undefined, first: Decimal | undefined): Decimal | undefined {
  const { difference, part } = against(value, first)
  const isOfSmall = first?.isNegative() === true && difference?.abs().gt(first.abs()) === true
  return isOfSmall ? undefined : part
}

/** A figure of a scenario against the same figure of the first. */
export function against(value: Decimal | undefined, first: Decimal | undefined): Against {
  if (value === undefined || first === undefined) return { difference: undefined, part: undefined }
  const difference = value.minus(first)
  const isCrossed = first.abs().lte(epsilon) || value.times(first).isNegative()
  const isNearNought = difference.abs().gt(first.abs().times(mostTimes))
  return { difference, part: isCrossed || isNearNought ? undefined : difference.div(first) }
}

/** How many years after the base year all of some scenarios have. */
export function sharedCount(scenarios: readonly Scenario[]): number {
  return scenarios.reduce(
    (least, { definition }) => Math.min(least, definition.horizon.count),
    Number.POSITIVE_INFINITY,
  )
}
