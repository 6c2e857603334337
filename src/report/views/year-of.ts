import type { FinancialYear } from '../../base/financial-year.ts'
import type { Dimension } from '../../formula/unit.ts'

/** The year that an amount is of: so many before the one asked about, or a stated one. */
export type YearOf = { readonly lag: number } | { readonly year: FinancialYear }

export const ownYear: YearOf = { lag: 0 }

/** Its index from the base year, in the year of an index. */
export function indexOf(of: YearOf, index: number, base: FinancialYear): number {
  return 'lag' in of ? index - of.lag : of.year - base
}

export function isSameYear(left: YearOf, right: YearOf): boolean {
  return 'lag' in left ? 'lag' in right && left.lag === right.lag : 'year' in right && left.year === right.year
}

/** The one year in whose prices an amount of cash is; undefined where it is in those of several, or of none. */
export function pricesOf({ prices }: Dimension): YearOf | undefined {
  const [[of, power] = []] = prices
  if (prices.size !== 1 || power !== 1 || of === undefined || of === 'mixed') return undefined
  if (typeof of === 'number') return { year: of }
  return { lag: of === 'now' ? 0 : Number(of.slice('now-'.length)) }
}
