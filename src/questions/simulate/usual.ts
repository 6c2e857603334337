import type { Row } from '../../model/row.ts'
import type { NamedPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import type { AnswerStanding } from './slopes.ts'

/** What is drawn where nobody says otherwise. */
export const usualDraws = 100_000
export const usualSeed = 1

/** What a board asks about where it names no row: what is left, then what there is to spend, or cost. */
const asked: readonly (readonly NamedPath[])[] = [
  ['headroom', 'out-of-hospital.envelope'],
  ['funding.total'],
  ['spend.total'],
]

/** The rows that are asked about where none is named; none where a scenario has none of them. */
export function usualRowsOf({ projection }: Scenario): readonly Row[] {
  const found = asked.map((paths) => paths.flatMap((path) => rowNamed(projection, path) ?? []))
  return found.find((rows) => rows.length > 0) ?? []
}

/** What points are turned by: the first of the usual rows of a scenario as it stands in its files. */
export function turnedBy(scenario: Scenario): AnswerStanding | undefined {
  const [row] = asked.flat().flatMap((path) => rowNamed(scenario.projection, path) ?? [])
  return row === undefined ? undefined : { scenario, formula: { op: 'row', path: row.path, lag: 0 } }
}
