import type { Program } from './instructions.ts'

/** The most evaluations of one call. */
export const blockSize = 4096

/** A program that is ready to be carried out. */
export interface Evaluator {
  /**
   * Work out evaluations 0 to `count` - 1, at most `blockSize`: `args[k][i]` is argument k of evaluation i, a finite number;
   * `results[r][i]` becomes result r, NaN where it has no value.
   */
  readonly run: (count: number, args: readonly Float64Array[], results: readonly Float64Array[]) => void
  /** Arrays of a block that `run` reads and writes where they are: others it may have to copy. They stay the same. */
  readonly room: () => Room
}

export interface Room {
  readonly arguments: readonly Float64Array[]
  readonly results: readonly Float64Array[]
}

/** New arrays of a block for the arguments and the results of a program. */
export function roomFor({ argumentCount, results }: Program): Room {
  const arrays = (count: number): Float64Array[] => Array.from({ length: count }, () => new Float64Array(blockSize))
  return { arguments: arrays(argumentCount), results: arrays(results.length) }
}
