import type { FinancialYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import type { Chart } from './document.ts'
import { statusOf } from './figures.ts'

/** Of the years of a chart: which is the base year of all its scenarios, and from which on all are assumed; nothing where these differ. */
export function yearsToldApart(
  years: readonly FinancialYear[],
  scenarios: readonly Scenario[],
): Pick<Chart, 'base' | 'assumedFrom'> {
  const alike = (yearIn: (scenario: Scenario) => FinancialYear | undefined): FinancialYear | undefined => {
    const [first, ...others] = scenarios.map(yearIn)
    return others.every((other) => other === first) ? first : undefined
  }
  const base = alike(({ definition }) => definition.horizon.base)
  const assumedFrom = alike((scenario) => years.find((year) => statusOf(year, scenario) === 'assumed'))
  return {
    ...(base !== undefined && years.includes(base) && { base }),
    ...(assumedFrom !== undefined && { assumedFrom }),
  }
}
