import { type Decimal, zero } from '../../base/decimal.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import type { BridgeStep } from './bridge.ts'
import type { Between } from './no-bridge.ts'
import { bridgeOverTime } from './over-time.ts'
import type { Divisor } from './revalued.ts'

/** What growth does beside a bridge of headroom if nothing is done, signed as it moves headroom, and the gap that this leads to. */
export interface DoingNothing {
  readonly growth: Decimal
  readonly gap: Decimal
}

/**
 * What ties the growth of a bridge of headroom to the do-nothing gap: the growth of that, between the same years. It is more by what
 * earlier savings and other changes keep from growing. Undefined for any other row, and where there is no gap.
 */
export function growthDoingNothing(
  scenario: Scenario,
  { path }: Row,
  between: Between,
  divisors: readonly Divisor[],
): DoingNothing | undefined {
  const row = path === 'headroom' ? rowNamed(scenario.projection, 'do-nothing-gap') : undefined
  if (row === undefined) return undefined
  const { steps, end } = bridgeOverTime(scenario, row, between, divisors)
  return { growth: growthIn(steps), gap: end }
}

/** All growth among some steps. */
export function growthIn(steps: readonly BridgeStep[]): Decimal {
  return steps.reduce((sum, { kind, value }) => (kind === 'growth' ? sum.plus(value) : sum), zero)
}
