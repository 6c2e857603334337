import type { Decimal } from '../../base/decimal.ts'
import type { Row } from '../../model/row.ts'

/** The row that a row adds up over years, to its own year or over all of them. */
export interface AddedUp {
  readonly path: string
  readonly until: 'now' | 'end'
}

/** What a row adds up over years, by its own formula; undefined for any other row. */
export function addedUpBy({ formula }: Row): AddedUp | undefined {
  if (formula?.op === 'to-date') return { path: formula.path, until: 'now' }
  return formula?.op === 'years' ? { path: formula.path, until: 'end' } : undefined
}

/**
 * The total of amounts by year, by index from the base year, from the first projected year to each or to the last. They are
 * only added up where somebody asks, and once. Undefined from the first year that has none.
 */
export function totalOf(
  amount: (index: number) => Decimal | undefined,
  last: number,
  until: AddedUp['until'],
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
    return totals[until === 'now' ? index : last]
  }
}
