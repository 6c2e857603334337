import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { numberText } from '../base/number-text.ts'
import type { CheckResult } from '../checks/result.ts'
import type { Unit } from '../formula/unit.ts'
import { figureText, placesOf } from '../formula/unit-print.ts'
import type { Counts } from './verdict.ts'

/** How the figures of a check are shown: the unit its money is in, and the decimal places of money and per cent. */
export interface CheckStyle {
  readonly unit: MoneyUnit
  readonly decimals: number
}

const mostPlaces = 12

/** What was measured, with its unit and year: `(£4.6m) in 2018/19`. */
export function measuredInWords(check: CheckResult, style: CheckStyle): string {
  const { measured, unit, year, outcome } = check
  if (outcome === 'not-tested') return 'not tested'
  const found = measured === undefined ? 'no value' : quantity(measured, unit, style.unit, placesFor(check, style))
  return year === undefined ? found : `${found} in ${printYear(year)}${check.isAssumed === true ? ' (assumed)' : ''}`
}

/** What it is held against: `at least £0.0m`, with the tolerance where there is one to speak of. */
export function limitInWords(check: CheckResult, style: CheckStyle): string | undefined {
  const { limit, unit, tolerance } = check
  if (limit === undefined) return undefined
  const text = `${limit.how} ${quantity(limit.value, unit, style.unit, placesFor(check, style))}`
  // Of sums that agree, nobody wants to read how far they might have been apart.
  const untold = check.kind === 'arithmetic' && check.outcome === 'pass'
  if (tolerance === undefined || tolerance.isZero() || untold) return text
  return `${text}, within ${toleranceInWords(tolerance, unit, style.unit)}`
}

/** In how many years it fails, and how far at worst: `It fails in 10 of 10 years, at worst (£72.3m) in 2029/30`. */
export function spreadInWords(check: CheckResult, style: CheckStyle): string | undefined {
  const { spread, unit } = check
  if (spread === undefined) return undefined
  const worst = quantity(spread.measured, unit, style.unit, placesFor(check, style))
  return `It fails in ${spread.failed} of ${spread.of} years, at worst ${worst} in ${printYear(spread.year)}`
}

/** A check as one sentence, for places that have room for no more. */
export function checkInWords(check: CheckResult, style: CheckStyle): string {
  const limit = check.outcome === 'not-tested' ? undefined : limitInWords(check, style)
  const held = limit === undefined ? '' : check.outcome === 'pass' ? ` (${limit})` : `; it must be ${limit}`
  const rest = [spreadInWords(check, style), check.detail].filter((part) => part !== undefined)
  return `${check.title}: ${measuredInWords(check, style)}${held}${rest.map((part) => `. ${part.replace(/\.$/, '')}`).join('')}${/\.$/.test(rest.at(-1) ?? '') ? '.' : ''}`
}

/** The closing line: what there was and how it went. */
export function countsInWords({
  scenarios,
  wrong,
  checks,
  passed,
  failed,
  warned,
  notTested,
  withoutSource,
}: Counts): string {
  const parts = [
    passed > 0 ? `${passed} passed` : '',
    failed > 0 ? `${failed} failed` : '',
    warned > 0 ? many(warned, 'warning') : '',
    notTested > 0 ? `${notTested} not tested` : '',
  ].filter((part) => part !== '')
  const head = `${many(scenarios, 'scenario')}, ${many(checks, 'check')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`
  const bad = wrong === 0 ? '' : `; ${many(wrong, 'definition')} wrong`
  const sources = withoutSource === 0 ? '' : `; ${many(withoutSource, 'value')} without a source`
  return `${head}${bad}${sources}.`
}

/** `1 check`, `2 checks`. */
export function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** As many places as it takes for a figure that fails not to look the same as its limit. */
function placesFor({ measured, limit, unit }: CheckResult, { unit: money, decimals }: CheckStyle): number {
  const usual = placesOf(unit, { money: decimals, percent: decimals })
  const first = usual === 0 ? 0 : Math.max(usual, decimals)
  if (measured === undefined || limit === undefined || measured.eq(limit.value)) return first
  for (let places = first; places <= mostPlaces; places++) {
    if (quantity(measured, unit, money, places) !== quantity(limit.value, unit, money, places)) return places
  }
  return first
}

function quantity(value: Decimal, unit: Unit, money: MoneyUnit, places: number): string {
  if (!value.isFinite()) return 'no finite value'
  return figureText(value, unit, isNumber(unit) && value.isInteger() ? 0 : places, { told: 'whole', money })
}

/** Whether it is a plain number, which needs no places where it is whole. */
function isNumber(unit: Unit): boolean {
  return unit === 'index' || unit === 'price-index' || unit === 'declared'
}

/** A tolerance of less than a pound is told in pounds: £0.005, not £0.000000005m. */
function toleranceInWords(tolerance: Decimal, unit: Unit, money: MoneyUnit): string {
  if (unit !== 'money') return numberText(tolerance, Math.max(0, tolerance.decimalPlaces()))
  const pounds = tolerance.times(poundsIn(money))
  const [value, told]: [Decimal, MoneyUnit] = pounds.lt(1) ? [pounds, '£'] : [tolerance, money]
  return figureText(value, 'money', value.decimalPlaces(), { told: 'whole', money: told })
}
