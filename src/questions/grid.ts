import type { Decimal } from '../base/decimal.ts'
import type { Numeric } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { answersAt, type VariedSide } from './answers-at.ts'

/** What comes of every pair of two figures' numbers. */
export interface Grid {
  readonly down: VariedSide
  readonly across: VariedSide
  /** By the number of the first, then of the second; undefined where there is no value. */
  readonly values: readonly (readonly (Decimal | undefined)[])[]
}

/**
 * What a formula comes to in a year, by index from the base year, at every pair of two figures' numbers. Exact. Throws `NoGrid`
 * where they span none.
 */
export function gridOf(
  projection: Projection,
  formula: Numeric,
  index: number,
  down: VariedSide,
  across: VariedSide,
): Grid {
  const answers = answersAt(projection, [down, across], [{ formula, index }])
  const values = down.numbers.map((_, at) => across.numbers.map((_, beside) => answers([at, beside])[0]))
  return { down, across, values }
}
