import { one } from '../../src/base/decimal.ts'
import type { Calculated } from '../../src/engine/plan.ts'
import { input, number, where } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'

/**
 * Rows as they would be written afresh with some of them held: these are stated figures in every year, known when they were
 * known before. `isLate` says of a row whether it is known only once every year is.
 */
export function rowsHeld(
  rows: readonly Calculated[],
  held: ReadonlyMap<string, Source>,
  isLate: (path: string) => boolean,
): Calculated[] {
  return rows.map((row) => {
    const stated = held.get(row.path)
    if (stated === undefined) return row
    const formula = input(stated)
    return { path: row.path, formula, base: formula, overAllYears: isLate(row.path) }
  })
}

/** The same rows with nothing that a plan could share between them or leave out: it counts where 1 is not nought. */
export function rowsApart(rows: readonly Calculated[]): Calculated[] {
  const apart = (formula: Numeric | undefined): Numeric | undefined => formula && where(number(one), formula)
  return rows.map((row) => {
    const formula = apart(row.formula)
    return { ...row, formula, base: row.base === row.formula ? formula : apart(row.base) }
  })
}
