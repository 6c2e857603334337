import type { Values } from '../engine/arithmetic.ts'
import { rerunner } from '../engine/rerun.ts'
import type { Ran } from '../engine/running.ts'

/** Another run of the same plan with some inputs changed, of which only the rows asked for are worked out. */
export function withInputs<V>(
  ran: Ran<V>,
  inputs: readonly number[],
  rows: readonly number[],
): (changed: Values<V>) => Ran<V> {
  const rerun = rerunner(ran, { inputs }, rows)
  return (changed) => {
    const values = [...ran.values]
    const found = rerun({ inputs: changed })
    for (const [index, row] of rows.entries()) values[row] = found[index] ?? []
    return { ...ran, values }
  }
}
