import type { Decimal } from '../../base/decimal.ts'
import { checksOf } from '../../checks/checks.ts'
import type { Scenario } from '../../open/open.ts'
import { type Projection, rowNamed, rowValueIfAny } from '../../open/project.ts'
import type { CheckCounts, PlanBalance } from '../document.ts'
import { oneOffStreams, oneOffThatBalances } from '../tables/one-off-funding.ts'
import { markOf } from './check-item.ts'
import { deficitsOf } from './check-summary.ts'

/**
 * How the checks of scenarios went: every check once, however many of them a line tells, and nothing that is only remarked beside
 * them. All outputs count by this, so that none says another number than the next.
 */
export function countChecks(scenarios: readonly Scenario[], isStrict: boolean): CheckCounts {
  const marks = { pass: 0, fail: 0, warn: 0, 'not-tested': 0 }
  const arithmetic = { ...marks }
  for (const check of scenarios.flatMap((scenario) => checksOf(scenario))) {
    const mark = markOf(check, isStrict)
    marks[mark]++
    if (check.kind === 'arithmetic') arithmetic[check.outcome]++
  }
  return {
    checks: marks.pass + marks.fail + marks.warn + marks['not-tested'],
    passed: marks.pass,
    failed: marks.fail,
    warned: marks.warn,
    notTested: marks['not-tested'],
    arithmeticPassed: arithmetic.pass,
    arithmeticFailed: arithmetic.fail,
    positions: scenarios.flatMap(positionOf),
  }
}

/** In how many of its projected years a scenario has an in-year deficit; nothing where it has no such position. */
function positionOf(scenario: Scenario): CheckCounts['positions'] {
  if (rowNamed(scenario.projection, 'in-year') === undefined) return []
  const { count } = scenario.definition.horizon
  const oneOff = onOneOffMoney(scenario)
  return [
    {
      short: deficitsOf(scenario).length,
      of: count,
      unidentified: unidentifiedShare(scenario.projection),
      ...(oneOff === undefined ? {} : { oneOff }),
    },
  ]
}

/** In how many years a plan balances only with streams that never recur: such a balance ends with them. */
export function onOneOffMoney(scenario: Scenario): PlanBalance['oneOff'] {
  const streams = oneOffStreams(scenario)
  const years = Array.from({ length: scenario.definition.horizon.count }, (_, at) => at + 1).filter(
    (index) => oneOffThatBalances(scenario, streams, index) !== undefined,
  )
  return years.length === 0 ? undefined : { years: years.length, names: streams.map(({ title }) => title) }
}

/** A balance that rests on savings nobody has found must not read as one that is settled. */
export function unidentifiedShare(projection: Projection): Decimal | undefined {
  const share = rowValueIfAny(projection, 'savings.unidentified-share', projection.model.horizon.count)
  return share?.isZero() === true ? undefined : share
}
