import { eachRead } from '../../engine/code.ts'
import type { Projection } from '../../open/project.ts'
import { type Difference, statedPath } from './differences.ts'
import { standingOf } from './paths.ts'

/** What some rows rest on, by the plan. */
export interface Reach {
  /** Where the inputs stand that are read on the way. */
  readonly inputs: ReadonlySet<string>
  /** The items and groups that these, and the rows on the way, belong to. */
  readonly owners: ReadonlySet<string>
}

/** Everything that some rows rest on, by their positions in the plan. */
export function reachOf({ plan, model }: Projection, rows: readonly number[]): Reach {
  const { formulas, bases } = plan.written
  const [needed, inputs, owners] = [new Set(rows), new Set<string>(), new Set<string>()]
  const readInput = (position: number): void => {
    const input = model.inputs[position]
    if (input === undefined) return
    inputs.add(statedPath(input))
    owners.add(standingOf(input.path).owner)
  }
  const readRow = (row: number): void => {
    needed.add(row)
  }
  // A set is walked to its end, what is added on the way included.
  for (const row of needed) {
    owners.add(standingOf(plan.paths[row] ?? '').owner)
    for (const code of [formulas[row], bases[row]]) if (code !== undefined) eachRead(code, readRow, readInput)
  }
  return { inputs, owners }
}

/**
 * Whether rows rest on what differs in any of some plans. A number is an input of the plan; of all else, which shapes the formulas
 * and is in none of them, it is the item that it belongs to.
 */
export function isReachedIn(reaches: readonly Reach[], { paths, place, only, figures }: Difference): boolean {
  return reaches.some(({ inputs, owners }) => {
    if (figures !== undefined) return paths.some((path) => inputs.has(path))
    if (only !== undefined && owners.has(place.owner)) return true
    return paths.some((path) => inputs.has(path) || owners.has(standingOf(path).owner))
  })
}
