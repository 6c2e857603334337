import type { MoneyUnit } from '../base/money-unit.ts'
import { once } from '../base/once.ts'
import { checksOf } from '../checks/checks.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import { checkItem } from './checks/check-item.ts'
import { many } from './checks/check-words.ts'
import { type Examined, isError, verdictOn } from './checks/verdict.ts'
import type { Chapter, CheckItem, CheckRemark, Made, Problem, Together } from './document.ts'

/** How a verdict is shown. */
export interface VerdictStyle {
  /** The unit to give money in; that of each definition where undefined. */
  readonly unit: MoneyUnit | undefined
  /** Decimal places of money and per cent in words. */
  readonly decimals: number
}

/** What is said of all the files of `check` together. */
export function checkTogether(
  examined: readonly Examined[],
  problems: readonly Diagnostic[],
  isStrict: boolean,
): Together {
  return { summary: undefined, verdict: verdictOn(examined, isStrict), problems: judged(problems, isStrict) }
}

function judged(problems: readonly Diagnostic[], isStrict: boolean): Problem[] {
  return problems.map((diagnostic) => ({ diagnostic, isError: isError(diagnostic, isStrict) }))
}

/** The chapter of a file in the answer of `check`: its problems and its checks. */
export function checkChapter(
  file: Examined,
  isStrict: boolean,
  { unit: asked, decimals }: VerdictStyle,
  made: Made,
): Chapter {
  const { name, path, scenario } = file
  const unit = asked ?? scenario?.definition.unit ?? '£m'
  const problems = judged(file.problems, isStrict)
  const checks = once((): CheckItem[] =>
    scenario === undefined
      ? []
      : checksOf(scenario).map((check) => checkItem(check, scenario, { unit, decimals }, isStrict)),
  )
  const wrong = wrongRemark(problems, scenario === undefined)
  const inputs = once(() => (scenario === undefined ? {} : made.inputs(scenario)))
  return {
    name,
    path,
    title: scenario?.definition.title ?? path,
    organisation: undefined,
    definition: scenario?.definition.title,
    basis: undefined,
    stamp: undefined,
    declared: [],
    facts: [],
    tables: [],
    charts: [],
    get checks() {
      return [...wrong, ...checks()]
    },
    notes: [],
    whole: undefined,
    derivation: undefined,
    problems,
    data: {
      figures: undefined,
      facts: [],
      get checks() {
        return checks()
      },
    },
    unit,
    cash: unit,
    settings: scenario?.settings ?? [],
    get inputs() {
      return inputs()
    },
    get values() {
      return scenario === undefined ? {} : made.values(scenario)
    },
  }
}

/** What to say of a definition that is wrong: its problems themselves are told as they are found. */
function wrongRemark(problems: readonly Problem[], isUnread: boolean): CheckRemark[] {
  const errors = problems.filter((problem) => problem.isError).length
  if (errors === 0) return []
  const rest = isUnread ? ', so nothing could be checked' : ''
  return [{ mark: 'fail', sentence: [`The definition has ${many(errors, 'error')}${rest}`] }]
}
