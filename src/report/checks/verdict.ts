import { checksOf } from '../../checks/checks.ts'
import type { Entry } from '../../definition/values/entry.ts'
import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import { withoutSource } from '../../open/warnings.ts'
import type { Counts, Verdict } from '../document.ts'
import { markOf } from './check-item.ts'
import { deficitsOf } from './check-summary.ts'

/** A file that was read, with the problems found on the way. */
export interface Examined {
  readonly name: string
  readonly path: string
  /** Undefined where it could not be read or projected. */
  readonly scenario: Scenario | undefined
  readonly problems: readonly Diagnostic[]
}

/** Whether a problem counts as an error. */
export function isError({ severity }: Diagnostic, isStrict: boolean): boolean {
  return isStrict || severity === 'error'
}

/** Whether a check fails, only warns or could not be tested: under `--strict` that is a failure, on every command. */
export function isUnsettled(scenario: Scenario): boolean {
  return checksOf(scenario).some((check) => markOf(check, true) === 'fail')
}

/** The verdict on what was read. */
export function verdictOn(examined: readonly Examined[], isStrict: boolean): Verdict {
  const unsourced = sourceless(examined)
  const counts = countsOf(examined, isStrict, unsourced.length)
  return { isStrict, passes: counts.wrong === 0 && counts.failed === 0, counts, withoutSource: unsourced }
}

function sourceless(examined: readonly Examined[]): Entry[] {
  const files = new Set(examined.flatMap(({ scenario }) => scenario?.files ?? []))
  return [...files].flatMap(({ layer }) => (layer === undefined ? [] : withoutSource(layer.entries.values())))
}

function countsOf(examined: readonly Examined[], isStrict: boolean, withoutSource: number): Counts {
  const marks = { pass: 0, fail: 0, warn: 0, 'not-tested': 0 }
  let arithmeticFailed = 0
  for (const { scenario } of examined) {
    for (const check of scenario === undefined ? [] : checksOf(scenario)) {
      marks[markOf(check, isStrict)]++
      if (check.kind === 'arithmetic' && check.outcome === 'fail') arithmeticFailed++
    }
  }
  return {
    scenarios: examined.length,
    wrong: examined.filter(({ problems }) => problems.some((problem) => isError(problem, isStrict))).length,
    checks: marks.pass + marks.fail + marks.warn + marks['not-tested'],
    passed: marks.pass,
    failed: marks.fail,
    warned: marks.warn,
    notTested: marks['not-tested'],
    withoutSource,
    arithmeticFailed,
    positions: examined.flatMap(({ scenario }) => (scenario === undefined ? [] : positionOf(scenario))),
  }
}

/** In how many of its projected years a scenario has an in-year deficit; nothing where it has no such position. */
function positionOf(scenario: Scenario): Counts['positions'] {
  if (rowNamed(scenario.projection, 'in-year') === undefined) return []
  return [{ short: deficitsOf(scenario).length, of: scenario.definition.horizon.count }]
}
