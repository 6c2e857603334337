import { type Decimal, epsilon } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { grouped } from '../../base/grouped.ts'
import { checksOf } from '../../checks/checks.ts'
import type { CheckResult } from '../../checks/result.ts'
import { withinMembers } from '../../model/in-member.ts'
import { inMembers } from '../../model/row-path.ts'
import { type Ruled, ruledIn, ruledInWords } from '../../model/rules.ts'
import type { Scenario } from '../../open/open.ts'
import { rowValue } from '../../open/project.ts'
import type { CheckItem, CheckRemark } from '../document.ts'
import type { Hint } from '../hint.ts'
import { mostTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { CashView } from '../views/view.ts'
import { checkItem, markOf } from './check-item.ts'

/** `CHECKS FAILED` in words; undefined where none did. Under `--strict` what only warns or could not be tested did. */
export function stampOf(scenario: Scenario, isStrict = false): string | undefined {
  const checks = checksOf(scenario)
  const failed = failedOf(scenario, isStrict)
  const how = failed > failedOf(scenario, false) ? ' under --strict' : ''
  return failed === 0 ? undefined : `CHECKS FAILED${how}: ${failed} of ${checks.length}`
}

/** Why checks failed that fail under `--strict` alone, and the command that tells which they are. */
export function strictNote(scenario: Scenario, isStrict: boolean, hint: Hint): Sentence[] {
  if (!isStrict || failedOf(scenario, true) === failedOf(scenario, false)) return []
  return [
    say`Under --strict a check that only warns, or could not be tested, counts as failed. Which: ${hint('check', '--strict')}`,
  ]
}

function failedOf(scenario: Scenario, isStrict: boolean): number {
  return checksOf(scenario).filter((check) => markOf(check, isStrict) === 'fail').length
}

/** The arithmetic in one line while it is right; every rule, control and check of the author's in a line of its own. */
export function summariseChecks(
  scenario: Scenario,
  cash: CashView,
  hint: Hint,
  isStrict = false,
): (CheckItem | CheckRemark)[] {
  const checks = checksOf(scenario)
  const arithmetic = checks.filter(({ kind }) => kind === 'arithmetic')
  const isSound = arithmetic.length > 0 && arithmetic.every(({ outcome }) => outcome !== 'fail')
  const rest = checks.filter(({ kind, outcome }) => kind !== 'arithmetic' || outcome === 'fail')
  const sound: CheckRemark = {
    mark: 'pass',
    sentence: [
      arithmetic.length === 1
        ? 'Arithmetic: the built-in check'
        : `Arithmetic: all ${arithmetic.length} built-in checks`,
    ],
  }
  return [
    ...(isSound ? [sound] : []),
    ...toldOf(
      rest.map((check) => checkItem(check, scenario, cash, isStrict)),
      hint,
    ),
    ...rulesNotStated(scenario, cash),
  ]
}

/** Remarks, which no count counts: that nothing is stated which the usual business rules could be held against, of a definition or of members of a place. */
export function rulesNotStated(scenario: Scenario, cash: CashView): CheckRemark[] {
  const checks = checksOf(scenario)
  // Where there is no in-year position no rule could be held against it.
  const isDue = checks.some(({ kind }) => kind === 'arithmetic') && !scenario.model.absent.has('in-year')
  return isDue && !checks.some(isAsked) ? [withoutRules(scenario, cash)] : membersWithoutRules(scenario, cash)
}

/** The checks that failed, or under `--strict` count as failed. */
export function failedChecks(
  scenario: Scenario,
  cash: CashView,
  hint: Hint,
  isStrict = false,
): (CheckItem | CheckRemark)[] {
  const failed = checksOf(scenario).filter((check) => check.outcome === 'fail' || markOf(check, isStrict) === 'fail')
  return toldOf(
    failed.map((check) => checkItem(check, scenario, cash, isStrict)),
    hint,
  )
}

/** The first checks of each outcome, and of how many they are the first. */
function toldOf(checks: readonly CheckItem[], hint: Hint): (CheckItem | CheckRemark)[] {
  if (checks.length <= mostTold) return [...checks]
  return [...grouped(checks, ({ mark }) => mark)].flatMap(([mark, alike]): (CheckItem | CheckRemark)[] => {
    const first = alike.slice(0, mostTold)
    const sentence = [`${mostTold} of ${alike.length} such checks are told of here. All: `, hint('check')]
    return alike.length > mostTold ? [...first, { mark, sentence }] : first
  })
}

function withoutRules(scenario: Scenario, cash: CashView): CheckRemark {
  const whose = scenario.definition.members.length === 0 ? 'this definition states' : 'the members of this place state'
  const stated = `Business rules: ${whose} ${neitherInWords(ruledIn(scenario.definition))}`
  return { mark: 'note', sentence: say`${stated}${deficitInWords(scenario, cash)}` }
}

/** The members of a place that state nothing to test, beside others that do: nobody must think that they passed. */
function membersWithoutRules(scenario: Scenario, cash: CashView): CheckRemark[] {
  const { definition, model } = scenario
  if (definition.members.length === 0) return []
  const stating = new Set(model.checks.flatMap((check) => (check.kind === 'rule' && isAsked(check) ? [check.of] : [])))
  // Of a member without funding or lines there is no position that a rule could be about.
  const without = ruledIn(definition).filter(
    (ruled) => !stating.has(ruled.definition) && !model.absent.has(withinMembers(ruled.members, 'in-year')),
  )
  const [listed, others] = [without.slice(0, mostTold), without.length - mostTold]
  const told = listed.map((ruled): CheckRemark => {
    const stated = `Business rules: ${ruledInWords(ruled)} states ${neitherInWords([ruled])}`
    return {
      mark: 'note',
      sentence: say`${stated}${deficitInWords(scenario, cash, ruled.members)}`,
    }
  })
  const more: CheckRemark = { mark: 'note', sentence: [`Business rules: ${others} other members state neither`] }
  return others > 0 ? [...told, more] : told
}

/** What is not stated. Money that is held in reserve must not be denied: that it is a contingency is all that nobody said. */
function neitherInWords(all: readonly Pick<Ruled, 'definition'>[]): string {
  return all.some(({ definition }) => definition.reserves.length > 0)
    ? 'no required surplus, and no reserve is marked as contingency (kind: contingency)'
    : 'no required surplus and no contingency'
}

/** Whether a rule is about what every commissioner is asked for. */
function isAsked({ rule }: Pick<CheckResult, 'rule'>): boolean {
  return rule === 'surplus' || rule === 'contingency'
}

/** The projected years in which a scenario, or a member of it, has an in-year deficit. */
export function deficitsOf(
  { definition, projection }: Scenario,
  members: readonly string[] = [],
): { readonly year: FinancialYear; readonly value: Decimal }[] {
  const { base, count } = definition.horizon
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((index) => {
    const value = rowValue(projection, inMembers(members, 'in-year'), index)
    return value?.lt(epsilon.neg()) === true ? [{ year: base + index, value }] : []
  })
}

/** A plan that spends more than it has must not read as one that passes because no rule is stated. */
function deficitInWords(
  scenario: Scenario,
  { money, decimals, unit }: CashView,
  members: readonly string[] = [],
): Sentence {
  const { count } = scenario.definition.horizon
  const short = deficitsOf(scenario, members)
  const [first] = short
  if (first === undefined) return []
  const { year, value } = short.reduce((most, other) => (other.value.lt(most.value) ? other : most), first)
  const worst: SaidFigure = {
    is: 'money',
    value: money(value),
    of: { rows: [inMembers(members, 'in-year')], year },
    places: decimals,
    told: 'whole',
    money: unit,
  }
  return say`. The in-year position is a deficit in ${`${short.length}`} of ${`${count}`} years, at worst ${worst} in ${printYear(year)}`
}
