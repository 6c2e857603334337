import { normalProbability } from '../../base/normal.ts'
import { furthest, piecesOfSide, shape } from '../loops/numbers.ts'
import type { Views } from '../wasm/space.ts'
import { cubics } from './cubic.ts'

/** A distribution by the number that belongs to a standard normal draw; each names what it is. */
export type Quantile =
  | { readonly is: 'normal'; readonly centre: number; readonly spread: number }
  | {
      readonly is: 'table'
      /** Where two pieces of unlike formula meet, as a standard normal draw, and the number there. */
      readonly split: number
      readonly centre: number
      /** What numbers lie above that, in pieces outwards: those above the split, then those below it. */
      readonly pieces: Float32Array
      readonly least: number
      readonly most: number
    }

/**
 * A distribution as a table, from the number below which a draw lies with a probability. `split` is the normal draw at which two formulas
 * meet, if they do: no piece of the table lies across it.
 */
export function quantileTable(quantile: (probability: number) => number, split = 0): Quantile {
  const at = (z: number): number => quantile(normalProbability(z))
  const inside = Math.fround(Math.max(1 - furthest, Math.min(furthest - 1, split)))
  const centre = at(inside)
  const outwards = (to: number): Float64Array =>
    cubics(piecesOfSide, (along) => at(inside + ((to - inside) * along) / piecesOfSide) - centre)
  const [above, below] = [outwards(furthest), outwards(-furthest)]
  const pieces = new Float32Array(above.length + below.length)
  pieces.set(above)
  pieces.set(below, above.length)
  return { is: 'table', split: inside, centre, pieces, least: at(-furthest), most: at(furthest) }
}

/** Bytes of the table of a distribution. */
export const pieceBytes = 2 * piecesOfSide * 16

/** What is added to the numbers of a distribution, and what they may be. */
export interface Placed {
  readonly added: number
  readonly least: number
  readonly most: number
}

/** Write a distribution where loops read it. */
export function writeShape(quantile: Quantile, { added, least, most }: Placed, { f32, f64 }: Views, at: number): void {
  f64[(at + shape.shift) >> 3] = added + quantile.centre
  f64[(at + shape.spread) >> 3] = quantile.is === 'normal' ? quantile.spread : 1
  f64[(at + shape.least) >> 3] = least
  f64[(at + shape.most) >> 3] = most
  const split = quantile.is === 'normal' ? 0 : quantile.split
  f32[(at + shape.split) >> 2] = split
  f32[(at + shape.below) >> 2] = piecesOfSide / (split + furthest)
  f32[(at + shape.above) >> 2] = piecesOfSide / (furthest - split)
}

/** Between which numbers those of a distribution lie, with what is added, before they are cut: by its formulas, and as loops give them. */
export function numberReach(
  quantile: Quantile,
  { added }: Placed,
): { readonly stated: readonly [number, number]; readonly given: readonly [number, number] } {
  const shift = added + quantile.centre
  if (quantile.is === 'normal') {
    const stated = [shift - furthest * quantile.spread, shift + furthest * quantile.spread] as const
    return { stated, given: stated }
  }
  const [below, above] = [quantile.least - quantile.centre, quantile.most - quantile.centre]
  // Single fractions round, and a cubic swings a little.
  const room = (above - below) / 1000
  return { stated: [shift + below, shift + above], given: [shift + below - room, shift + above + room] }
}
