import { joeKuo } from './joe-kuo.ts'

const bits = 32

/** How many dimensions there are direction numbers for. */
export const sobolDimensions = 1111

let lines: readonly string[] | undefined

/**
 * The direction numbers of one dimension, counted from 0, each turned round: the first binary place of a point is its lowest bit,
 * which is the order in which points are scrambled. Point `i` is the exclusive or of those at the bits that are set in `i`.
 */
export function turnedDirections(dimension: number): Uint32Array {
  lines ??= joeKuo.split('\n')
  const turned = new Uint32Array(bits)
  if (dimension === 0) {
    for (let at = 0; at < bits; at++) turned[at] = 2 ** at
    return turned
  }
  const numbers = lines[dimension - 1]?.split(' ').map(Number)
  if (numbers === undefined) throw new Error(`There are direction numbers for ${sobolDimensions} dimensions only`)
  const [inner = 0, ...initial] = numbers
  const degree = initial.length
  const directions = new Uint32Array(bits)
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
  for (let at = 0; at < bits; at++) turned[at] = turnedRound(directions[at] as number)
  return turned
}

/** A number of 32 bits with its bits in the opposite order. */
export function turnedRound(value: number): number {
  let bits = value
  bits = ((bits >>> 1) & 0x55555555) | ((bits & 0x55555555) << 1)
  bits = ((bits >>> 2) & 0x33333333) | ((bits & 0x33333333) << 2)
  bits = ((bits >>> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4)
  bits = ((bits >>> 8) & 0x00ff00ff) | ((bits & 0x00ff00ff) << 8)
  return ((bits >>> 16) | (bits << 16)) >>> 0
}

/**
 * Scramble a point of one dimension that is turned round, and turn it back: each binary place is flipped or not by what a hash makes of
 * the places before it, so that the net stays a net (A. B. Owen's nested uniform scrambling). The hash is that of S. Laine and T.
 * Karras (2011), with the multipliers of N. Vegdahl (2021) after B. Burley (2020): a bit of it rests on lower bits alone.
 */
export function scrambled(turned: number, seed: number): number {
  let bits = turned
  bits ^= Math.imul(bits, 0x3d20adea)
  bits = (bits + seed) | 0
  bits = Math.imul(bits, (seed >>> 16) | 1)
  bits ^= Math.imul(bits, 0x05526c56)
  bits ^= Math.imul(bits, 0x53a22864)
  return turnedRound(bits)
}
