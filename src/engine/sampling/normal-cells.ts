import { exp } from '../../base/elementary.ts'
import { normalQuantile } from '../../base/normal.ts'
import { once } from '../../base/once.ts'
import { endCells, endNumber, firstHalving, piecesOfHalving } from '../loops/ends.ts'
import { halfCells } from '../loops/spread.ts'
import { cubics, perPiece } from './cubic.ts'
import { cellOfPoint, placeIn } from './scramble.ts'

const cells = 2 * halfCells
const rootOfTwoPi = 2.5066282746310002

/**
 * The quantile of the normal distribution in each of the lower 2,048 of 4,096 cells of equal probability, as cubics about the middle of
 * the cell (Taylor's): constants first, then factors of the place, of its square and of its cube. Within 1e-5, and 1e-7 of most.
 */
export const normalCells: () => Float32Array = once(() => {
  const coefficients = new Float32Array(4 * halfCells)
  for (let cell = 0; cell < halfCells; cell++) {
    const z = normalQuantile((cell + 0.5) / cells)
    // The width of the cell as a normal draw, over its own first order.
    const slope = (rootOfTwoPi * exp((z * z) / 2)) / cells
    coefficients[cell] = z
    coefficients[halfCells + cell] = slope
    coefficients[2 * halfCells + cell] = (z * slope * slope) / 2
    coefficients[3 * halfCells + cell] = ((1 + 2 * z * z) * slope * slope * slope) / 6
  }
  return coefficients
})

/** The quantile in the cells at the lower end, as the loop over them reads it. */
export const normalEnds: () => Float64Array = once(() => {
  const table = new Float64Array((32 - firstHalving) * piecesOfHalving * perPiece)
  for (let halving = firstHalving; halving < 32; halving++) {
    const own = cubics(piecesOfHalving, (along) => normalQuantile(2 ** -(halving + 2) * (1 + along / piecesOfHalving)))
    table.set(own, (halving - firstHalving) * own.length)
  }
  return table
})

/** The normal quantile of (bits + 1/2) / 2^32, as the loops over cells give it. */
export function normalOf(bits: number): number {
  const isAbove = bits >= 2 ** 31
  const own = isAbove ? ~bits >>> 0 : bits
  const cell = cellOfPoint(own)
  if (cell < endCells) return Math.fround(isAbove ? -endNumber(normalEnds(), 0, own) : endNumber(normalEnds(), 0, own))
  const table = normalCells()
  const place = Math.fround(placeIn(bits) - 0.5)
  const square = Math.fround(place * place)
  const even = Math.fround((table[cell] as number) + Math.fround((table[cell + 2 * halfCells] as number) * square))
  const slope = Math.fround(
    (table[cell + halfCells] as number) + Math.fround((table[cell + 3 * halfCells] as number) * square),
  )
  const odd = Math.fround(slope * place)
  return isAbove ? Math.fround(odd - even) : Math.fround(even + odd)
}
