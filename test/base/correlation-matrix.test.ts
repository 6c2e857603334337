import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSemiDefinite, triangularFactor } from '../../src/base/correlation-matrix.ts'
import { nearestCorrelation, nearestRounded } from '../../src/base/nearest-correlation.ts'
import { type Matrix, symmetricEigen } from '../../src/base/symmetric-eigen.ts'

const value = (matrix: Matrix, i: number, j: number): number => matrix[i]?.[j] ?? Number.NaN
const product = (left: Matrix, right: Matrix): Matrix =>
  left.map((row) => (right[0] ?? []).map((_, j) => row.reduce((sum, one, k) => sum + one * value(right, k, j), 0)))
const transposed = (matrix: Matrix): Matrix =>
  (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] ?? Number.NaN))
const farthest = (left: Matrix, right: Matrix): number =>
  Math.max(...left.flatMap((row, i) => row.map((one, j) => Math.abs(one - value(right, i, j)))))
const distance = (left: Matrix, right: Matrix): number =>
  Math.sqrt(
    left.flatMap((row, i) => row.map((one, j) => (one - value(right, i, j)) ** 2)).reduce((sum, one) => sum + one),
  )

// Eigenvalues

it('the eigenvalues of two figures with a correlation of r are 1 - r and 1 + r', () => {
  const { values } = symmetricEigen([
    [1, 0.6],
    [0.6, 1],
  ])
  expect([...values].sort()).toEqual([expect.closeTo(0.4, 15), expect.closeTo(1.6, 15)])
})

it('the eigenvalues of the second difference on three points are 2 - sqrt 2, 2 and 2 + sqrt 2', () => {
  // det [2-x -1 0; -1 2-x -1; 0 -1 2-x] = (2 - x) ((2 - x)^2 - 2)
  const { values } = symmetricEigen([
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ])
  expect([...values].sort((one, other) => one - other)).toEqual([
    expect.closeTo(2 - Math.SQRT2, 14),
    expect.closeTo(2, 14),
    expect.closeTo(2 + Math.SQRT2, 14),
  ])
})

const anySymmetric = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc
    .array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map(
      (rows): Matrix =>
        rows.map((row, i) => row.map((_, j) => (i === j ? 1 : value(rows, Math.min(i, j), Math.max(i, j))))),
    ),
)

it('any symmetric matrix is the sum of its eigenvalues times the squares of its vectors, which are at right angles', () => {
  fc.assert(
    fc.property(anySymmetric, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix)
      const scaled = vectors.map((row, at) => row.map((one) => one * (values[at] ?? Number.NaN)))
      expect(farthest(product(transposed(vectors), scaled), matrix)).toBeLessThan(1e-12)
      const unit = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
      expect(farthest(product(vectors, transposed(vectors)), unit)).toBeLessThan(1e-12)
    }),
  )
})

// Semi-definite or not

/** Three figures: a with b, a with c, b with c. */
const three = (ab: number, ac: number, bc: number): Matrix => [
  [1, ab, ac],
  [ab, 1, bc],
  [ac, bc, 1],
]

it('of three correlations the third lies within what the two others leave it', () => {
  // 1 + 2 abc - a^2 - b^2 - c^2 >= 0: with 0.6 and 0.8 the third lies within 0.48 -+ 0.8 x 0.6, 0 to 0.96.
  expect(isSemiDefinite(three(0.6, 0.8, 0))).toBe(true)
  expect(isSemiDefinite(three(0.6, 0.8, 0.96))).toBe(true)
  expect(isSemiDefinite(three(0.6, 0.8, -0.001))).toBe(false)
  expect(isSemiDefinite(three(0.6, 0.8, 0.961))).toBe(false)
})

it('1 and -1 are allowed where the others agree', () => {
  expect(
    isSemiDefinite([
      [1, 1],
      [1, 1],
    ]),
  ).toBe(true)
  expect(
    isSemiDefinite([
      [1, -1],
      [-1, 1],
    ]),
  ).toBe(true)
  expect(isSemiDefinite(three(1, 0.5, 0.5))).toBe(true)
  expect(isSemiDefinite(three(-1, 0.5, -0.5))).toBe(true)
  expect(isSemiDefinite(three(1, 0.5, 0.4))).toBe(false)
  expect(isSemiDefinite(three(1, 1, -1))).toBe(false)
})

it('what lies below nought by less than 1e-10 is rounding, and what lies further below is not', () => {
  // The eigenvalues of equal correlations r among three are 1 - r twice and 1 + 2r.
  const least = (at: number): Matrix => three((at - 1) / 2, (at - 1) / 2, (at - 1) / 2)
  expect(isSemiDefinite(least(-0.9e-10))).toBe(true)
  expect(isSemiDefinite(least(-1.1e-10))).toBe(false)
})

// Factors

