import type { Scenario } from '../open/open.ts'
import type { Alike } from './alike.ts'
import { onTimeline, sectionRow } from './frame.ts'
import { cellsOf, namesOf } from './input-rows.ts'
import { stored } from './issued.ts'
import type { KindOfNumber } from './number-kind.ts'
import type { InputPart } from './place-inputs.ts'
import type { SheetRow } from './sheet.ts'

/** What figures that are stated by year were when the workbook was issued: below all that may be changed, in the same columns. */
export interface IssuedRows {
  readonly rows: readonly SheetRow[]
  /** The row that belongs to a part of a scenario; undefined where it is stated once, or not at all. */
  readonly rowOf: (scenario: number, part: number) => number | undefined
}

/** Lay them out from a row of the sheet on, a section for each scenario. */
export function issuedRows(
  parts: readonly InputPart[],
  scenarios: Alike<Scenario>,
  from: number,
  kindOf: KindOfNumber,
): IssuedRows {
  const places = scenarios.map(() => new Map<number, number>())
  const rows: SheetRow[] = []
  for (const [at, { name, definition }] of scenarios.entries()) {
    const own: SheetRow[] = []
    for (const [order, part] of parts.entries()) {
      if (part.is === 'heading') continue
      // The figures do not hang on the row that they are asked of.
      const { plain, years } = cellsOf(part, at, 0, kindOf)
      const isStated = years.some((cell) => typeof cell?.value === 'number')
      if (plain !== undefined || !isStated) continue
      places[at]?.set(order, from + rows.length + 1 + own.length)
      const [label, path, unit] = namesOf(part, at, definition)
      const kind = { value: 'stored', look: 'note' } as const
      own.push({
        cells: onTimeline(
          [label, path, unit, kind],
          years.map((cell) => (cell?.value === undefined ? undefined : stored(cell))),
        ),
      })
    }
    if (own.length === 0) continue
    const whose = scenarios.length === 1 ? '' : `: ${name}`
    rows.push(sectionRow(`As issued, by year${whose}. Not to be changed: what the rows above are held against`), ...own)
  }
  return { rows, rowOf: (scenario, part) => places[scenario]?.get(part) }
}
