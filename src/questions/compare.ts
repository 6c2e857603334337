import { type Decimal, epsilon } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'

/** What a figure is against another one. */
export interface Against {
  readonly difference: Decimal | undefined
  /**
   * The difference as a part of the first, below nought where a deficit shrinks; undefined where that is not meaningful: the first is nought or
   * smaller than the difference, as it is where the two lie on either side of nought. It would say that the first is small, and nothing else.
   */
  readonly part: Decimal | undefined
}

/** A figure of a scenario against the same figure of the first. */
export function against(value: Decimal | undefined, first: Decimal | undefined): Against {
  if (value === undefined || first === undefined) return { difference: undefined, part: undefined }
  const difference = value.minus(first)
  const isOfLittle = first.abs().lte(epsilon) || difference.abs().gt(first.abs())
  return { difference, part: isOfLittle ? undefined : difference.div(first) }
}

/** How many years after the base year all of some scenarios have. */
export function sharedCount(scenarios: readonly Scenario[]): number {
  return scenarios.reduce(
    (least, { definition }) => Math.min(least, definition.horizon.count),
    Number.POSITIVE_INFINITY,
  )
}
