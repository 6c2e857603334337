import type { Decimal } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'

/** The row that a row adds up over years, and to which of them. */
export interface AddedUp {
  readonly path: string
  /** To its own year, to the last one, or to the one stated year that it is about. */
  readonly until: 'now' | 'end' | FinancialYear
}

/**
 * What a row adds up over years, by its own formula, or by that of the row which it is another name of; undefined for any
 * other row.
 */
export function addedUpBy({ formula }: Row, rowAt: (path: string) => Row | undefined): AddedUp | undefined {
  switch (formula?.op) {
    case 'to-date':
      return { path: formula.path, until: 'now' }
    case 'years':
      return { path: formula.path, until: 'end' }
    case 'row':
    case 'at': {
      const named = formula.op === 'at' || formula.lag === 0 ? rowAt(formula.path) : undefined
      const added = named && addedUpBy(named, rowAt)
      return formula.op === 'at' && added?.until === 'now' ? { ...added, until: formula.year } : added
    }
    default:
      return undefined
  }
}

/**
 * Totals of amounts by year, by index from the base year, from the first projected year on. They are only added up where
 * somebody asks, and once. Undefined from the first year that has none.
 */
export function totalsOf(
  amount: (index: number) => Decimal | undefined,
  last: number,
): (index: number) => Decimal | undefined {
  let totals: (Decimal | undefined)[] | undefined
  return (index) => {
    if (totals === undefined) {
      totals = [undefined]
      for (let year = 1; year <= last; year++) {
        const [before, own] = [totals[year - 1], amount(year)]
        totals.push(year === 1 ? own : own && before?.plus(own))
      }
    }
    return totals[index]
  }
}
