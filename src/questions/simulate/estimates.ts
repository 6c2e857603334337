import { Cells, type Counted, type Ladder, ladderOf, percentilesOf } from '../../engine/sampling/cells.ts'
import type { Tallied, TalliedRow, TalliedYear } from './tally.ts'

/** A number read off draws, with its standard error over the replicates. */
export interface Estimate {
  readonly value: number
  /** Undefined where too few replicates have a value. */
  readonly error: number | undefined
}

/** The percentiles that are told, in per cent. */
export const percentiles = [5, 10, 25, 50, 75, 90, 95] as const

/** What draws say of a row in one year. */
export interface EstimatedYear {
  /** The part of the draws in which it has no value; nothing else counts them. */
  readonly missing: number
  /** Undefined where it has a value in no draw. */
  readonly mean: Estimate | undefined
  /** In the order of `percentiles`; none where it has a value in no draw. */
  readonly percentiles: readonly Estimate[]
  readonly atOrAboveZero: Estimate | undefined
  /** In this and every projected year before it; undefined in the base year. */
  readonly neverBelowZero: Estimate | undefined
  readonly firstBelowZero: Estimate | undefined
}

/** What is said of one row, from all the draws, by index from the base year. `tallied` may come in any order. */
export function estimatesOf(tallied: readonly Tallied[], row: number): EstimatedYear[] {
  const replicates = [...byReplicate(tallied).values()]
  const rows = replicates.map((parts) => parts.map((part) => part.rows[row] as TalliedRow))
  const draws = replicates.map((parts) => total(parts.map((part) => part.draws)))
  const years = rows[0]?.[0]?.years.length ?? 0
  let fallen = draws.map(() => 0)
  return Array.from({ length: years }, (_, year) => {
    const pooled = rows.map((parts) => pool(parts.map(({ years: own }) => own[year] as TalliedYear)))
    const first = rows.map((parts) => total(parts.map(({ firstBelow }) => firstBelow[year] ?? 0)))
    fallen = fallen.map((before, at) => before + (first[at] as number))
    const known = pooled.map(({ missing }, at) => (draws[at] as number) - missing)
    const all = total(draws)
    // A draw that loses its value before it falls says neither that it falls nor that it never does.
    const told = rows.map((parts) => total(parts.map((part) => part.told[year] ?? 0)))
    const left = told.map((count, at) => count - (fallen[at] as number))
    return {
      missing: all === 0 ? 0 : total(pooled.map(({ missing }) => missing)) / all,
      mean: ratio(
        pooled.map(({ sum }) => sum),
        known,
      ),
      percentiles: percentileEstimates(pooled),
      atOrAboveZero: ratio(
        pooled.map(({ atOrAboveZero }) => atOrAboveZero),
        known,
      ),
      neverBelowZero: year === 0 ? undefined : ratio(left, told),
      firstBelowZero: year === 0 ? undefined : ratio(first, told),
    }
  })
}

/** Parts by replicate, each in the order of its blocks, so that sums are added in that order. */
function byReplicate(tallied: readonly Tallied[]): Map<number, Tallied[]> {
  const found = new Map<number, Tallied[]>()
  const inOrder = [...tallied].sort((one, other) => one.firstBlock - other.firstBlock)
  for (const part of inOrder) {
    const known = found.get(part.replicate)
    if (known === undefined) found.set(part.replicate, [part])
    else known.push(part)
  }
  return found
}

interface Pooled extends Omit<TalliedYear, 'sums'> {
  readonly sum: number
}

function pool(parts: readonly TalliedYear[]): Pooled {
  return {
    cells: parts.length === 1 ? (parts[0] as TalliedYear).cells : together(parts.map(({ cells }) => cells)),
    missing: total(parts.map(({ missing }) => missing)),
    atOrAboveZero: total(parts.map(({ atOrAboveZero }) => atOrAboveZero)),
    sum: total(parts.flatMap(({ sums }) => sums)),
    least: Math.min(...parts.map(({ least }) => least)),
    most: Math.max(...parts.map(({ most }) => most)),
  }
}

/** The counts of several together. */
function together(all: readonly Counted[]): Counted {
  const cells = new Cells()
  for (const one of all) cells.addCounted(one)
  return cells.counted()
}

function percentileEstimates(pooled: readonly Pooled[]): Estimate[] {
  const parts = percentiles.map((percent) => percent / 100)
  const ladders = pooled.map(({ cells }) => ladderOf(cells))
  const own = pooled.map(({ least, most }, at) => percentilesOf([ladders[at] as Ladder], parts, least, most))
  const whole = percentilesOf(
    ladders,
    parts,
    Math.min(...pooled.map(({ least }) => least)),
    Math.max(...pooled.map(({ most }) => most)),
  )
  return whole.flatMap((value, at) => {
    if (value === undefined) return []
    return [{ value, error: errorOf(own.flatMap((one) => one[at] ?? [])) }]
  })
}

/** Counts among others, over all replicates and in each. */
function ratio(counts: readonly number[], among: readonly number[]): Estimate | undefined {
  const all = total(among)
  if (all === 0) return undefined
  const own = counts.flatMap((count, at) => ((among[at] as number) > 0 ? [count / (among[at] as number)] : []))
  return { value: total(counts) / all, error: errorOf(own) }
}

/** The standard deviation of what replicates say over the square root of how many there are. */
function errorOf(values: readonly number[]): number | undefined {
  const { length } = values
  if (length < 2) return undefined
  const mean = total(values) / length
  const spread = total(values.map((value) => (value - mean) * (value - mean))) / (length - 1)
  return Math.sqrt(spread) / Math.sqrt(length)
}

function total(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
