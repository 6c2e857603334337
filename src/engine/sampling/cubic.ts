/** How many numbers a piece takes: a cubic, its constant first. */
export const perPiece = 4

/**
 * Cubics through four points of each piece of an interval, ends included, so that pieces meet. `at` gives the value at a place along
 * all pieces, each of which is 1 long. A cubic gives it at a place of its piece, from 0 to 1.
 */
export function cubics(count: number, at: (along: number) => number): Float64Array {
  const coefficients = new Float64Array(count * perPiece)
  let a = at(0)
  for (let piece = 0; piece < count; piece++) {
    const [b, c, d] = [at(piece + 1 / 3), at(piece + 2 / 3), at(piece + 1)]
    coefficients.set(
      [
        a,
        (-11 * a + 18 * b - 9 * c + 2 * d) / 2,
        (9 * (2 * a - 5 * b + 4 * c - d)) / 2,
        (9 * (-a + 3 * b - 3 * c + d)) / 2,
      ],
      piece * perPiece,
    )
    a = d
  }
  return coefficients
}
