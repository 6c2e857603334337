import { mixed, randomKey } from '../../engine/sampling/hash.ts'

/** A part of the variance, with the interval that holds it with 95%. */
export interface Index {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What one figure does to an answer. */
export interface Indices {
  /** The part of the variance that would go if it were known. */
  readonly first: Index
  /** The part that would be left if all others were known. */
  readonly total: Index
}

const resamples = 1000
const [lowest, highest] = [0.025, 0.975]

/** Answers at the points of two samples, and at those of the first with the draws of one figure from the second, by figure. */
export interface SampledAnswers {
  readonly one: Float64Array
  readonly other: Float64Array
  readonly mixed: readonly Float64Array[]
}

/**
 * Variance-based indices by the scheme of A. Saltelli and others (2010) with the estimators of M. J. W. Jansen (1999): the variance is that of both
 * samples. Intervals are those of a thousand bootstrap resamples from a generator with a seed. A point without an answer in
 * one of the samples counts in none; `points` says how many are left. Undefined where the answer does not vary.
 */
export function indicesOf(
  { one, other, mixed: mixtures }: SampledAnswers,
  seed: number,
): { readonly indices: readonly Indices[]; readonly points: number } | undefined {
  const known = Int32Array.from(Array.from(one.keys()).filter((at) => isKnown([one, other, ...mixtures], at)))
  const count = known.length
  const all = Int32Array.from({ length: count }, (_, at) => at)
  const [a, b] = [one, other].map((values) => taken(values, known)) as [Float64Array, Float64Array]
  const squares = mixtures.map((values) => {
    const own = taken(values, known)
    return { first: squaredApart(b, own), total: squaredApart(a, own) }
  })
  const variance = varianceOf(a, b, all)
  if (count < 2 || !(variance > 0)) return undefined
  const half = (values: Float64Array, which: Int32Array, of: number): number => meanOf(values, which) / (2 * of)
  const drawn = squares.map(() => ({ first: [] as number[], total: [] as number[] }))
  const picks = new Int32Array(count)
  for (let resample = 0; resample < resamples; resample++) {
    const key = randomKey('resample', seed, resample)
    for (let at = 0; at < count; at++) picks[at] = Math.floor((mixed(at ^ key) / 4294967296) * count)
    const own = varianceOf(a, b, picks)
    for (const [figure, { first, total }] of squares.entries()) {
      drawn[figure]?.first.push(1 - half(first, picks, own))
      drawn[figure]?.total.push(half(total, picks, own))
    }
  }
  const indices = squares.map(
    ({ first, total }, figure): Indices => ({
      first: { value: 1 - half(first, all, variance), ...interval(drawn[figure]?.first ?? []) },
      total: { value: half(total, all, variance), ...interval(drawn[figure]?.total ?? []) },
    }),
  )
  return { indices, points: count }
}

function isKnown(samples: readonly Float64Array[], at: number): boolean {
  return samples.every((values) => !Number.isNaN(values[at]))
}

function taken(values: Float64Array, which: Int32Array): Float64Array {
  return Float64Array.from(which, (at) => values[at] as number)
}

function squaredApart(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => (value - (other[at] as number)) ** 2)
}

function meanOf(values: Float64Array, which: Int32Array): number {
  let sum = 0
  for (const at of which) sum += values[at] as number
  return sum / which.length
}

/** The variance of two samples together. */
function varianceOf(one: Float64Array, other: Float64Array, which: Int32Array): number {
  const mean = (meanOf(one, which) + meanOf(other, which)) / 2
  let sum = 0
  for (const at of which) {
    const [left, right] = [(one[at] as number) - mean, (other[at] as number) - mean]
    sum += left * left + right * right
  }
  return sum / (2 * which.length)
}

function interval(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = Float64Array.from(values).sort()
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN
  return { low: at(lowest), high: at(highest) }
}
