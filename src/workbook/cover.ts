import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import { toldOf } from './cover-rows.ts'
import { type ScenarioChoice, selectorOn } from './selector.ts'
import type { Sheet, SheetRow, SheetSpan } from './sheet.ts'

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
  const cover: Sheet = {
    name: coverName,
    columns: [{ width: 32 }, { width: 90 }, { width: 24 }],
    rows: [...top, ...(selector?.rows ?? [])],
    ...(selector === undefined ? {} : { validations: [selector.validation] }),
  }
  return { cover, selector }
}

/** The cover with what it tells below; no section of it is cut in print. */
export function coverWith(cover: Sheet, contents: readonly SheetRow[]): Sheet {
  const rows = [...cover.rows, ...contents]
  return { ...cover, rows, together: sectionsIn(rows) }
}

/** Sections of rows: each from its heading to before the next empty row. */
function sectionsIn(rows: readonly SheetRow[]): SheetSpan[] {
  const ends = [...rows.flatMap(({ cells }, at) => (cells.length === 0 ? [at] : [])), rows.length]
  return rows.flatMap(({ cells }, at): SheetSpan[] => {
    if (cells[0]?.look !== 'section') return []
    return [{ from: at + 1, to: ends.find((end) => end > at) ?? rows.length }]
  })
}
