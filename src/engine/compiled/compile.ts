import type { Decimal } from '../../base/decimal.ts'
import type { Values } from '../arithmetic.ts'
import { exact } from '../exact.ts'
import type { Plan } from '../plan.ts'
import { run } from '../run.ts'
import { Space } from '../wasm/space.ts'
import type { Evaluator } from './evaluator.ts'
import { asJavaScript } from './javascript.ts'
import { type Argument, instructionsFor, type Result } from './program.ts'
import { asWebAssembly } from './wasm.ts'

export { blockSize } from './evaluator.ts'
export type { Argument, Result } from './program.ts'

/** A plan made ready to work out a few figures from others, very many times over. */
export interface Compiled extends Evaluator {
  readonly arguments: readonly Argument[]
  readonly results: readonly Result[]
}

/**
 * Make a plan ready to work out some rows and years in binary fractions where some of its inputs take other values. It means what
 * the plan means in decimals (`calculate.ts`), to 1e-9 of the largest value that a figure is calculated from, back to its inputs.
 * `inputs` are the values of all inputs: what rests on no argument is calculated from them in decimals. `values` are those of
 * the rows, where the plan was run on these inputs already; `space` is the memory, where others share it. A month or a year that is stated cannot be an argument: that throws.
 */
export function compile(
  plan: Plan,
  inputs: Values<Decimal>,
  args: readonly Argument[],
  results: readonly Result[],
  values: Values<Decimal> = run(plan, exact, inputs),
  space: Space = new Space(),
): Compiled {
  const program = instructionsFor({ plan, arithmetic: exact, inputs, values }, args, results)
  return { arguments: args, results, ...(asWebAssembly(program, space) ?? asJavaScript(program, space)) }
}
