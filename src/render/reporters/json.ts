import { type Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import { passes, type ScenarioVerdict, type Verdict } from '../../report/verdict.ts'
import { locate, type Making, relativePath } from './reporter.ts'

/** One JSON document. Figures are exact decimals as text, and `null` stands for what does not exist. */
export function renderCheckJson(verdict: Verdict, making: Making): string {
  const { counts, withoutSource, strict } = verdict
  const { version, workingDirectory } = making
  const { scenarios, wrong, checks, passed, failed, warned, notTested } = counts
  const document = {
    schemaVersion: 1,
    program: 'scenario',
    version,
    command: 'check',
    strict,
    passed: passes(verdict),
    counts: {
      scenarios,
      wrong,
      checks,
      passed,
      failed,
      warned,
      not_tested: notTested,
      without_source: withoutSource.length,
    },
    scenarios: verdict.scenarios.map((scenario) => scenarioData(scenario, making)),
    without_source: withoutSource.map(({ path, span }) => ({ path, ...placeOf(span, workingDirectory) })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function scenarioData(
  { name, path, unit, scenario, problems, errors, checks }: ScenarioVerdict,
  making: Making,
): object {
  return {
    scenario: name,
    path: relativePath(path, making.workingDirectory),
    title: scenario?.definition.title ?? null,
    unit: scenario === undefined ? null : unitAsData('money', unit),
    inputs: scenario === undefined ? {} : making.inputs(scenario),
    set: scenario?.settings ?? [],
    problems: problems.map((problem) => problemData(problem, errors.includes(problem), making)),
    checks: checks.map(({ check, mark }) => ({
      id: check.id,
      kind: check.kind,
      title: check.title,
      mark,
      outcome: check.outcome,
      severity: check.severity,
      year: check.year === undefined ? null : printYear(check.year),
      measured: number(check.measured),
      unit: unitAsData(check.unit, unit),
      limit: check.limit === undefined ? null : { how: check.limit.how, value: number(check.limit.value) },
      tolerance: number(check.tolerance),
      detail: check.detail ?? null,
      ...placeOf(check.span, making.workingDirectory),
    })),
  }
}

function problemData({ code, message, span }: Diagnostic, isError: boolean, { workingDirectory }: Making): object {
  return { code, severity: isError ? 'error' : 'warning', message, ...placeOf(span, workingDirectory) }
}

function placeOf(span: Diagnostic['span'], workingDirectory: string): object {
  const at = span === undefined ? undefined : locate(span, '-', workingDirectory)
  return { file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null }
}

function number(value: Decimal | undefined): string | null {
  return value === undefined || !value.isFinite() ? null : toPlain(value)
}
