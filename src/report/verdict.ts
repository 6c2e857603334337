import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { checksOf } from '../checks/checks.ts'
import type { CheckResult } from '../checks/result.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import type { Scenario } from '../open/open.ts'
import { withoutSource } from '../open/warnings.ts'

/** How a check counts. A failed warning fails nothing, and what could not be tested passes nothing, unless under `strict`. */
export type Mark = 'pass' | 'fail' | 'warn' | 'not-tested'

export interface JudgedCheck {
  readonly check: CheckResult
  readonly mark: Mark
}

/** One file of the command and what came of it. */
export interface ScenarioVerdict {
  readonly name: string
  readonly path: string
  readonly scenario: Scenario | undefined
  /** The unit of money in the checks. */
  readonly unit: MoneyUnit
  /** Problems of its definition, errors and warnings. */
  readonly problems: readonly Diagnostic[]
  /** The problems that count as errors. */
  readonly errors: readonly Diagnostic[]
  readonly checks: readonly JudgedCheck[]
}

export interface Counts {
  readonly scenarios: number
  /** Definitions with an error. */
  readonly wrong: number
  readonly checks: number
  readonly passed: number
  readonly failed: number
  readonly warned: number
  readonly notTested: number
  readonly withoutSource: number
}

/** What the command found: the text, every reporter and the exit code are readings of this one value. */
export interface Verdict {
  readonly scenarios: readonly ScenarioVerdict[]
  /** Values that name no source, those of a shared file once. */
  readonly withoutSource: readonly Entry[]
  readonly counts: Counts
  readonly strict: boolean
}

/** A file that was read, with the problems found on the way. */
export interface Examined {
  readonly name: string
  readonly path: string
  readonly scenario: Scenario | undefined
  readonly problems: readonly Diagnostic[]
}

/** Judge what was read. `unit` is the unit to give money in; that of each definition where undefined. */
export function judge(examined: readonly Examined[], strict: boolean, unit: MoneyUnit | undefined): Verdict {
  const scenarios = examined.map((file) => judgeScenario(file, strict, unit))
  const unsourced = sourceless(examined)
  return { scenarios, withoutSource: unsourced, strict, counts: countsOf(scenarios, unsourced.length) }
}

/** The verdict on some of the scenarios by themselves. */
export function only(verdict: Verdict, chosen: (scenario: ScenarioVerdict) => boolean): Verdict {
  const scenarios = verdict.scenarios.filter(chosen)
  const unsourced = sourceless(scenarios)
  return { ...verdict, scenarios, withoutSource: unsourced, counts: countsOf(scenarios, unsourced.length) }
}

/** Whether every definition is right and no check failed. */
export function passes({ counts }: Verdict): boolean {
  return counts.wrong === 0 && counts.failed === 0
}

function judgeScenario(
  { name, path, scenario, problems }: Examined,
  strict: boolean,
  wanted: MoneyUnit | undefined,
): ScenarioVerdict {
  const own = scenario?.definition.unit ?? '£m'
  const unit = wanted ?? own
  const checks = scenario === undefined ? [] : checksOf(scenario)
  return {
    name,
    path,
    scenario,
    unit,
    problems,
    errors: problems.filter(({ severity }) => strict || severity === 'error'),
    checks: checks.map((check) => ({ check: inUnit(check, own, unit), mark: markOf(check, strict) })),
  }
}

function markOf({ outcome, severity, isWaived }: CheckResult, strict: boolean): Mark {
  if (outcome === 'pass') return 'pass'
  if (isWaived === true) return 'not-tested'
  if (strict) return 'fail'
  if (outcome === 'not-tested') return 'not-tested'
  return severity === 'warn' ? 'warn' : 'fail'
}

function inUnit(check: CheckResult, from: MoneyUnit, to: MoneyUnit): CheckResult {
  if (check.unit !== 'money' || from === to) return check
  const factor = poundsIn(from).div(poundsIn(to))
  return {
    ...check,
    measured: check.measured?.times(factor),
    limit: check.limit && { ...check.limit, value: check.limit.value.times(factor) },
    tolerance: check.tolerance?.times(factor),
    ...(check.spread === undefined
      ? {}
      : { spread: { ...check.spread, measured: check.spread.measured.times(factor) } }),
  }
}

function sourceless(examined: readonly { readonly scenario: Scenario | undefined }[]): Entry[] {
  const files = new Set(examined.flatMap(({ scenario }) => scenario?.files ?? []))
  return [...files].flatMap(({ layer }) => (layer === undefined ? [] : withoutSource(layer.entries.values())))
}

function countsOf(scenarios: readonly ScenarioVerdict[], unsourced: number): Counts {
  const marks = scenarios.flatMap(({ checks }) => checks.map(({ mark }) => mark))
  const count = (wanted: Mark): number => marks.filter((mark) => mark === wanted).length
  return {
    scenarios: scenarios.length,
    wrong: scenarios.filter(({ errors }) => errors.length > 0).length,
    checks: marks.length,
    passed: count('pass'),
    failed: count('fail'),
    warned: count('warn'),
    notTested: count('not-tested'),
    withoutSource: unsourced,
  }
}
