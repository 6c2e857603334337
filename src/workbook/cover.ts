import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import { toldOf } from './cover-rows.ts'
import { type ScenarioChoice, selectorOn } from './selector.ts'
import type { Sheet, SheetRow } from './sheet.ts'

const coverName = 'Cover'

/** The first sheet: what the workbook is, how it is used, and, of several scenarios, which one is shown. */
export function coverSheet(scenarios: Alike<Scenario>): {
  readonly cover: Sheet
  readonly selector: ScenarioChoice | undefined
} {
  const [{ definition }] = scenarios
  const below = 3
  const selector = scenarios.length === 1 ? undefined : selectorOn(coverName, below + 1, scenarios, toldOf)
  const top: SheetRow[] = [
    { cells: [{ value: definition.title, ...selector?.title, look: 'title' }] },
    { cells: [{ value: definition.organisation ?? '', look: 'subtitle' }] },
    { cells: [] },
  ]
  const more = Array.from({ length: Math.max(0, ...(selector?.rows ?? []).map(({ cells }) => cells.length)) }).slice(3)
  const cover: Sheet = {
    name: coverName,
    columns: [{ width: 40 }, { width: 80 }, { width: 60 }, ...more.map(() => ({ width: 40 }))],
    rows: [...top, ...(selector?.rows ?? [])],
    ...(selector === undefined ? {} : { validations: [selector.validation] }),
  }
  return { cover, selector }
}
