import type { FinancialYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { isChosen, type YearChoice } from './choices.ts'

/** The years to show. Key years are the base, the first two, the fifth and the last. */
export function shownYears({ definition: { horizon } }: Scenario, choice: YearChoice): FinancialYear[] {
  const all = Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
  if (choice !== 'key') return all.filter((year) => isChosen(choice, year))
  const key = new Set([0, 1, 2, 5, horizon.count])
  return all.filter((_, index) => key.has(index))
}
