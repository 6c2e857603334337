import type { Definition, Reserve } from '../definition/definition.ts'
import { max, min, plus, row, sum } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import { always, nothing, type Row, working } from './row.ts'

/** A business rule, whoever it is tested of. */
export type RuleName = 'surplus' | 'contingency' | 'non-recurrent-reserve' | 'responsibilities'

/** One figure held against another in some years: those, by index from the base year, in which `when` is above nought. */
export interface RuleTest {
  /** Paths of rows. */
  readonly measured: string
  readonly how: 'at least' | 'equal to'
  readonly limit: string
  readonly when?: string
  readonly years: readonly number[]
}

/** METHODS.md, section 12: a business rule of a commissioner, as conditions over the rows of the model. */
export interface RuleCheck {
  readonly kind: 'rule'
  /** `rules.surplus`, or of a member `rules.west.surplus`. */
  readonly id: string
  readonly rule: RuleName
  readonly title: string
  /** What is so where it does not hold. */
  readonly failing: string
  readonly severity: 'error' | 'warn'
  readonly tests: readonly RuleTest[]
  /** The definition whose rule it is: that of a member, where it is one of a place. */
  readonly of: Definition
}

const contingencyHeld = 'rules.contingency-held'
const contingencyLeft = 'rules.contingency-left'
const reserveHeld = 'rules.non-recurrent-reserve-held'
const reserveLeft = 'rules.non-recurrent-reserve-left'

/**
 * What the rules look at and no other row says. A contingency pays for an in-year deficit, before which it was set aside, so
 * that it is whole exactly where that is not below zero. The reserve for non-recurrent use is whole where recurrent spend
 * fits into recurrent funding with every reserve set aside; it is never headroom.
 */
export function ruleRows({ reserves }: Definition): Row[] {
  const ofKind = (kind: Reserve['kind']): Numeric[] =>
    reserves.filter((reserve) => reserve.kind === kind).map(({ id }) => row(`reserves.${id}`))
  const left = (path: string, label: string, held: string, position: Numeric): Row =>
    always(path, label, min(row(held), max(nothing, sum(plus(row(held)), plus(position)))))
  const [contingency, nonRecurrent] = [ofKind('contingency'), ofKind('non-recurrent')]
  // Recurrent headroom before the surplus is taken off: recurrent funding less reserves and what lasts of spend.
  const recurrent = sum(plus(row('headroom.recurrent')), plus(row('surplus.required')), plus(row('surplus.drawdown')))
  const rows = [
    ...(contingency.length === 0
      ? []
      : [
          always(contingencyHeld, 'Contingency set aside', sum(...contingency.map(plus))),
          left(contingencyLeft, 'Contingency left after an in-year deficit', contingencyHeld, row('in-year')),
        ]),
    ...(nonRecurrent.length === 0
      ? []
      : [
          always(reserveHeld, 'Reserve for non-recurrent use', sum(...nonRecurrent.map(plus))),
          left(reserveLeft, 'Reserve for non-recurrent use that lasting services leave', reserveHeld, recurrent),
        ]),
  ]
  return rows.map(working)
}

/**
 * The business rules of a definition, each only where it states what the rule is about. Of a place they are those of its
 * members: what one holds is no reserve of another.
 */
export function rulesOf(definition: Definition): RuleCheck[] {
  return rulesWithin([], definition, definition.horizon.count)
}

/** The same of a member of a place, by way of the members around it, for the years of the place. */
function rulesWithin(members: readonly string[], definition: Definition, count: number): RuleCheck[] {
  if (definition.members.length > 0)
    return definition.members.flatMap(({ id, title, definition: own }) =>
      rulesWithin([...members, id], own, count).map((rule) => ({
        ...rule,
        title: `${title}: ${rule.title}`,
        failing: `${title}: ${rule.failing}`,
        tests: rule.tests.map((test) => ({
          ...test,
          measured: inMember(id, test.measured),
          limit: inMember(id, test.limit),
          ...(test.when && { when: inMember(id, test.when) }),
        })),
      })),
    )
  const { surplus, responsibilities, reserves } = definition
  const years = Array.from({ length: count }, (_, index) => index + 1)
  const has = (kind: Reserve['kind']): boolean => reserves.some((reserve) => reserve.kind === kind)
  const rule = (
    name: RuleName,
    [title, failing]: readonly [holds: string, fails: string],
    tests: readonly RuleTest[],
    severity: RuleCheck['severity'] = 'error',
  ): RuleCheck[] =>
    tests.length === 0
      ? []
      : [
          {
            kind: 'rule',
            id: ['rules', ...members, name].join('.'),
            rule: name,
            title,
            failing,
            severity,
            tests,
            of: definition,
          },
        ]
  const whole = (held: string, left: string): RuleTest[] => [
    { measured: left, how: 'at least', limit: held, years, when: held },
  ]
  // On the cumulative basis a deficit brought forward asks for a surplus by itself.
  const asksForSurplus = surplus.required !== undefined || surplus.basis === 'cumulative'
  return [
    ...rule(
      'surplus',
      ['The in-year surplus is at least the required one', 'The in-year surplus is less than the required one'],
      asksForSurplus ? [{ measured: 'in-year', how: 'at least', limit: 'surplus.required', years }] : [],
    ),
    ...rule(
      'contingency',
      ['The contingency is held', 'A part of the contingency is spent'],
      has('contingency') ? whole(contingencyHeld, contingencyLeft) : [],
    ),
    ...rule(
      'non-recurrent-reserve',
      [
        'The reserve for non-recurrent use is not needed for lasting services',
        'Lasting services need a part of the reserve for non-recurrent use',
      ],
      has('non-recurrent') ? whole(reserveHeld, reserveLeft) : [],
      'warn',
    ),
    // A difference may be meant, so that it only warns.
    ...rule(
      'responsibilities',
      [
        'Changes of responsibility bring as much funding as they cost',
        'A change of responsibility does not bring as much funding as it costs',
      ],
      responsibilities
        .filter(({ from }) => from <= count)
        .map(({ id, from }): RuleTest => {
          const path = `responsibilities.${id}`
          return { measured: `${path}.funding`, how: 'equal to', limit: `${path}.spend`, years: [from] }
        }),
      'warn',
    ),
  ]
}
