import { epsilon, zero } from '../base/decimal.ts'
import type { ModelCheck } from '../model/model-check.ts'
import type { RuleCheck } from '../model/rules.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { ofAssumedYear } from './assumed.ts'
import { decide, marginOf, type Reading, spreadOf } from './measure.ts'
import type { CheckResult } from './result.ts'

/** METHODS.md, section 12: what the business rules of a model say of its projection. */
export function ruleChecks(scenario: Scenario): CheckResult[] {
  return scenario.model.checks.filter(isRule).flatMap((check) => resultOf(check, scenario) ?? [])
}

function isRule(check: ModelCheck): check is RuleCheck {
  return check.kind === 'rule'
}

/** The readings of a rule by year, those of a year that are furthest apart first. */
function readingsOf({ tests }: RuleCheck, { projection }: Scenario): Reading[] {
  const readings = tests.flatMap(({ measured, how, limit, years, when }) =>
    years.flatMap((index): Reading[] => {
      const isAsked = when === undefined || valueAt(projection, when, index)?.gt(0) === true
      if (!isAsked) return []
      return [
        {
          index,
          measured: valueAt(projection, measured, index),
          how,
          limit: valueAt(projection, limit, index),
          row: measured,
          against: limit,
        },
      ]
    }),
  )
  if (tests.length < 2) return readings
  return readings.sort(
    (one, other) => one.index - other.index || (marginOf(one) ?? zero).minus(marginOf(other) ?? zero).toNumber(),
  )
}

function resultOf(check: RuleCheck, scenario: Scenario): CheckResult | undefined {
  const readings = readingsOf(check, scenario)
  const decided = decide(readings, epsilon)
  if (decided === undefined) return undefined
  const { passes, reading } = decided
  const { horizon } = check.of
  const year = horizon.base + reading.index
  const spread = passes ? undefined : spreadOf(readings, epsilon, horizon.base)
  return {
    id: check.id,
    kind: 'rule',
    rule: check.rule,
    title: check.title,
    failing: check.failing,
    outcome: passes ? 'pass' : 'fail',
    severity: check.severity,
    year,
    ...ofAssumedYear(check.of, year),
    ...(spread === undefined ? {} : { spread }),
    row: reading.row,
    against: reading.against,
    measured: reading.measured,
    unit: 'money',
    limit: reading.limit === undefined ? undefined : { how: reading.how, value: reading.limit },
    tolerance: undefined,
    detail: undefined,
    span: undefined,
  }
}
