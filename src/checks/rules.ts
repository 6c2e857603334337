import { type Decimal, epsilon, zero } from '../base/decimal.ts'
import type { Definition } from '../definition/definition.ts'
import { inMember } from '../model/member-rows.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { CheckResult } from './checks.ts'
import { decide, marginOf, type Reading, spreadOf } from './measure.ts'

/** A business rule, whoever it is tested of. */
export type RuleName = 'surplus' | 'contingency' | 'non-recurrent-reserve' | 'responsibilities'

/** Whose rules are tested: a definition, or a member of a place with its own figures. */
interface Subject {
  readonly definition: Definition
  /** `west.` in the id of a rule of a member, and its title before what is tested. */
  readonly id: string
  readonly title: string
  readonly at: (path: string, index: number) => Decimal | undefined
  /** Projected years tested. */
  readonly count: number
}

/**
 * METHODS.md, section 12: the business rules of a commissioner, each only where the definition states what it is about. Of a
 * place they are tested member by member: what one holds is no reserve of another.
 */
export function ruleChecks({ definition, projection }: Scenario): CheckResult[] {
  const whole: Subject = {
    definition,
    id: '',
    title: '',
    at: (path, index) => valueAt(projection, path, index),
    count: definition.horizon.count,
  }
  return subjectsIn(whole).flatMap(rulesOf)
}

function subjectsIn(subject: Subject): Subject[] {
  const { definition, id, title, at, count } = subject
  if (definition.members.length === 0) return [subject]
  return definition.members.flatMap((member) =>
    subjectsIn({
      definition: member.definition,
      id: `${id}${member.id}.`,
      title: `${title}${member.title}: `,
      at: (path, index) => at(inMember(member.id, path), index),
      count,
    }),
  )
}

function rulesOf(subject: Subject): CheckResult[] {
  return [
    rule(subject, 'surplus', 'The in-year surplus is at least the required one', surplusReadings(subject)),
    rule(subject, 'contingency', 'The contingency is held', contingencyReadings(subject)),
    rule(
      subject,
      'non-recurrent-reserve',
      'The reserve for non-recurrent use is not needed for lasting services',
      nonRecurrentReserveReadings(subject),
      'warn',
    ),
    // A difference may be meant, so that it only warns.
    rule(
      subject,
      'responsibilities',
      'Changes of responsibility bring as much funding as they cost',
      responsibilityReadings(subject),
      'warn',
    ),
  ].flatMap((result) => result ?? [])
}

function surplusReadings({ definition, at, count }: Subject): Reading[] {
  // On the cumulative basis a deficit brought forward asks for a surplus by itself.
  if (definition.surplus.required === undefined && definition.surplus.basis !== 'cumulative') return []
  return projectedYears(count).map((index) => ({
    index,
    measured: at('in-year', index),
    how: 'at least',
    limit: at('surplus.required', index),
  }))
}

/**
 * What is left of the contingency once it has paid for an in-year deficit. It is set aside before the in-year position is
 * struck, so it is held whole exactly where that is not below zero. Years without a contingency are passed over.
 */
function contingencyReadings(subject: Subject): Reading[] {
  return projectedYears(subject.count).flatMap((index): Reading[] => {
    const contingency = heldFor('contingency', subject, index)
    if (contingency.lte(0)) return []
    const inYear = subject.at('in-year', index)
    return [{ index, measured: inYear && leftOf(contingency, inYear), how: 'at least', limit: contingency }]
  })
}

/**
 * What lasting services leave of the reserve for non-recurrent use: it is whole where recurrent spend fits into recurrent
 * funding with every reserve set aside. It is never headroom.
 */
function nonRecurrentReserveReadings(subject: Subject): Reading[] {
  return projectedYears(subject.count).flatMap((index): Reading[] => {
    const reserve = heldFor('non-recurrent', subject, index)
    if (reserve.lte(0)) return []
    const at = (path: string): Decimal => subject.at(path, index) ?? zero
    // Recurrent headroom before the surplus is taken off: recurrent funding less reserves and what lasts of spend.
    const left = at('headroom.recurrent').plus(at('surplus.required')).plus(at('surplus.drawdown'))
    return [{ index, measured: leftOf(reserve, left), how: 'at least', limit: reserve }]
  })
}

function heldFor(kind: Definition['reserves'][number]['kind'], { definition, at }: Subject, index: number): Decimal {
  const held = definition.reserves.filter((reserve) => reserve.kind === kind)
  return held.reduce<Decimal>((so, { id }) => so.plus(at(`reserves.${id}`, index) ?? zero), zero)
}

/** Whether services that move bring as much money as they cost: by year, those of a year that are furthest apart first. */
function responsibilityReadings({ definition, at, count }: Subject): Reading[] {
  const readings = definition.responsibilities.flatMap(({ id, from: index }): Reading[] => {
    const side = (name: string): Decimal | undefined => at(`responsibilities.${id}.${name}`, index)
    return index > count ? [] : [{ index, measured: side('funding'), how: 'equal to', limit: side('spend') }]
  })
  return readings.sort(
    (one, other) => one.index - other.index || (marginOf(one) ?? zero).minus(marginOf(other) ?? zero).toNumber(),
  )
}

function leftOf(held: Decimal, position: Decimal): Decimal {
  const left = held.plus(position)
  if (left.gt(held)) return held
  return left.isNegative() ? zero : left
}

function projectedYears(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function rule(
  { definition, id: own, title: whose }: Subject,
  name: RuleName,
  title: string,
  readings: readonly Reading[],
  severity: CheckResult['severity'] = 'error',
): CheckResult | undefined {
  const decided = decide(readings, epsilon)
  if (decided === undefined) return undefined
  const { passes, reading } = decided
  const { base } = definition.horizon
  const year = base + reading.index
  const isAssumed = definition.confirmed !== undefined && year > definition.confirmed
  const spread = passes ? undefined : spreadOf(readings, epsilon, base)
  return {
    id: `rules.${own}${name}`,
    kind: 'rule',
    rule: name,
    title: `${whose}${title}`,
    outcome: passes ? 'pass' : 'fail',
    severity,
    year,
    ...(isAssumed ? { isAssumed } : {}),
    ...(spread === undefined ? {} : { spread }),
    measured: reading.measured,
    unit: 'money',
    limit: reading.limit === undefined ? undefined : { how: reading.how, value: reading.limit },
    tolerance: undefined,
    detail: undefined,
    span: undefined,
  }
}
