import type { Assembled } from '../wasm/assembler.ts'
import type { Views } from '../wasm/space.ts'

/**
 * A loop over a block of numbers in memory, twice: as WebAssembly, and as JavaScript that gives the same bits, where the runtime has
 * none. Addresses are in bytes. As WebAssembly it does sixteen numbers at a time, and so may write up to fifteen after the last.
 */
export interface Loop<Run extends (...numbers: number[]) => unknown> {
  readonly assembled: () => Assembled
  readonly inJavaScript: (views: Views) => Run
}
