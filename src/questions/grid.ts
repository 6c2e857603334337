import type { Decimal } from '../base/decimal.ts'
import { isReached } from '../engine/rerun.ts'
import { reckoner } from '../engine/run.ts'
import { type Numeric, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { rowsOf } from './truth.ts'
import type { Varied } from './varied.ts'
import { withInputs } from './with-inputs.ts'

/** A figure, or several together, and the numbers that it is given. */
export interface GridSide {
  readonly varied: Varied
  readonly numbers: readonly Decimal[]
}

/** What comes of every pair of two figures' numbers. */
export interface Grid {
  readonly down: GridSide
  readonly across: GridSide
  /** By the number of the first, then of the second; undefined where there is no value. */
  readonly values: readonly (readonly (Decimal | undefined)[])[]
}

/** Why two figures span no grid, in words for the command line. */
export class NoGrid extends Error {}

/** What a formula comes to in a year, by index from the base year, at every pair of two figures' numbers. Exact. */
export function gridOf(
  projection: Projection,
  formula: Numeric,
  index: number,
  down: GridSide,
  across: GridSide,
): Grid {
  const { plan } = projection
  const rows = rowsOf(
    walk(formula).flatMap((node) => ('path' in node ? [node.path] : [])),
    plan,
  )
  const inputsOf = ({ varied }: GridSide): number[] =>
    varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
  const [first, second] = [inputsOf(down), inputsOf(across)]
  for (const [side, inputs] of [
    [down, first],
    [across, second],
  ] as const)
    if (!isReached(plan, inputs, rows)) throw new NoGrid(`${side.varied.path} has no effect on it`)
  if (second.some((input) => new Set(first).has(input)))
    throw new NoGrid(`${down.varied.path} and ${across.varied.path} are the same figure, or share one`)
  const runWith = withInputs(projection, [...first, ...second], rows)
  const answer = reckoner(plan, formula)
  const acrossAt = across.numbers.map((number) => across.varied.at(number))
  const values = down.numbers.map((number) => {
    const own = down.varied.at(number)
    return acrossAt.map((other) => answer(runWith([...own, ...other]))(index))
  })
  return { down, across, values }
}
