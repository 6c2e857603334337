import type { Quantile } from './quantile.ts'

/** Something that is drawn: a number by its distribution, year after year. */
export interface DrawnFactor {
  /** What its random numbers are keyed by. */
  readonly name: string
  readonly quantile: Quantile
  /** How much of a year's draw is that of the year before: 1 is one draw for all years, 0 a new one each year. */
  readonly persistence: number
}

/** Factors by position whose draws of one year go together, and how closely, in the order of the factors. */
export interface JoinedFactors {
  readonly factors: readonly number[]
  readonly matrix: readonly (readonly number[])[]
}

/** What is drawn, and how. Events are drawn once for all years, evenly between nought and one. */
export interface Sampling {
  readonly factors: readonly DrawnFactor[]
  readonly together: readonly JoinedFactors[]
  readonly events: readonly string[]
  readonly years: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  /** How many dimensions of the points another sampler has taken; none where it is left out. */
  readonly after?: number
  /**
   * How much an answer rises with each normal draw, by its name: the first and best points are then turned that way. It is asked when
   * draws are first mixed.
   */
  readonly slopes?: () => ReadonlyMap<string, number>
}
