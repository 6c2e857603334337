import { type Matrix, symmetricEigen } from './symmetric-eigen.ts'

/** How far below nought an eigenvalue may lie: what is stated in a few digits is rounded. */
export const semiDefiniteTolerance = 1e-10
/** A pivot as small as this is rounding: what it belongs to follows from those before it. */
const leastPivot = 1e-12
/** With pivots no smaller than this rounding cannot hide an eigenvalue below nought. */
const surePivot = 1e-6

/** Whether a symmetric matrix is one of correlations of something: no eigenvalue lies below nought, by more than 1e-10. */
export function isSemiDefinite(matrix: Matrix): boolean {
  // The usual case, in a sixtieth of the time.
  if (smallestPivot(matrix) >= surePivot) return true
  return symmetricEigen(matrix).values.every((value) => value >= -semiDefiniteTolerance)
}

/**
 * The lower triangular L with L x L' = the matrix, for one of correlations that is semi-definite: correlations of 1 and -1 are
 * allowed, and what follows wholly from those before it has nothing of its own, a nought on the diagonal. Where the matrix is
 * definite only within the tolerance, L x L' is as near as its square root. + - x / and square roots alone, in one order.
 */
export function triangularFactor(matrix: Matrix): Matrix {
  return factorise(matrix).lower
}

function smallestPivot(matrix: Matrix): number {
  return factorise(matrix).smallest
}

/** Cholesky's factors, row by row, and the smallest of what was left for the diagonal. */
function factorise(matrix: Matrix): { readonly lower: Matrix; readonly smallest: number } {
  const lower: number[][] = []
  let smallest = Number.POSITIVE_INFINITY
  for (const [i, given] of matrix.entries()) {
    const row = given.map(() => 0)
    lower.push(row)
    for (let j = 0; j <= i; j++) {
      const other = lower[j] as number[]
      let left = given[j] as number
      for (let k = 0; k < j; k++) left -= (row[k] as number) * (other[k] as number)
      if (j < i) {
        const pivot = other[j] as number
        row[j] = pivot === 0 ? 0 : left / pivot
      } else {
        smallest = Math.min(smallest, left)
        row[i] = left < leastPivot ? 0 : Math.sqrt(left)
      }
    }
  }
  return { lower, smallest }
}
