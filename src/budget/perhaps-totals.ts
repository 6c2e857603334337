import { type Decimal, zero } from '../base/decimal.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { BudgetLine } from './budget-lines.ts'

/**
 * Tell of rows that do not call themselves totals and are exactly the sum of the rows next to them, above or below. Among many rows of
 * few digits some are so by chance: those are not told. Sums are looked up, so that twice the rows take twice the time.
 */
export function tellPerhapsTotals(all: readonly BudgetLine[], isLine: (line: BudgetLine) => boolean, tell: Tell): void {
  const lines = all.filter(({ pounds }) => !pounds.isZero())
  const before: Decimal[] = [zero]
  for (const { pounds } of lines) before.push((before.at(-1) ?? zero).plus(pounds))
  const keys = before.map((sum) => sum.toFixed())
  const above = new Map<string, number>()
  const starts = lines.map(({ pounds }, at): number | undefined => {
    // A block has two rows at least.
    const key = keys[at - 2]
    if (key !== undefined) above.set(key, at - 2)
    return above.get((before[at] ?? zero).minus(pounds).toFixed())
  })
  const below = new Map<string, number>()
  const ends: (number | undefined)[] = []
  for (let at = lines.length - 1; at >= 0; at--) {
    const key = keys[at + 3]
    if (key !== undefined) below.set(key, at + 3)
    ends[at] = below.get((before[at + 1] ?? zero).plus(lines[at]?.pounds ?? zero).toFixed())
  }
  for (const [at, line] of lines.entries()) {
    const [start, end] = [starts[at], ends[at]]
    const block = start !== undefined ? [start, at - 1] : end !== undefined ? [at + 1, end - 1] : undefined
    if (block === undefined || isLine(line) || isByChance(line.pounds, lines.length)) continue
    const [first, last] = block.map((place) => lines[place]?.row ?? 0)
    const args = { row: line.row, name: line.name, first: first ?? 0, last: last ?? 0 }
    tell(diagnose('perhaps-total', line.span, args))
  }
}

/** Whether among so many rows one of so few digits is the sum of some neighbours as likely as not. */
function isByChance(pounds: Decimal, rows: number): boolean {
  return rows * rows >= 10 ** pounds.precision()
}
