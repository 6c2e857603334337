import { type Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Span } from '../../diagnostics/span.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import type { Chapter, CheckItem, Made, Problem, Verdict } from '../../report/document.ts'
import { pathFrom, siteOf } from '../site.ts'

/** What stands before the scenarios of a verdict: whether everything is right, and how many of what there are. */
export function beforeVerdict({ isStrict, passes, counts }: Verdict, { command }: Made): object {
  const { scenarios, wrong, checks, passed, failed, warned, notTested, withoutSource } = counts
  return {
    command,
    strict: isStrict,
    passed: passes,
    counts: {
      scenarios,
      wrong,
      checks,
      passed,
      failed,
      warned,
      not_tested: notTested,
      without_source: withoutSource,
    },
  }
}

/** What stands after them: the values that name no source. */
export function afterVerdict({ withoutSource }: Verdict, made: Made): object {
  return { without_source: withoutSource.map(({ path, span }) => ({ path, ...siteData(span, made) })) }
}

/** A scenario with every problem and every check. */
export function verdictData(chapter: Chapter, made: Made): object {
  const { name, path, definition, cash, inputs, settings, problems, data } = chapter
  return {
    scenario: name,
    path: pathFrom(made.workingDirectory, path),
    title: definition ?? null,
    unit: definition === undefined ? null : unitAsData('money', cash),
    inputs,
    set: settings,
    problems: problems.map((problem) => problemData(problem, made)),
    checks: data.checks.map((check) => checkData(check, cash, made)),
  }
}

function checkData({ mark, shown }: CheckItem, cash: MoneyUnit, made: Made): object {
  const { id, kind, title, outcome, severity, year, measured, unit, limit, tolerance, detail, span } = shown
  return {
    id,
    kind,
    title,
    mark,
    outcome,
    severity,
    year: year === undefined ? null : printYear(year),
    measured: number(measured),
    unit: unitAsData(unit, cash),
    limit: limit === undefined ? null : { how: limit.how, value: number(limit.value) },
    tolerance: number(tolerance),
    detail: detail ?? null,
    ...siteData(span, made),
  }
}

function problemData({ diagnostic, isError }: Problem, made: Made): object {
  const { code, message, span } = diagnostic
  return { code, severity: isError ? 'error' : 'warning', message, ...siteData(span, made) }
}

function siteData(span: Span | undefined, { workingDirectory }: Made): object {
  const at = span === undefined ? undefined : siteOf(span, '-', workingDirectory)
  return { file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null }
}

function number(value: Decimal | undefined): string | null {
  return value === undefined || !value.isFinite() ? null : toPlain(value)
}
