import { once } from '../../base/once.ts'
import type { Space } from '../wasm/space.ts'
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
  /** Arrays of a block in the memory of the program, which `run` reads and writes where they are: others it may have to copy. They stay the same. */
  readonly room: () => Room
}

export interface Room {
  readonly arguments: readonly Float64Array[]
  readonly results: readonly Float64Array[]
}

/** Arrays of a block for the arguments and the results of a program: their places in a memory, which is made when they are asked for. */
export function roomIn(space: Space, { argumentCount, results }: Program): () => Room {
  const take = (count: number): number[] =>
    Array.from({ length: count }, () => space.take(blockSize * Float64Array.BYTES_PER_ELEMENT))
  const [given, found] = [take(argumentCount), take(results.length)]
  const arrays = (places: readonly number[]): Float64Array[] => places.map((from) => space.fractions(from, blockSize))
  return once(() => ({ arguments: arrays(given), results: arrays(found) }))
}
