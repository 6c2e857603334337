import { randomKey } from './hash.ts'
import type { Sampling } from './sampling.ts'
import { sobolDimensions } from './sobol.ts'

/** A column of draws: those of a factor in a year, from 1, or of an event in the first. */
export interface DrawnColumn {
  readonly of: 'factor' | 'event'
  readonly at: number
  readonly year: number
  /** The direction numbers it takes; undefined beyond those there are, and where nothing but chance is asked for. */
  readonly dimension: number | undefined
  readonly key: number
}

/** Columns year by year, within a year by name. */
export function columnsOf({ factors, events, years, how, after = 0 }: Sampling): DrawnColumn[] {
  const named = [
    ...factors.map(({ name, persistence }, at) => ({
      of: 'factor' as const,
      at,
      name,
      until: persistence === 1 ? 1 : years,
    })),
    ...events.map((name, at) => ({ of: 'event' as const, at, name, until: 1 })),
  ].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  const columns: DrawnColumn[] = []
  for (let year = 1; year <= years; year++)
    for (const { of, at, name, until } of named) {
      if (year > until) continue
      const next = after + columns.length
      const dimension = how === 'sobol' && next < sobolDimensions ? next : undefined
      columns.push({ of, at, year, dimension, key: randomKey(name, year, after) })
    }
  return columns
}
