import { type Decimal, epsilon } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Plan } from '../engine/plan.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { sharedCount } from './compare.ts'

/** A row that has other values in one scenario than in another. */
export interface ReachedRow {
  /** As the second has it. */
  readonly row: Row
  /** The years in which the two differ, by index from the base year. */
  readonly years: readonly number[]
  /** Whether it is worked out: not an input as it is stated, nor the values of another row again. */
  readonly isWorkedOut: boolean
}

/**
 * The rows that two scenarios share, and that outputs list, in which they differ: first those that are calculated first, which stand
 * nearest to what was changed.
 */
export function reachedRows(first: Scenario, second: Scenario): readonly ReachedRow[] {
  const [was, now] = [first.projection, second.projection]
  const pounds = poundsIn(second.definition.unit).div(poundsIn(first.definition.unit))
  const years = Array.from({ length: sharedCount([first, second]) + 1 }, (_, index) => index)
  const isSame = (row: Row, one: Decimal | undefined, other: Decimal | undefined): boolean => {
    if (one === undefined || other === undefined) return one === other
    return one
      .minus(row.unit === 'money' ? other.times(pounds) : other)
      .abs()
      .lte(epsilon)
  }
  const rank = ranksIn(now.plan)
  const again = new Set(now.plan.aliases.map(([position]) => now.plan.paths[position]))
  const before = new Set(was.model.rows.filter(({ shown }) => shown).map(({ path }) => path))
  return now.model.rows
    .filter(({ path, shown }) => shown && before.has(path))
    .map((row) => ({
      row,
      isWorkedOut: row.formula?.op !== 'input' && !again.has(row.path),
      years: years.filter((index) => !isSame(row, valueAt(was, row.path, index), valueAt(now, row.path, index))),
    }))
    .filter((one) => one.years.length > 0)
    .sort((one, other) => rank(one.row.path) - rank(other.row.path))
}

/** Where a row stands in the order of calculation; one that holds the values of another beside that. */
function ranksIn({ order, afterwards, aliases, position }: Plan): (path: string) => number {
  const ranks = new Map([...order, ...afterwards].map((row, at) => [row, at]))
  for (const [row, original] of aliases) ranks.set(row, ranks.get(original) ?? 0)
  return (path) => ranks.get(position.get(path) ?? -1) ?? Number.POSITIVE_INFINITY
}
