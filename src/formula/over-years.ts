import { Decimal, one } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import { inYear } from './lag.ts'
import type { Numeric } from './node.ts'

/** Years that follow one another, both ends included. */
export interface Years {
  readonly from: FinancialYear
  readonly to: FinancialYear
}

/** A formula added up over some years: written out year by year, so that everything that reads formulas reads this one. */
export function sumOver(formula: Numeric, { from, to }: Years): Numeric {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { op: 'sum', terms: years.map((year) => ({ sign: 1, of: inYear(formula, year) })) }
}

/** The mean of a formula over some years. */
export function averageOver(formula: Numeric, years: Years): Numeric {
  return { op: 'quotient', of: sumOver(formula, years), by: number(years.to - years.from + 1) }
}

/** The rate which, compounded a year, leads from a formula in the first year to the same in the last one. */
export function averageGrowth(formula: Numeric, { from, to }: Years): Numeric {
  const ratio: Numeric = { op: 'quotient', of: inYear(formula, to), by: inYear(formula, from) }
  const root: Numeric = { op: 'quotient', of: number(1), by: number(to - from) }
  return {
    op: 'sum',
    reads: 'rate',
    terms: [
      { sign: 1, of: to - from === 1 ? ratio : { op: 'power', of: ratio, exponent: root } },
      { sign: -1, of: { op: 'number', value: one, percent: false } },
    ],
  }
}

function number(value: number): Numeric {
  return { op: 'number', value: new Decimal(value), percent: false }
}
