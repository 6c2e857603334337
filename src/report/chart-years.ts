import type { FinancialYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import type { Chart } from './document.ts'
import { statusOf } from './figures.ts'

/** The base year of a scenario, and the first of its years that is assumed, where it says which are. */
export interface YearMarks {
  readonly base: FinancialYear
  readonly assumedFrom: FinancialYear | undefined
}

export function yearMarksOf(scenario: Scenario): YearMarks {
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  return { base, assumedFrom: years.find((year) => statusOf(year, scenario) === 'assumed') }
}

/** Of the years of a chart: which is the base year of all its scenarios, and from which on all are assumed; nothing where these differ. */
export function yearsToldApart(
  years: readonly FinancialYear[],
  marks: readonly YearMarks[],
): Pick<Chart, 'base' | 'assumedFrom'> {
  const [first] = marks
  const isAlike = (name: keyof YearMarks): boolean => marks.every((one) => one[name] === first?.[name])
  const base = isAlike('base') ? first?.base : undefined
  const assumedFrom = isAlike('assumedFrom') ? first?.assumedFrom : undefined
  return {
    ...(base !== undefined && years.includes(base) && { base }),
    ...(assumedFrom !== undefined && { assumedFrom }),
  }
}
