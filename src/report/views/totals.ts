import type { Decimal } from '../../base/decimal.ts'
import { exact } from '../../engine/exact.ts'
import { continued, emptySum } from '../../engine/meanings.ts'
import type { ByYear } from '../../open/project.ts'

/**
 * Totals of amounts as they are viewed, by index from the base year, from the first projected year on, as the engine adds up
 * those of rows. They are only added up where somebody asks, and once. Undefined from the first year that has none.
 */
export function totalsOf(amount: ByYear, last: number): ByYear {
  let totals: (Decimal | undefined)[] | undefined
  return (index) => {
    if (totals === undefined) {
      totals = [emptySum(exact)]
      for (let year = 1; year <= last; year++) totals.push(continued(totals[year - 1], amount(year), exact))
    }
    return index === 0 ? undefined : totals[index]
  }
}
