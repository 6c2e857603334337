import { Decimal, one } from '../base/decimal.ts'
import type { Definition, PlaceMember, Reserve } from '../definition/definition.ts'
import { less, max, min, number, plus, row, sum, times } from '../formula/build.ts'
import { type Numeric, type RowName, rowName } from '../formula/node.ts'
import { withinMembers } from './in-member.ts'
import { always, inForce, nothing, type Row, working } from './row.ts'

/** A business rule, whoever it is tested of. */
export type RuleName = 'surplus' | 'contingency' | 'non-recurrent-reserve' | 'responsibilities' | 'provider-losses'

/** One figure held against another in some years: those, by index from the base year, in which `when` is above nought. */
export interface RuleTest<Name extends string = RowName> {
  readonly measured: Name
  readonly how: 'at least' | 'equal to'
  readonly limit: Name
  readonly when?: Name
  readonly years: readonly number[]
}

/** The rows that a test reads. */
export function rowsOfTest({ measured, limit, when }: RuleTest): readonly string[] {
  return [measured, limit, ...(when === undefined ? [] : [when])]
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
/** A loss beyond this part of the price is no variation that a provider bears year after year: the program's own limit, METHODS.md, section 12. */
const bearableLoss = new Decimal('0.02')

const lossLimit = (contract: string): string => `rules.${contract}.loss-limit`

const reserveHeld = 'rules.non-recurrent-reserve-held'
const reserveLeft = 'rules.non-recurrent-reserve-left'

/**
 * What the rules look at and no other row says. A contingency pays for an in-year deficit, before which it was set aside, so
 * that it is whole exactly where that is not below zero. The reserve for non-recurrent use is whole where recurrent spend
 * fits into recurrent funding with every reserve set aside; it is never headroom.
 */
export function ruleRows({ reserves, contracts }: Definition): Row[] {
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
    ...contracts.map(({ id, title, starts, ends }) =>
      inForce(
        { from: starts, ends, otherwise: 'none' },
        always(
          lossLimit(id),
          `${title}, largest loss that its provider is taken to bear`,
          sum(less(times(number(bearableLoss), row(`contracts.${id}.value`)))),
        ),
      ),
    ),
  ]
  return rows.map(working)
}

/** Somebody who has business rules of its own: what is projected, or of a place each member that is no place itself. */
export interface Ruled {
  /** The members by way of which it is reached, the outermost first, and what they are called. */
  readonly members: readonly string[]
  readonly titles: readonly string[]
  /** Whether a part of it alone belongs to the place, so that its own figures are not those of the place. */
  readonly isParted: boolean
  readonly definition: Definition
}

/** Who has business rules in a definition: of a place its members, because what one holds is no reserve of another. */
export function ruledIn(definition: Definition): Ruled[] {
  const reached = (own: Ruled): Ruled[] =>
    own.definition.members.length === 0
      ? [own]
      : own.definition.members.flatMap((member) =>
          reached({
            members: [...own.members, member.id],
            titles: [...own.titles, member.title],
            isParted: own.isParted || isParted(member),
            definition: member.definition,
          }),
        )
  return reached({ members: [], titles: [], isParted: false, definition })
}

/** Whether less than the whole of a member belongs to the place. */
function isParted({ share, residents, lines }: PlaceMember): boolean {
  return (residents ?? lines) !== undefined || share?.values.some((part) => part?.eq(one) === false) === true
}

/** Whose figures a rule is about, before its words: those of a member whole, where a part of it alone belongs to the place. */
export function ruledInWords({ titles, isParted: isOwn }: Ruled): string {
  return `${titles.join(': ')}${isOwn ? ' (its own figures, whole)' : ''}`
}

/** The business rules of a definition, each only where it states what the rule is about, for the years that are projected. */
export function rulesOf(definition: Definition): RuleCheck[] {
  return ruledIn(definition).flatMap((ruled) => rulesBy(ruled, definition.horizon.count))
}

function rulesBy(ruled: Ruled, count: number): RuleCheck[] {
  const { members, definition } = ruled
  const whose = members.length === 0 ? '' : `${ruledInWords(ruled)}: `
  const named = (path: string): RowName => rowName(withinMembers(members, path))
  const { surplus, responsibilities, reserves, contracts } = definition
  const years = Array.from({ length: count }, (_, index) => index + 1)
  const has = (kind: Reserve['kind']): boolean => reserves.some((reserve) => reserve.kind === kind)
  const rule = (
    name: RuleName,
    [title, failing]: readonly [holds: string, fails: string],
    tests: readonly RuleTest<string>[],
    severity: RuleCheck['severity'] = 'error',
  ): RuleCheck[] =>
    tests.length === 0
      ? []
      : [
          {
            kind: 'rule',
            id: ['rules', ...members, name].join('.'),
            rule: name,
            title: whose + title,
            failing: whose + failing,
            severity,
            tests: tests.map(({ measured, limit, when, ...test }) => ({
              ...test,
              measured: named(measured),
              limit: named(limit),
              ...(when && { when: named(when) }),
            })),
            of: definition,
          },
        ]
  const whole = (held: string, left: string): RuleTest<string>[] => [
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
        .map(({ id, from }): RuleTest<string> => {
          const path = `responsibilities.${id}`
          return { measured: `${path}.funding`, how: 'equal to', limit: `${path}.spend`, years: [from] }
        }),
      'warn',
    ),
    // What one party saves at the other's loss is no saving of the place: whoever reads of headroom must read of that.
    ...rule(
      'provider-losses',
      [
        'No provider loses more than 2% of the price of its contract in a year',
        'A provider loses more than 2% of the price of its contract',
      ],
      // In a place of fewer years than its member has, a contract may begin after all of them.
      contracts
        .map(
          ({ id, starts, ends }): RuleTest<string> => ({
            measured: `contracts.${id}.provider-result`,
            how: 'at least',
            limit: lossLimit(id),
            years: years.filter((year) => year >= starts && year <= ends),
          }),
        )
        .filter((test) => test.years.length > 0),
      'warn',
    ),
  ]
}
