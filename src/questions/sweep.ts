import type { Decimal } from '../base/decimal.ts'
import type { Projection } from '../open/project.ts'
import { type AskedFigure, answersAt, type VariedSide } from './answers-at.ts'

/** An answer of a sweep; undefined, or NaN among binary fractions, where there is no value. */
export type SweptValue = Decimal | number | undefined

/** Answers of combinations that follow each other: for each in turn, what was asked of it, in that order. */
export type SweptBlock = readonly SweptValue[] | Float64Array

/** Whether an answer is no value. */
export function isNone(value: SweptValue): value is undefined {
  return value === undefined || (typeof value === 'number' && Number.isNaN(value))
}

/** A way to work out the answers of some combinations of a sweep, by their numbers. */
export interface Sweeper {
  /** Whether the answers are exact decimals, and not binary fractions. */
  readonly isExact: boolean
  /** Combinations that are worked out at a time. */
  readonly blockSize: number
  /** The answers of `count` combinations from one on. */
  readonly block: (from: number, count: number) => SweptBlock
}

/** Up to so many combinations are worked out in decimals, whatever shares the work is done in. */
export const mostExact = 10_000

/** How many combinations there are of the numbers of some figures. */
export function combinationCount(sides: readonly VariedSide[]): number {
  return sides.reduce((count, { numbers }) => count * numbers.length, 1)
}

/** The positions of the numbers of a combination: the last figure runs fastest. */
export function combinationAt(sides: readonly VariedSide[], combination: number): number[] {
  const at = new Array<number>(sides.length)
  let rest = combination
  for (let side = sides.length - 1; side >= 0; side--) {
    const count = sides[side]?.numbers.length ?? 1
    at[side] = rest % count
    rest = Math.floor(rest / count)
  }
  return at
}

/** Every combination of the numbers of some figures, exactly. Throws `NoGrid` where they span no sweep. */
export function exactSweeper(
  projection: Projection,
  sides: readonly VariedSide[],
  asked: readonly AskedFigure[],
): Sweeper {
  const answers = answersAt(projection, sides, asked)
  return {
    isExact: true,
    blockSize: 64,
    block: (from, count) => Array.from({ length: count }, (_, at) => answers(combinationAt(sides, from + at))).flat(),
  }
}
