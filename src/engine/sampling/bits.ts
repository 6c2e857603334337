import { mixed } from './hash.ts'
import { scrambled, turnedDirections } from './sobol.ts'

/** What fills a block with the points of one of several dimensions, scrambled by a key. Blocks begin at a multiple of their size. */
export type FillBits = (column: number, bits: Uint32Array, first: number, count: number, key: number) => void

/** Scrambled Sobol points of some dimensions. */
export function sobolBlocks(dimensions: readonly (number | undefined)[]): FillBits {
  const directions = dimensions.map((dimension) => (dimension === undefined ? undefined : turnedDirections(dimension)))
  return (column, bits, first, count, key) => {
    const own = directions[column]
    if (own === undefined) throw new Error(`Column ${column} has no direction numbers`)
    let start = 0
    for (let bit = 0; bit < 32; bit++) if (((first >>> bit) & 1) === 1) start ^= own[bit] as number
    bits[0] = start
    // Each direction doubles the points that are there.
    for (let bit = 0, size = 1; size < count; bit++, size *= 2) {
      const direction = own[bit] as number
      for (let at = 0; at < size; at++) bits[size + at] = (bits[at] as number) ^ direction
    }
    for (let at = 0; at < count; at++) bits[at] = scrambled(bits[at] as number, key)
  }
}

/** Bits of chance, keyed by the number of the draw. */
export function randomBits(bits: Uint32Array, first: number, count: number, key: number): void {
  for (let at = 0; at < count; at++) bits[at] = mixed(mixed((first + at) ^ key) + key)
}

/** Probabilities from bits: never nought, never one. */
export function evenly(bits: Uint32Array, count: number, chances: Float64Array): void {
  for (let at = 0; at < count; at++) chances[at] = ((bits[at] as number) + 0.5) / 4294967296
}
