import { type Decimal, epsilon, zero } from '../base/decimal.ts'
import { valueAt } from '../engine/project.ts'
import type { CheckResult } from './checks.ts'
import { decide, type Reading } from './measure.ts'
import type { Scenario } from './open.ts'

/** METHODS.md, section 12: the business rules of a commissioner, each only where the definition states what it is about. */
export function ruleChecks(scenario: Scenario): CheckResult[] {
  return [
    rule(scenario, 'surplus', 'The in-year surplus is at least the required one', surplusReadings(scenario)),
    rule(scenario, 'contingency', 'The contingency is held', contingencyReadings(scenario)),
    rule(
      scenario,
      'non-recurrent-reserve',
      'The reserve for non-recurrent use is not needed for lasting services',
      nonRecurrentReserveReadings(scenario),
      'warn',
    ),
    responsibilities(scenario),
  ].flatMap((result) => result ?? [])
}

function surplusReadings({ definition, projection }: Scenario): Reading[] {
  // On the cumulative basis a deficit brought forward asks for a surplus by itself.
  if (definition.surplus.required === undefined && definition.surplus.basis !== 'cumulative') return []
  return projectedYears(definition.horizon.count).map((index) => ({
    index,
    measured: valueAt(projection, 'in-year', index),
    how: 'at least',
    limit: valueAt(projection, 'surplus.required', index),
  }))
}

/**
 * What is left of the contingency once it has paid for an in-year deficit. It is set aside before the in-year position is
 * struck, so it is held whole exactly where that is not below zero. Years without a contingency are passed over.
 */
function contingencyReadings({ definition, projection }: Scenario): Reading[] {
  const held = definition.reserves.filter(({ kind }) => kind === 'contingency')
  return projectedYears(definition.horizon.count).flatMap((index): Reading[] => {
    const amounts = held.map(({ id }) => valueAt(projection, `reserves.${id}`, index))
    const contingency = amounts.reduce<Decimal>((so, amount) => so.plus(amount ?? zero), zero)
    if (contingency.lte(0)) return []
    const inYear = valueAt(projection, 'in-year', index)
    return [{ index, measured: inYear && leftOf(contingency, inYear), how: 'at least', limit: contingency }]
  })
}

/**
 * What lasting services leave of the reserve for non-recurrent use: it is whole where recurrent spend fits into recurrent
 * funding with every reserve set aside. It is never headroom.
 */
function nonRecurrentReserveReadings({ definition, projection }: Scenario): Reading[] {
  const held = definition.reserves.filter(({ kind }) => kind === 'non-recurrent')
  return projectedYears(definition.horizon.count).flatMap((index): Reading[] => {
    const amounts = held.map(({ id }) => valueAt(projection, `reserves.${id}`, index))
    const reserve = amounts.reduce<Decimal>((so, amount) => so.plus(amount ?? zero), zero)
    if (reserve.lte(0)) return []
    const at = (path: string): Decimal => valueAt(projection, path, index) ?? zero
    // Recurrent headroom before the surplus is taken off: recurrent funding less reserves and what lasts of spend.
    const left = at('headroom.recurrent').plus(at('surplus.required')).plus(at('surplus.drawdown'))
    return [{ index, measured: leftOf(reserve, left), how: 'at least', limit: reserve }]
  })
}

/** Whether services that move bring as much money as they cost. A difference may be meant, so that it only warns. */
function responsibilities(scenario: Scenario): CheckResult | undefined {
  const { definition, projection } = scenario
  const readings = definition.responsibilities.map(({ id, from }): Reading => {
    const index = from - definition.horizon.base
    const at = (side: string): Decimal | undefined => valueAt(projection, `responsibilities.${id}.${side}`, index)
    return { index, measured: at('funding'), how: 'equal to', limit: at('spend') }
  })
  return rule(
    scenario,
    'responsibilities',
    'Changes of responsibility bring as much funding as they cost',
    readings,
    'warn',
  )
}

function leftOf(contingency: Decimal, inYear: Decimal): Decimal {
  const left = contingency.plus(inYear)
  if (left.gt(contingency)) return contingency
  return left.isNegative() ? zero : left
}

function projectedYears(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function rule(
  { definition }: Scenario,
  id: string,
  title: string,
  readings: readonly Reading[],
  severity: CheckResult['severity'] = 'error',
): CheckResult | undefined {
  const decided = decide(readings, epsilon)
  if (decided === undefined) return undefined
  const { passes, reading } = decided
  const year = definition.horizon.base + reading.index
  const isAssumed = definition.confirmed !== undefined && year > definition.confirmed
  return {
    id: `rules.${id}`,
    kind: 'rule',
    title,
    outcome: passes ? 'pass' : 'fail',
    severity,
    year,
    ...(isAssumed ? { isAssumed } : {}),
    measured: reading.measured,
    unit: 'money',
    limit: reading.limit === undefined ? undefined : { how: reading.how, value: reading.limit },
    tolerance: undefined,
    detail: undefined,
    span: undefined,
  }
}
