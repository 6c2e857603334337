import type { Decimal } from '../base/decimal.ts'
import type { Plan } from '../engine/plan.ts'
import { isReached } from '../engine/rerun.ts'
import { reckoner } from '../engine/run.ts'
import { type Numeric, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { rowsOf } from './truth.ts'
import type { Varied } from './varied.ts'
import { withInputs } from './with-inputs.ts'

/** A figure, or several together, and the numbers that it is given. */
export interface VariedSide {
  readonly varied: Varied
  readonly numbers: readonly Decimal[]
}

/** What is asked of every combination: a formula in a year, by index from the base year. */
export interface AskedFigure {
  readonly formula: Numeric
  readonly index: number
}

/** Why some figures span no grid and no sweep, in words for the command line. */
export class NoGrid extends Error {}

/**
 * A way to ask what formulas come to where each of some figures is given one of its numbers, by its position; undefined where there
 * is no value. Exact. Throws `NoGrid` where a figure has no effect on any of them, or is one with another.
 */
export function answersAt(
  projection: Projection,
  sides: readonly VariedSide[],
  asked: readonly AskedFigure[],
): (at: readonly number[]) => (Decimal | undefined)[] {
  const { plan } = projection
  const { rows, inputs } = checkedSides(plan, sides, asked)
  const runWith = withInputs(projection, inputs.flat(), rows)
  const answers = asked.map(({ formula, index }) => ({ of: reckoner(plan, formula), index }))
  const changed = sides.map(({ varied, numbers }) => numbers.map((number) => varied.at(number)))
  return (at) => {
    const ran = runWith(changed.flatMap((own, side) => own[at[side] ?? 0] ?? []))
    return answers.map(({ of, index }) => of(ran)(index))
  }
}

/** The rows that formulas read, and the inputs of each side, by position. Throws `NoGrid` as `answersAt` does. */
export function checkedSides(
  plan: Plan,
  sides: readonly VariedSide[],
  asked: readonly AskedFigure[],
): { readonly rows: readonly number[]; readonly inputs: readonly (readonly number[])[] } {
  const rows = rowsOf(
    asked.flatMap(({ formula }) => walk(formula).flatMap((node) => ('path' in node ? [node.path] : []))),
    plan,
  )
  const inputs = inputsOfSides(plan, sides)
  for (const [position, side] of sides.entries())
    if (!isReached(plan, inputs[position] ?? [], rows))
      throw new NoGrid(`${side.varied.path} has no effect on ${asked.length === 1 ? 'it' : 'any of them'}`)
  return { rows, inputs }
}

/** The positions of the inputs of each side. Throws `NoGrid` where two sides are the same figure, or share one. */
function inputsOfSides(plan: Plan, sides: readonly VariedSide[]): readonly (readonly number[])[] {
  const taken = new Map<number, string>()
  return sides.map(({ varied }) => {
    const own = varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
    for (const input of own) {
      const other = taken.get(input)
      if (other !== undefined) throw new NoGrid(`${other} and ${varied.path} are the same figure, or share one`)
    }
    for (const input of own) taken.set(input, varied.path)
    return own
  })
}
