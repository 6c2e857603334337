import { joeKuo } from './joe-kuo.ts'

const bits = 32

/** How many dimensions there are direction numbers for. */
export const sobolDimensions = 1111

let lines: readonly string[] | undefined

/**
 * The direction numbers of one dimension, counted from 0: point `i` is the exclusive or of those at the bits that are set in `i`, and the
 * highest bit of it is its first binary place.
 */
export function directionsOf(dimension: number): Uint32Array {
  lines ??= joeKuo.split('\n')
  const directions = new Uint32Array(bits)
  if (dimension === 0) {
    for (let at = 0; at < bits; at++) directions[at] = 2 ** (31 - at)
    return directions
  }
  const numbers = lines[dimension - 1]?.split(' ').map(Number)
  if (numbers === undefined) throw new Error(`There are direction numbers for ${sobolDimensions} dimensions only`)
  const [inner = 0, ...initial] = numbers
  const degree = initial.length
  for (let at = 0; at < bits; at++) {
    if (at < degree) directions[at] = ((initial[at] as number) << (31 - at)) >>> 0
    else {
      const before = directions[at - degree] as number
      let next = before ^ (before >>> degree)
      for (let step = 1; step < degree; step++)
        if (((inner >>> (degree - 1 - step)) & 1) === 1) next ^= directions[at - step] as number
      directions[at] = next >>> 0
    }
  }
  return directions
}
