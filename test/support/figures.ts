import type { Row } from '../../src/model/row.ts'
import type { Scenario } from '../../src/open/open.ts'
import { type FigureTable, figuresOf } from '../../src/report/figures.ts'
import { type ViewChoice, viewOf } from '../../src/report/views/view.ts'

/** Some rows of a scenario in every year, as a view shows them. */
export function figures(scenario: Scenario, rows: (row: Row) => boolean, view: ViewChoice): FigureTable {
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  return figuresOf(scenario, { view, years, rows, isByMember: false }, viewOf(scenario, view))
}