it('the factor of two figures is 1, r and what that leaves', () => {
  // 0.6^2 + 0.8^2 = 1
  const factor = triangularFactor([
    [1, 0.6],
    [0.6, 1],
  ])
  expect(factor[0]).toEqual([1, 0])
  expect(factor[1]).toEqual([0.6, expect.closeTo(0.8, 15)])
})

it('a figure that follows wholly from another has nothing of its own', () => {
  expect(
    triangularFactor([
      [1, -1],
      [-1, 1],
    ]),
  ).toEqual([
    [1, 0],
    [-1, 0],
  ])
  // b = a, and c has 0.6 of it: its own is 0.8.
  const factor = triangularFactor(three(1, 0.6, 0.6))
  expect(factor[1]).toEqual([1, 0, 0])
  expect(factor[2]).toEqual([0.6, 0, expect.closeTo(0.8, 15)])
})

/** A matrix of correlations of rank up to `rank`: of unit vectors. */
const anyCorrelation = fc
  .record({ size: fc.integer({ min: 1, max: 9 }), rank: fc.integer({ min: 1, max: 9 }) })
  .chain(({ size, rank }) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: rank, maxLength: rank }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((vectors): Matrix => {
    const unit = vectors.map((vector) => {
      const length = Math.hypot(...vector)
      return length === 0 ? vector.map((_, at) => (at === 0 ? 1 : 0)) : vector.map((one) => one / length)
    })
    return product(unit, transposed(unit)).map((row, i) => row.map((one, j) => (i === j ? 1 : one)))
  })

it('L times its transpose is the matrix, L is lower triangular, whatever the rank', () => {
  fc.assert(
    fc.property(anyCorrelation, (matrix) => {
      expect(isSemiDefinite(matrix)).toBe(true)
      const factor = triangularFactor(matrix)
      expect(factor.every((row, i) => row.every((one, j) => j <= i || one === 0))).toBe(true)
      expect(farthest(product(factor, transposed(factor)), matrix)).toBeLessThan(1e-6)
    }),
  )
})

// The nearest one

it('what Higham (2002) finds for his first example', () => {
  // By symmetry the nearest is x, x and y = 2 x^2 - 1; 4 (1 - x)^2 + 2 y^2 is least where 4 x^3 - x - 1 = 0: x = 0.76069, y = 0.15730.
  const given = three(1, 0, 1)
  const nearest = nearestCorrelation(given)
  expect(farthest(nearest, three(0.7606899, 0.1572983, 0.7606899))).toBeLessThan(1e-6)
  expect(distance(given, nearest)).toBeCloseTo(0.5278, 4)
})

it('what Higham (2002) finds for the second difference on four points', () => {
  const given = [
    [2, -1, 0, 0],
    [-1, 2, -1, 0],
    [0, -1, 2, -1],
    [0, 0, -1, 2],
  ]
  const published = [
    [1, -0.8084, 0.1916, 0.1068],
    [-0.8084, 1, -0.6562, 0.1916],
    [0.1916, -0.6562, 1, -0.8084],
    [0.1068, 0.1916, -0.8084, 1],
  ]
  const nearest = nearestCorrelation(given)
  expect(farthest(nearest, published)).toBeLessThan(5e-5)
  // 4 x 1 on the diagonal, 4 x 0.1916^2 + 2 x 0.3438^2 beside it, 4 x 0.1916^2 + 2 x 0.1068^2 beyond: 4.5529, its root 2.1337.
  expect(distance(given, nearest)).toBeCloseTo(2.1337, 3)
})

it('three that are all opposed: the nearest is -1/2 each', () => {
  // By symmetry all are one r, and 1 + 2r >= 0.
  expect(farthest(nearestCorrelation(three(-0.9, -0.9, -0.9)), three(-0.5, -0.5, -0.5))).toBeLessThan(1e-7)
})

it('the nearest to a valid one is itself', () => {
  fc.assert(
    fc.property(anyCorrelation, (matrix) => {
      expect(farthest(nearestCorrelation(matrix), matrix)).toBeLessThan(1e-7)
    }),
  )
})

it('the nearest, rounded, is valid, and no other valid one is nearer by more than the rounding', () => {
  fc.assert(
    fc.property(anySymmetric, (matrix) => {
      const nearest = nearestRounded(matrix, 4)
      expect(isSemiDefinite(nearest)).toBe(true)
      for (const row of nearest)
        for (const one of row) expect(Math.abs(Math.round(one * 1e4) - one * 1e4)).toBeLessThan(1e-9)
      // No correlation at all, and the stated ones drawn towards that until they are valid, are valid too.
      const none = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
      const lowest = Math.min(...symmetricEigen(matrix).values, 0)
      const drawn = matrix.map((row, i) => row.map((one, j) => (i === j ? 1 : one / (1 - lowest))))
      const slack = matrix.length ** 2 * 2e-4
      for (const other of [none, drawn]) expect(distance(matrix, nearest)).toBeLessThan(distance(matrix, other) + slack)
    }),
  )
})
