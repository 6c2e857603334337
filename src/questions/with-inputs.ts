import type { Decimal } from '../base/decimal.ts'
import type { Values } from '../engine/arithmetic.ts'
import { type Changed, type Changing, rerunner, roughRerunner } from '../engine/rerun.ts'
import type { Ran } from '../engine/running.ts'

/** Another run of the same plan with some inputs changed, of which only the rows asked for are worked out: in `year`, where given, alone. */
export function withInputs<V>(
  ran: Ran<V>,
  inputs: readonly number[],
  rows: readonly number[],
  year?: number,
): (changed: Values<V>) => Ran<V> {
  const run = withChanges(ran, { inputs }, rows, year)
  return (changed) => run({ inputs: changed })
}

/** The same where rows may be held too. */
export function withChanges<V>(
  ran: Ran<V>,
  changing: Changing,
  rows: readonly number[],
  year?: number,
): (changed: Changed<V>) => Ran<V> {
  return ranWith(ran, rerunner(ran, changing, rows, year), rows)
}

/** The same in binary fractions, of what is given in decimals. */
export function roughlyWithChanges(
  exact: Ran<Decimal>,
  changing: Changing,
  rows: readonly number[],
  year?: number,
): (changed: Changed<Decimal>) => Ran<number> {
  const { ran, rerun } = roughRerunner(exact, changing, rows, year)
  const run = ranWith(ran, rerun, rows)
  const rough = (values: Values<Decimal> = []): Values<number> =>
    values.map((series) => series.map((value) => value?.toNumber()))
  return ({ inputs, rows: held }) => run({ inputs: rough(inputs), rows: rough(held) })
}

function ranWith<V>(
  ran: Ran<V>,
  rerun: (changed: Changed<V>) => Values<V>,
  rows: readonly number[],
): (changed: Changed<V>) => Ran<V> {
  return (changed) => {
    const values = [...ran.values]
    const found = rerun(changed)
    for (const [index, row] of rows.entries()) values[row] = found[index] ?? []
    return { ...ran, values }
  }
}
