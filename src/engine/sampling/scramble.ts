import { mixed } from './hash.ts'

/** Binary places of a point that name the cell it lies in: so many points in a row lie one in each. */
export const placesOfCell = 12
const placesWithin = 32 - placesOfCell

/** Points of one dimension that are scrambled. */
export interface Scrambled {
  /** The bits of a point, by its number. */
  readonly point: (number: number) => number
  /** What a bit of the number of a point does to the point. */
  readonly step: (bit: number) => number
}

/**
 * Scramble the points of one dimension by a key (J. Matousek's random linear scrambling with a digital shift): each binary place is joined by
 * some of those before it, chosen by chance, and flipped or not. The net stays a net, and each point is even. The places of the cell
 * and those within it are scrambled apart, so that points of one block of cells lie at one place within them.
 */
export function scrambledBy(directions: Uint32Array, key: number): Scrambled {
  // Numbers of a sequence that meets every number once (Weyl's), each well mixed.
  const word = (at: number): number => mixed(key + Math.imul(at, 0x9e3779b9))
  const shift = word(0)
  const columns = new Array<number | undefined>(32)
  const columnOf = (place: number): number => {
    const known = columns[place]
    if (known !== undefined) return known
    const own = 1 << (31 - place)
    // The places after it that it joins.
    const after = place < placesOfCell ? own - 2 ** placesWithin : own - 1
    const made = own | (word(place + 1) & after)
    columns[place] = made
    return made
  }
  const steps = new Array<number | undefined>(32)
  const step = (bit: number): number => {
    const known = steps[bit]
    if (known !== undefined) return known
    const direction = directions[bit] as number
    let made = 0
    for (let rest = direction; rest !== 0; ) {
      const place = Math.clz32(rest)
      made ^= columnOf(place)
      rest ^= 1 << (31 - place)
    }
    steps[bit] = made
    return made
  }
  const point = (number: number): number => {
    let made = shift
    for (let bit = 0; bit < 32; bit++) if (((number >>> bit) & 1) === 1) made ^= step(bit)
    return made >>> 0
  }
  return { point, step }
}

/** The cell of a point, and its place within: from nought to one. */
export function cellOfPoint(point: number): number {
  return point >>> placesWithin
}

export function placeIn(point: number): number {
  return ((point & (2 ** placesWithin - 1)) + 0.5) / 2 ** placesWithin
}
