import type { Scenario } from '../open/open.ts'
import { arithmeticChecks } from './arithmetic.ts'
import { controlChecks } from './controls.ts'
import { evaluateChecks } from './evaluate.ts'
import { CheckFigures } from './figures.ts'
import type { CheckResult } from './result.ts'
import { ruleChecks } from './rules.ts'
import { soundChecks } from './sound.ts'

/** Results by scenario: a report, its stamp and the exit code all ask, and the answer cannot change. */
const known = new WeakMap<Scenario, readonly CheckResult[]>()

/** Every check of a scenario with the value measured, passing or not: built-in, controls, the author's. */
export function checksOf(scenario: Scenario): readonly CheckResult[] {
  const earlier = known.get(scenario)
  if (earlier !== undefined) return earlier
  const figures = new CheckFigures(scenario)
  const results = [
    ...arithmeticChecks(figures),
    ...soundChecks(figures),
    ...ruleChecks(scenario),
    ...controlChecks(scenario),
    ...evaluateChecks(scenario),
  ]
  known.set(scenario, results)
  return results
}

/** Whether a check failed that does more than warn. */
export function hasFailedCheck(scenario: Scenario): boolean {
  return checksOf(scenario).some(({ outcome, severity }) => outcome === 'fail' && severity === 'error')
}
