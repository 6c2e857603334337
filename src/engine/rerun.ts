import type { Decimal } from '../base/decimal.ts'
import { type Code, eachRow } from './code.ts'
import { calculate, calculateAllYears, type Values } from './exact.ts'
import type { Plan } from './plan.ts'

/**
 * A way to ask what some rows would be if others held another value in every projected year: only the rows between them
 * are calculated again, and only the rows asked for are to be read. For questions that need many answers, such as the
 * growth at which something holds.
 */
export function rerunner(
  plan: Plan,
  values: Values,
  rows: readonly number[],
  wanted: readonly number[],
): (value: Decimal) => Values {
  const uses = plan.formulas.map((code) => (code === undefined ? [] : rowsIn(code)))
  const affected = restingOn(plan, uses, rows)
  const needed = neededFor(uses, wanted)
  const isWanted = (row: number): boolean => affected.has(row) && needed.has(row) && !rows.includes(row)
  const order = plan.order.filter(isWanted)
  const afterwards = plan.afterwards.filter(isWanted)
  return (value) => {
    const next = [...values] as (Decimal | undefined)[][]
    for (const row of [...rows, ...order, ...afterwards]) next[row] = [...(values[row] ?? [])]
    for (const [row, original] of plan.aliases) next[row] = next[original] ?? []
    for (const row of rows) next[row]?.fill(value, 1)
    for (let year = 1; year <= plan.count; year++) {
      for (const row of order) {
        const code = plan.formulas[row]
        if (code !== undefined) (next[row] as (Decimal | undefined)[])[year] = calculate(code, year, next)
      }
    }
    for (const row of afterwards) calculateAllYears(plan, row, next)
    return next
  }
}

/** The rows that some rows rest on, themselves included. */
function neededFor(uses: readonly (readonly number[])[], wanted: readonly number[]): Set<number> {
  const needed = new Set(wanted)
  for (const row of needed) for (const used of uses[row] ?? []) needed.add(used)
  return needed
}

/**
 * The rows that rest on some rows, in the same year or a later one, those rows included. In the order of calculation one
 * pass finds most of them, and the others rest on an earlier year.
 */
function restingOn(plan: Plan, uses: readonly (readonly number[])[], rows: readonly number[]): Set<number> {
  const affected = new Set(rows)
  const order = [...plan.order, ...plan.aliases.map(([row]) => row), ...plan.afterwards]
  for (let size = 0; size !== affected.size; ) {
    size = affected.size
    for (const row of order) {
      if (!affected.has(row) && uses[row]?.some((used) => affected.has(used))) affected.add(row)
    }
  }
  return affected
}

function rowsIn(code: Code): readonly number[] {
  const rows: number[] = []
  eachRow(code, (row) => rows.push(row))
  return rows
}
