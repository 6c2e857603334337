import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import { type ScenarioChoice, selectorOn } from './selector.ts'
import type { Sheet, SheetRow } from './sheet.ts'

const coverName = 'Cover'

/** The first sheet: what the workbook is, how it is used, and, of several scenarios, which one is shown. */
export function coverSheet(scenarios: Alike<Scenario>): {
  readonly cover: Sheet
  readonly selector: ScenarioChoice | undefined
} {
  const [{ definition }] = scenarios
  const top: SheetRow[] = [
    { cells: [{ value: definition.title, look: 'title' }] },
    { cells: [{ value: definition.organisation ?? '', look: 'subtitle' }] },
    { cells: [] },
  ]
  const selector = scenarios.length === 1 ? undefined : selectorOn(coverName, top.length + 1, scenarios)
  const cover: Sheet = {
    name: coverName,
    columns: [{ width: 40 }, { width: 80 }, { width: 60 }],
    rows: [...top, ...(selector?.rows ?? [])],
    ...(selector === undefined ? {} : { validations: [selector.validation] }),
  }
  return { cover, selector }
}
