import type { FinancialYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { ownContracts } from '../report/tables/contracts.ts'
import { isChosen, type YearChoice } from './choices.ts'

/** The years to show. Key years are the base, the first two, the fifth and the last. */
export function shownYears(scenario: Scenario, choice: YearChoice): FinancialYear[] {
  return choice === 'key'
    ? yearsAt(scenario, usual(scenario))
    : allYears(scenario).filter((year) => isChosen(choice, year))
}

/**
 * The same of a scenario that is shown by itself: the first paid year of a contract of its own is a key year too. As many are shown:
 * the second projected year gives way to it, or the fifth, or the first, unless a contract begins in it.
 */
export function shownYearsOfOne(scenario: Scenario, choice: YearChoice): FinancialYear[] {
  if (choice !== 'key') return shownYears(scenario, choice)
  const key = usual(scenario)
  const starts = new Set(ownContracts(scenario).map((contract) => contract.starts))
  for (const start of [...starts].sort((left, right) => left - right)) {
    const given = [2, 5, 1].find(
      (index) => key.has(index) && !starts.has(index) && index !== scenario.definition.horizon.count,
    )
    if (key.has(start) || given === undefined) continue
    key.delete(given)
    key.add(start)
  }
  return yearsAt(scenario, key)
}

function usual({ definition: { horizon } }: Scenario): Set<number> {
  return new Set([0, 1, 2, 5, horizon.count])
}

function yearsAt(scenario: Scenario, indices: ReadonlySet<number>): FinancialYear[] {
  return allYears(scenario).filter((_, index) => indices.has(index))
}

function allYears({ definition: { horizon } }: Scenario): FinancialYear[] {
  return Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
}
