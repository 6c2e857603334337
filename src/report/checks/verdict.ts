import { checksOf } from '../../checks/checks.ts'
import type { Entry } from '../../definition/values/entry.ts'
import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import type { Scenario } from '../../open/open.ts'
import { withoutSource } from '../../open/warnings.ts'
import type { Counts, Verdict } from '../document.ts'
import { countChecks } from './check-counts.ts'
import { markOf } from './check-item.ts'

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
  return {
    ...countChecks(
      examined.flatMap(({ scenario }) => scenario ?? []),
      isStrict,
    ),
    scenarios: examined.length,
    wrong: examined.filter(({ problems }) => problems.some((problem) => isError(problem, isStrict))).length,
    withoutSource,
  }
}
