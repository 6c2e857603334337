import type { CheckResult } from '../checks/result.ts'
import { checkInWords } from './check-words.ts'
import type { CheckLine } from './report.ts'
import type { CashView } from './view.ts'

/**
 * A check as a line for people: what was checked, what was measured and when, what it was held against. Always in cash,
 * because that is what rules are about.
 */
export function lineOf(check: CheckResult, { unit, money, decimals }: CashView): CheckLine {
  const { outcome, severity, measured, limit, tolerance, spread } = check
  const inUnit: CheckResult =
    check.unit === 'money'
      ? {
          ...check,
          measured: measured && money(measured),
          limit: limit && { ...limit, value: money(limit.value) },
          tolerance: tolerance && money(tolerance),
          ...(spread === undefined ? {} : { spread: { ...spread, measured: money(spread.measured) } }),
        }
      : check
  const verdict =
    outcome === 'not-tested' ? 'not tested' : outcome === 'pass' ? 'pass' : severity === 'warn' ? 'warn' : 'FAIL'
  return { outcome: verdict, text: checkInWords(inUnit, { unit, decimals }) }
}
