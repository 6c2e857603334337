import { Decimal } from '../../base/decimal.ts'
import type { SavedResult, SavedRow } from './saved.ts'
import { type YearsApart, yearsApart } from './years-apart.ts'

/** Two saved results: the earlier, and the later. */
export type TwoResults = readonly [SavedResult, SavedResult]

/** A row of two results side by side; undefined where one of them has none. */
export interface RowPair {
  readonly was: SavedRow | undefined
  readonly now: SavedRow | undefined
  /** The years in which the two differ. */
  readonly years: readonly string[]
  /** Those of them that both results have: where one has more years, nothing was there to change. */
  readonly shared: readonly string[]
  /** Whether they are in one unit and of one price base, so that one may be taken from the other. */
  readonly isAlike: boolean
}

/** Whether the two are of one scenario each. */
export function areSingle(results: TwoResults): boolean {
  return results.every(({ rows }) => new Set(rows.map(({ scenario }) => scenario)).size === 1)
}

/** The years that only one of the two has. */
export function yearsApartIn(results: TwoResults): readonly YearsApart[] {
  return yearsApart(results, areSingle(results))
}

/** The rows of both side by side, in the order of the first; of one scenario each, whatever the two are called. */
export function pairsOf(results: TwoResults): readonly RowPair[] {
  const [first, second] = results
  const isSingle = areSingle(results)
  const keyOf = ({ scenario, row, member }: SavedRow): string => [isSingle ? '' : scenario, member, row].join('\n')
  const other = new Map(second.rows.map((row) => [keyOf(row), row]))
  const own = new Set(first.rows.map(keyOf))
  const apart = new Map(yearsApartIn(results).map(({ scenario, years }) => [scenario, new Set(years.flat())]))
  const pairOf = (was: SavedRow | undefined, now: SavedRow | undefined): RowPair =>
    pairBeside(was, now, apart.get(isSingle ? '' : ((now ?? was)?.scenario ?? '')))
  return [
    ...first.rows.map((was) => pairOf(was, other.get(keyOf(was)))),
    ...second.rows.filter((now) => !own.has(keyOf(now))).map((now) => pairOf(undefined, now)),
  ]
}

function pairBeside(was: SavedRow | undefined, now: SavedRow | undefined, apart?: ReadonlySet<string>): RowPair {
  const years = new Set([...(was?.values.keys() ?? []), ...(now?.values.keys() ?? [])])
  const isSame = (year: string): boolean => {
    const [one, other] = [was?.values.get(year), now?.values.get(year)]
    if (typeof one !== 'string' || typeof other !== 'string') return one === other
    return one === other || new Decimal(one).eq(other)
  }
  const others = [...years].filter((year) => !isSame(year)).sort()
  return {
    was,
    now,
    years: others,
    shared: others.filter((year) => apart?.has(year) !== true),
    isAlike: was !== undefined && now !== undefined && was.unit === now.unit && was.priceBase === now.priceBase,
  }
}

/** Whether some row has one year in both. */
export function haveYearInCommon(pairs: readonly RowPair[]): boolean {
  return pairs.some(({ was, now }) => [...(was?.values.keys() ?? [])].some((year) => now?.values.has(year)))
}
