/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/** A symmetric matrix as the sum of `values[i]` times the square of the unit vector `vectors[i]`. */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: Matrix
}

/** Jacobi's method converges quadratically at the end: matrices of some hundred rows take about ten sweeps. */
const mostSweeps = 60

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, in no order of size, by Jacobi's cyclic rotations, row by row. It uses
 * + - x / and square roots alone, in one order, so that every machine comes to the same bits.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const size = matrix.length
  const a = matrix.map((row) => [...row])
  const vectors = a.map((_, one) => a.map((__, other) => (one === other ? 1 : 0)))
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let isDone = true
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
        const [off, first, second] = [rowP[q] as number, rowP[p] as number, rowQ[q] as number]
        // What is lost beside both diagonal values changes neither of them.
        if (first + off === first && second + off === second) {
          rowP[q] = 0
          rowQ[p] = 0
          continue
        }
        isDone = false
        const theta = (second - first) / (2 * off)
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cos = 1 / Math.sqrt(tan * tan + 1)
        rotate(a, p, q, cos, tan * cos)
        rotateRows(vectors[p] as number[], vectors[q] as number[], cos, tan * cos)
        rowP[p] = first - tan * off
        rowQ[q] = second + tan * off
        rowP[q] = 0
        rowQ[p] = 0
      }
    }
    if (isDone) break
  }
  return { values: a.map((row, at) => row[at] as number), vectors }
}

/** Turn rows and columns p and q of a symmetric matrix, all but the four values where they cross. */
function rotate(a: number[][], p: number, q: number, cos: number, sin: number): void {
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
  for (let k = 0; k < a.length; k++) {
    if (k === p || k === q) continue
    const [one, other] = [rowP[k] as number, rowQ[k] as number]
    const row = a[k] as number[]
    rowP[k] = cos * one - sin * other
    rowQ[k] = sin * one + cos * other
    row[p] = rowP[k] as number
    row[q] = rowQ[k] as number
  }
}

function rotateRows(one: number[], other: number[], cos: number, sin: number): void {
  for (let k = 0; k < one.length; k++) {
    const [left, right] = [one[k] as number, other[k] as number]
    one[k] = cos * left - sin * right
    other[k] = sin * left + cos * right
  }
}
