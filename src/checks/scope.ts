import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { names, parseSelector } from '../definition/values/years.ts'

/** Whether a check is asked in a year. The base year is asked only where it is named, so a range with an open start begins with the first projected year. */
export function isInScope(scope: string, year: FinancialYear, base: FinancialYear): boolean {
  if (scope === 'all' || scope === 'any') return year > base
  const selector = parseSelector(scope)
  if (selector?.is !== 'years' || !names(selector, year)) return false
  return year > base || selector.from !== undefined
}

/** A scope as the end of a sentence. `held` is in how many years it was asked, where no figure to hold the plan against is there in others. */
export function scopeInWords(scope: string, held: number | undefined): string {
  if (scope === 'all' && held !== undefined) return held === 1 ? ' in the year held' : ` in the ${held} years held`
  if (scope === 'all') return ' in every projected year'
  if (scope === 'any') return ' in some projected year'
  const selector = parseSelector(scope)
  if (selector?.is !== 'years') return ''
  const { from, to } = selector
  if (from === to && from !== undefined) return ` in ${printYear(from)}`
  if (from === undefined) return ` up to ${printYear(to ?? 0)}`
  return to === undefined ? ` from ${printYear(from)} on` : ` from ${printYear(from)} to ${printYear(to)}`
}
