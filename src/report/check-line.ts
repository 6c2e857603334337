import type { CheckResult } from '../analysis/checks.ts'
import { printYear } from '../base/financial-year.ts'
import { type MoneyUnit, unitInWords } from '../base/money-unit.ts'
import type { Decimal } from '../base/decimal.ts'
import type { Shown } from './facts.ts'
import type { CheckLine } from './report.ts'
import { amount, figure, percent } from './words.ts'

/** A check as a line for people: what was checked, what was measured and when, what it was held against. */
export function lineOf(check: CheckResult, unit: MoneyUnit, shown: Shown): CheckLine {
  const { outcome, severity, title, year, measured, limit, detail } = check
  const when = year === undefined ? '' : ` in ${printYear(year)}`
  const found = measured === undefined ? '' : `: ${inWords(measured, check.unit, unit, shown)}${when}`
  const against = limit === undefined ? '' : ` (${limit.how} ${inWords(limit.value, check.unit, unit, shown)})`
  const more = detail === undefined ? '' : `. ${detail}`
  const verdict = outcome === 'not-tested' ? 'not tested' : outcome === 'pass' ? 'pass' : severity === 'warn' ? 'warn' : 'FAIL'
  return { outcome: verdict, text: `${title}${found}${against}${more}` }
}

function inWords(value: Decimal, kind: CheckResult['unit'], unit: MoneyUnit, { money, decimals }: Shown): string {
  switch (kind) {
    case 'money':
      return `${unitInWords(unit).replace(/^£ ?/, '£')} ${amount(money(value), decimals)}`.replace(/^£(\w+) (.*)$/, '$2 £$1')
    case 'rate':
    case 'share':
      return percent(value, decimals)
    case 'people':
      return figure(value, 0)
    default:
      return figure(value, decimals)
  }
}
