import type { Decimal } from '../../base/decimal.ts'
import { poundsIn } from '../../base/money-unit.ts'
import type { CheckResult } from '../../checks/result.ts'
import type { Scenario } from '../../open/open.ts'
import type { CheckItem, Mark } from '../document.ts'
import { type CheckStyle, checkInWords, limitInWords, measuredInWords, spreadInWords } from './check-words.ts'

/**
 * A check for a document: what was checked, what was measured and when, what it was held against. Always in cash, because
 * that is what rules are about.
 */
export function checkItem(
  found: CheckResult,
  { definition }: Scenario,
  style: CheckStyle,
  isStrict: boolean,
): CheckItem {
  const factor = poundsIn(definition.unit).div(poundsIn(style.unit))
  const shown = definition.unit === style.unit ? found : inUnit(found, factor)
  const spread = spreadInWords(shown, style)
  return {
    mark: markOf(found, isStrict),
    title: shown.title,
    measured: measuredInWords(shown, style),
    limit: limitInWords(shown, style),
    remarks: [...(spread === undefined ? [] : [spread]), ...(shown.detail === undefined ? [] : [[shown.detail]])],
    sentence: checkInWords(shown, style),
    found,
    shown,
  }
}

/** How a check counts. What the author says cannot be tested is no failure, however strict. */
export function markOf({ outcome, severity, isWaived }: CheckResult, isStrict: boolean): Mark {
  if (outcome === 'pass') return 'pass'
  if (isWaived === true) return 'not-tested'
  if (isStrict) return 'fail'
  if (outcome === 'not-tested') return 'not-tested'
  return severity === 'warn' ? 'warn' : 'fail'
}

function inUnit(check: CheckResult, factor: Decimal): CheckResult {
  const { unit, measured, limit, tolerance, spread } = check
  if (unit !== 'money') return check
  return {
    ...check,
    measured: measured?.times(factor),
    limit: limit && { ...limit, value: limit.value.times(factor) },
    tolerance: tolerance?.times(factor),
    ...(spread === undefined ? {} : { spread: { ...spread, measured: spread.measured.times(factor) } }),
  }
}
