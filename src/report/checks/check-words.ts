import type { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { type MoneyUnit, poundsIn } from '../../base/money-unit.ts'
import { numberText } from '../../base/number-text.ts'
import type { CheckResult } from '../../checks/result.ts'
import type { Unit } from '../../formula/unit.ts'
import { figureText, placesOf, placesSeen } from '../../formula/unit-print.ts'
import type { CheckCounts, CheckItem, CheckRemark, Counts, Verdict } from '../document.ts'
import type { Figure } from '../figure.ts'
import { lowerFirst, type Sentence, say, sentenceText } from '../sentence.ts'

/** How the figures of a check are shown: the unit its money is in, and the decimal places of money and per cent. */
export interface CheckStyle {
  readonly unit: MoneyUnit
  readonly decimals: number
}

const mostPlaces = 12

/** What holds, or that it does not: a check that failed must not read as one that passed. */
export function titleInWords({ title, failing, outcome }: CheckResult): string {
  return outcome === 'fail' ? (failing ?? `Does not hold: ${title}`) : title
}

/** What was measured, with its unit and year: `(£4.6m) in 2018/19`. */
export function measuredInWords(check: CheckResult, style: CheckStyle): Sentence {
  const { measured, year, outcome, isAssumed, isProvisional, isOff } = check
  if (outcome === 'not-tested') return [isOff === true ? 'not tested: switched off' : 'not tested']
  const found = measured === undefined ? ['no value'] : quantity(measured, check, style, originOf(check, year))
  const how = isAssumed === true ? ' (assumed)' : isProvisional === true ? ' (provisional)' : ''
  return year === undefined ? found : say`${found} in ${printYear(year)}${how}`
}

/** What it is held against: `at least £0.0m`, with the tolerance where there is one to speak of. */
export function limitInWords(check: CheckResult, style: CheckStyle): Sentence | undefined {
  const { limit, unit, tolerance } = check
  if (limit === undefined) return undefined
  const still = check.isLimitProvisional === true ? ' (provisional)' : ''
  const held = say`${limit.how} ${quantity(limit.value, check, style, undefined)}${still}`
  // Of sums that agree, nobody wants to read how far they might have been apart.
  const untold = check.kind === 'arithmetic' && check.outcome === 'pass'
  if (tolerance === undefined || tolerance.isZero() || untold) return held
  const within = say`within ${toleranceInWords(tolerance, unit, style.unit)}`
  return isNear(check)
    ? say`against ${quantity(limit.value, check, style, undefined)}, ${within}`
    : say`${held}, ${within}`
}

/** What is near is not equal: a figure that passes for what it may be out by is told against the other one. */
function isNear({ outcome, limit, measured, tolerance }: CheckResult): boolean {
  const mayBeOut = tolerance !== undefined && !tolerance.isZero()
  return mayBeOut && outcome === 'pass' && limit?.how === 'equal to' && measured?.eq(limit.value) === false
}

/** In how many years it fails, and how far at worst: `It fails in 10 of 10 years, at worst (£72.3m) in 2029/30`. */
export function spreadInWords(check: CheckResult, style: CheckStyle): Sentence | undefined {
  const { spread } = check
  if (spread === undefined) return undefined
  const worst = quantity(spread.measured, check, style, originOf(check, spread.year))
  return say`It fails in ${`${spread.failed}`} of ${`${spread.of}`} years, at worst ${worst} in ${printYear(spread.year)}`
}

/** A check as one sentence, for places that have room for no more. */
export function checkInWords(check: CheckResult, style: CheckStyle): Sentence {
  // That sums agree is all there is to say of it; by how much, data tells.
  if (check.kind === 'arithmetic' && check.outcome === 'pass') return [check.title]
  const limit = check.outcome === 'not-tested' ? undefined : limitInWords(check, style)
  const held = limit === undefined ? [] : isNear(check) ? say`, ${limit}` : say`; it must be ${limit}`
  const rest = [spreadInWords(check, style), check.detail === undefined ? undefined : [check.detail]]
  return rest.reduce<Sentence>(
    (so, part) => (part === undefined ? so : say`${withoutStop(so)}. ${part}`),
    say`${titleInWords(check)}: ${measuredInWords(check, style)}${held}`,
  )
}

/** A sentence without the full stop at its end, where it has one. */
function withoutStop(sentence: Sentence): Sentence {
  const last = sentence.at(-1)
  return typeof last === 'string' && last.endsWith('.') ? [...sentence.slice(0, -1), last.slice(0, -1)] : sentence
}

/** The closing line: whether the figures are right and the plan balances, what there was and how it went. */
export function countsInWords(counts: Counts): string {
  const { scenarios, wrong, withoutSource } = counts
  const bad = wrong === 0 ? '' : `; ${many(wrong, 'definition')} wrong`
  const sources = withoutSource === 0 ? '' : `; ${many(withoutSource, 'value')} without a source`
  return `${standingInWords(counts)}${many(scenarios, 'scenario')}, ${numberedInWords(counts)}${bad}${sources}.`
}

/** The same beside the figures of a scenario, where there is a line for it: `10 passed, 1 not tested. Plan: does not balance in 10 of 10 years.` */
export function checkCountsInWords(counts: CheckCounts): string {
  const { arithmeticFailed, positions } = counts
  const sums = arithmeticFailed === 0 ? '' : ` Arithmetic: ${arithmeticInWords(counts)}.`
  const plan = positions.length === 0 ? '' : ` Plan: ${balanceInWords(positions)}.`
  return `${outcomesInWords(counts)}.${sums}${plan}`
}

/**
 * What failed and what is warned of, by name, where there is no room for the figures: `Do not hold (warnings): ...`. Of a rule that says
 * itself what is so where it fails, that.
 */
export function namedInWords(checks: readonly (CheckItem | CheckRemark)[]): string[] {
  return (['fail', 'warn'] as const).flatMap((mark) => {
    const found = checks.flatMap((check) => ('found' in check && check.mark === mark ? [check.found] : []))
    const own = found.flatMap(({ failing }) => failing ?? [])
    const untrue = found.flatMap(({ failing, title }) => (failing === undefined ? [title] : []))
    const verb = untrue.length === 1 ? 'Does not hold' : 'Do not hold'
    const kind = mark === 'fail' ? '' : untrue.length === 1 ? ' (warning)' : ' (warnings)'
    return [
      ...(own.length === 0 ? [] : [`${mark === 'fail' ? 'Failed' : 'Warned of'}: ${own.join('; ')}.`]),
      ...(untrue.length === 0 ? [] : [`${verb}${kind}: ${untrue.join('; ')}.`]),
    ]
  })
}

/** What could not be tested, by name: a count alone does not say which. */
export function untestedInWords(checks: readonly (CheckItem | CheckRemark)[]): string[] {
  const titles = checks.flatMap((check) => ('title' in check && check.mark === 'not-tested' ? [check.title] : []))
  return titles.length === 0 ? [] : [`Not tested: ${titles.join('; ')}.`]
}

/** How many checks came out how: `10 passed, 1 not tested`. */
export function outcomesInWords({ passed, failed, warned, notTested }: CheckCounts): string {
  return [
    passed > 0 ? `${passed} passed` : '',
    failed > 0 ? `${failed} failed` : '',
    warned > 0 ? many(warned, 'warning') : '',
    notTested > 0 ? `${notTested} not tested` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function numberedInWords(counts: CheckCounts): string {
  const parts = outcomesInWords(counts)
  return `${many(counts.checks, 'check')}${parts === '' ? '' : `: ${parts}`}`
}

/** Whether the figures are right, and whether the plan balances, which are two questions. */
function standingInWords(counts: CheckCounts): string {
  const { positions } = counts
  return positions.length === 0 ? '' : `Arithmetic: ${arithmeticInWords(counts)}. Plan: ${balanceInWords(positions)}. `
}

function arithmeticInWords({ arithmeticFailed }: CheckCounts): string {
  return arithmeticFailed === 0 ? 'pass' : `FAIL in ${many(arithmeticFailed, 'check')}`
}

/** Whether plans balance, where there is at least one: `does not balance in 10 of 10 years`; and what a balance rests on. */
export function balanceInWords(positions: CheckCounts['positions']): string {
  const [first, ...others] = positions
  const short = positions.filter((one) => one.short > 0).length
  const how =
    short === 0 || first === undefined
      ? 'balances in every year'
      : others.length === 0
        ? `does not balance in ${first.short} of ${many(first.of, 'year')}`
        : `${short} of ${positions.length} scenarios ${short === 1 ? 'does' : 'do'} not balance in every year`
  return `${how}${oneOffInWords(positions)}${restsInWords(positions)}`
}

/** In how many years a plan balances only with money that does not come again: `, in 2 of 10 years only with deficit support`. */
function oneOffInWords([only, ...others]: CheckCounts['positions']): string {
  if (only?.oneOff === undefined || others.length > 0) return ''
  const { years, names } = only.oneOff
  return `, in ${years} of ${many(only.of, 'year')} only with ${listInWords(names.map(lowerFirst))}`
}

/** What plans rest on, whether they balance or not, where that is savings nobody has found yet: `, 81% of savings unidentified`. */
function restsInWords(positions: CheckCounts['positions']): string {
  const open = positions.flatMap(({ unidentified }) => unidentified ?? [])
  const [share] = open
  if (share === undefined) return ''
  return positions.length === 1
    ? `, ${figureText(share, 'share', placesSeen(share, 'share', 0), {})} of savings unidentified`
    : `, ${open.length} of ${positions.length} scenarios with savings unidentified`
}

/**
 * The word before a verdict: none where every check holds and a plan does not balance, because `pass` would be read as said of the
 * plan; the arithmetic and the plan then stand first, each with its own word.
 */
export function verdictMark({ passes, counts }: Pick<Verdict, 'passes' | 'counts'>): 'pass' | 'fail' | undefined {
  if (!passes) return 'fail'
  return counts.positions.some(({ short }) => short > 0) ? undefined : 'pass'
}

/** `1 check`, `2 checks`. */
export function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function quantity(
  value: Decimal,
  check: CheckResult,
  style: CheckStyle,
  of: Figure['of'],
  places = placesFor(check, style),
): Sentence {
  if (!value.isFinite()) return ['no finite value']
  const { unit: is } = check
  return [{ is, value, of, places: wholePlaces(value, is) ?? places, told: 'whole', money: style.unit }]
}

/** What was measured; the measure of a sum or a comparison is no row. */
function originOf({ row }: CheckResult, year: FinancialYear | undefined): Figure['of'] {
  return row === undefined || year === undefined ? undefined : { rows: [row], year }
}

/** A plain number needs no places where it is whole. */
function wholePlaces(value: Decimal, unit: Unit): number | undefined {
  const isNumber = unit === 'index' || unit === 'price-index' || unit === 'declared'
  return isNumber && value.isInteger() ? 0 : undefined
}

/** As many places as it takes for a figure that fails not to look the same as its limit. */
function placesFor(check: CheckResult, style: CheckStyle): number {
  const { measured, limit, unit } = check
  const { decimals } = style
  const usual = placesOf(unit, { money: decimals, percent: decimals })
  const first = usual === 0 ? 0 : Math.max(usual, decimals)
  if (measured === undefined || limit === undefined || measured.eq(limit.value)) return first
  const text = (value: Decimal, places: number): string =>
    sentenceText(quantity(value, check, style, undefined, places))
  for (let places = first; places <= mostPlaces; places++) {
    if (text(measured, places) !== text(limit.value, places)) return places
  }
  return first
}

/** A tolerance of less than a pound is told in pounds: £0.005, not £0.000000005m. */
function toleranceInWords(tolerance: Decimal, unit: Unit, money: MoneyUnit): string {
  if (unit === 'rate' || unit === 'share') {
    const points = tolerance.times(100)
    return `${numberText(points, points.decimalPlaces())} percentage points`
  }
  if (unit !== 'money') return numberText(tolerance, Math.max(0, tolerance.decimalPlaces()))
  const pounds = tolerance.times(poundsIn(money))
  const [value, told]: [Decimal, MoneyUnit] = pounds.lt(1) ? [pounds, '£'] : [tolerance, money]
  return figureText(value, 'money', value.decimalPlaces(), { told: 'whole', money: told })
}
