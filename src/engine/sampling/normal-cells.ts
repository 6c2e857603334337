import { exp } from '../../base/elementary.ts'
import { normalQuantile } from '../../base/normal.ts'
import { once } from '../../base/once.ts'
import { halfCells } from '../loops/spread.ts'
import { cubics, perPiece } from './cubic.ts'
import { cellOfPoint, placeIn } from './scramble.ts'

/** Cells at either end that no cubic is near enough in. */
export const endCells = 8
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

/** A power of two of pieces for each halving of the probability, so that each is as exact for its size as any other. */
const placesOfPiece = 4
const placesWithin = 31 - placesOfPiece
const pieces = 2 ** placesOfPiece
/** The first halving that lies in the cells at an end. */
const firstHalving = Math.clz32(2 * endCells * 2 ** 20 - 1)

const endTable = once(() => {
  const table = new Float64Array((32 - firstHalving) * pieces * perPiece)
  for (let halving = firstHalving; halving < 32; halving++) {
    const own = cubics(pieces, (along) => normalQuantile(2 ** -(halving + 2) * (1 + along / pieces)))
    table.set(own, (halving - firstHalving) * own.length)
  }
  return table
})

/** The normal quantile of (bits + 1/2) / 2^32 in the first cells of all. */
export function endNormal(bits: number): number {
  const table = endTable()
  // Twice what it is, and one, over 2^33.
  const odd = (bits << 1) | 1
  const halving = Math.clz32(odd)
  const high = odd << halving
  const piece = ((halving - firstHalving) * pieces + ((high >>> placesWithin) & (pieces - 1))) * perPiece
  const place = (high & (2 ** placesWithin - 1)) / 2 ** placesWithin
  return (
    (table[piece] as number) +
    place *
      ((table[piece + 1] as number) + place * ((table[piece + 2] as number) + place * (table[piece + 3] as number)))
  )
}

/** The normal quantile of (bits + 1/2) / 2^32, as the loops over cells give it. */
export function normalOf(bits: number): number {
  const isAbove = bits >= 2 ** 31
  const own = isAbove ? ~bits >>> 0 : bits
  const cell = cellOfPoint(own)
  if (cell < endCells) return isAbove ? -endNormal(own) : endNormal(own)
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
