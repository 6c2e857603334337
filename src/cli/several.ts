import type { Scenario } from '../open/open.ts'
import type { Table } from '../report/report.ts'
import { summaryOf } from '../report/summary.ts'
import type { ViewChoice } from '../report/view.ts'

/** Scenarios side by side; undefined where there is only one. */
export function summaryOfSeveral([first, ...others]: readonly Scenario[], choice: ViewChoice): Table | undefined {
  return first === undefined || others.length === 0 ? undefined : summaryOf([first, ...others], choice)
}
