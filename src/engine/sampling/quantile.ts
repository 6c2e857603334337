import { normalProbability } from '../../base/normal.ts'
import { cubics, perPiece } from './cubic.ts'

/** A distribution by the number that belongs to a standard normal draw; each names what it is. */
export type Quantile =
  | { readonly is: 'normal'; readonly centre: number; readonly spread: number }
  | {
      readonly is: 'table'
      /** Where two pieces of unlike formula meet, as a standard normal draw. */
      readonly split: number
      readonly below: Float64Array
      readonly above: Float64Array
    }

/** Beyond this a standard normal draw does not come: 1e-17 of all. */
const furthest = 8.5
const pieces = 256

/**
 * A distribution as a table, from the number below which a draw lies with a probability. `weight` is the probability at which two
 * formulas meet, if they do: no piece of the table lies across it.
 */
export function quantileTable(quantile: (probability: number) => number, split = 0): Quantile {
  const at = (z: number): number => quantile(normalProbability(z))
  const inside = Math.max(-furthest + 1, Math.min(furthest - 1, split))
  const along = (from: number, to: number): Float64Array =>
    cubics(pieces, (piece, place) => at(from + ((to - from) * (piece + place)) / pieces))
  return { is: 'table', split: inside, below: along(-furthest, inside), above: along(inside, furthest) }
}

/** The numbers of a distribution that belong to standard normal draws. `numbers` may be the draws themselves. */
export function numbersOf(quantile: Quantile, normals: Float64Array, count: number, numbers: Float64Array): void {
  if (quantile.is === 'normal') {
    const { centre, spread } = quantile
    for (let at = 0; at < count; at++) numbers[at] = centre + spread * (normals[at] as number)
    return
  }
  const { split, below, above } = quantile
  const [scaleBelow, scaleAbove] = [pieces / (split + furthest), pieces / (furthest - split)]
  for (let at = 0; at < count; at++) {
    const z = normals[at] as number
    const isBelow = z < split
    const table = isBelow ? below : above
    const along = isBelow ? (z + furthest) * scaleBelow : (z - split) * scaleAbove
    const inside = Math.max(0, Math.min(lastPlace, along))
    const piece = Math.floor(inside)
    const place = inside - piece
    const from = piece * perPiece
    numbers[at] =
      (table[from] as number) +
      place *
        ((table[from + 1] as number) + place * ((table[from + 2] as number) + place * (table[from + 3] as number)))
  }
}

/** The last place within the last piece. */
const lastPlace = pieces - 2 ** -40
