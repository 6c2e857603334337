import { normalQuantile } from '../../base/normal.ts'
import { cubics, perPiece } from './cubic.ts'

/** A power of two of pieces for each halving of the probability, so that each is as exact for its size as any other. */
const placesOfPiece = 8
const placesWithin = 31 - placesOfPiece
const halvings = 32

let table: Float64Array | undefined

/** The quantile of the normal distribution over the probabilities below a half, in pieces that shrink towards nought. */
function tableOf(): Float64Array {
  const pieces = 2 ** placesOfPiece
  return cubics(halvings * pieces, (piece, place) => {
    const [halving, own] = [piece >> placesOfPiece, piece & (pieces - 1)]
    // The first piece that is cut off below the smallest probability there is.
    return normalQuantile(2 ** -(halving + 2) * (1 + (own + place) / pieces))
  })
}

/**
 * Standard normal draws from uniform ones of 32 bits: `bits` stands for the probability (bits + 1/2) / 2^32. To within 1e-11, and
 * the mirror image of bits gives the mirror image of the draw.
 */
export function normalsOf(bits: Uint32Array, count: number, normals: Float64Array): void {
  table ??= tableOf()
  const pieces = table
  for (let at = 0; at < count; at++) {
    const own = bits[at] as number
    const isAbove = own >>> 31
    // Twice what lies below a half, and one, over 2^33.
    const odd = ((isAbove === 1 ? ~own : own) << 1) | 1
    const halving = Math.clz32(odd)
    const high = odd << halving
    const piece = ((halving << placesOfPiece) | ((high >>> placesWithin) & 0xff)) * perPiece
    const place = (high & 0x7fffff) * 1.1920928955078125e-7
    const below =
      (pieces[piece] as number) +
      place *
        ((pieces[piece + 1] as number) +
          place * ((pieces[piece + 2] as number) + place * (pieces[piece + 3] as number)))
    normals[at] = isAbove === 1 ? -below : below
  }
}
