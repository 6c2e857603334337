import { isSemiDefinite } from './correlation-matrix.ts'
import { type Matrix, symmetricEigen } from './symmetric-eigen.ts'

const mostRounds = 1000
/** How little the last round may have changed any value, relative to the largest. */
const closeEnough = 1e-9

/**
 * The matrix of correlations that is nearest to a symmetric one, by the sum of squared differences: Higham's alternating projections
 * on the matrices without negative eigenvalues and on those with ones on the diagonal, with Dykstra's correction of the first.
 * N. J. Higham, "Computing the nearest correlation matrix: a problem from finance", IMA Journal of Numerical Analysis 22 (2002), 329-343.
 */
export function nearestCorrelation(matrix: Matrix): Matrix {
  let y = matrix
  let correction: Matrix = matrix.map((row) => row.map(() => 0))
  for (let round = 0; round < mostRounds; round++) {
    const r = combine(y, correction, (one, other) => one - other)
    const x = withoutNegative(r)
    correction = combine(x, r, (one, other) => one - other)
    const next = x.map((row, i) => row.map((value, j) => (i === j ? 1 : value)))
    const change = largest(combine(next, y, (one, other) => one - other))
    const gap = largest(combine(next, x, (one, other) => one - other))
    y = next
    if (change <= closeEnough && gap <= closeEnough) break
  }
  return y
}

/**
 * The same in so many decimals, and still one of correlations: where rounding would spoil it, it is first drawn towards no
 * correlation by as much as rounding can take away.
 */
export function nearestRounded(matrix: Matrix, decimals: number): Matrix {
  const scale = 10 ** decimals
  const rounded = (other: Matrix): Matrix =>
    other.map((row, i) => row.map((value, j) => (i === j ? 1 : Math.round(value * scale) / scale)))
  const exact = nearestCorrelation(matrix)
  // No eigenvalue changes by more than the changes in a row come to: drawn in by those it is one for certain.
  const most = matrix.length / scale
  for (let drawn = 0; drawn < most; drawn = drawn === 0 ? most / 32 : drawn * 2) {
    const tried = rounded(exact.map((row) => row.map((value) => value * (1 - drawn))))
    if (isSemiDefinite(tried)) return tried
  }
  return rounded(exact.map((row) => row.map((value) => value * (1 - most))))
}

/** What is left of a symmetric matrix without the parts of negative eigenvalues. */
function withoutNegative(matrix: Matrix): Matrix {
  const { values, vectors } = symmetricEigen(matrix)
  const size = matrix.length
  const left = matrix.map((row) => row.map(() => 0))
  for (const [at, value] of values.entries()) {
    if (value <= 0) continue
    const vector = vectors[at] as readonly number[]
    for (let i = 0; i < size; i++) {
      const row = left[i] as number[]
      for (let j = 0; j <= i; j++) row[j] = (row[j] as number) + value * (vector[i] as number) * (vector[j] as number)
    }
  }
  return left.map((row, i) => row.map((value, j) => (j <= i ? value : (left[j]?.[i] ?? 0))))
}

function combine(one: Matrix, other: Matrix, operate: (left: number, right: number) => number): Matrix {
  return one.map((row, i) => row.map((value, j) => operate(value, other[i]?.[j] ?? 0)))
}

function largest(matrix: Matrix): number {
  let most = 0
  for (const row of matrix) for (const value of row) most = Math.max(most, Math.abs(value))
  return most
}
