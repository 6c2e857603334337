import { describe, expect, it } from 'vitest'
import { sobolBlocks } from '../../../src/engine/sampling/bits.ts'
import { scrambled, sobolDimensions, turnedDirections, turnedRound } from '../../../src/engine/sampling/sobol.ts'

/** The first points of one dimension in natural order, as parts of one. */
function points(dimension: number, count: number): number[] {
  const directions = turnedDirections(dimension)
  return Array.from({ length: count }, (_, at) => {
    let turned = 0
    for (let bit = 0; bit < 32; bit++) if (((at >>> bit) & 1) === 1) turned ^= directions[bit] as number
    return turnedRound(turned) / 2 ** 32
  })
}

describe('Sobol points', () => {
  it.each([
    // The first dimension turns the number of the point round its point.
    [0, [0, 1 / 2, 1 / 4, 3 / 4, 1 / 8, 5 / 8, 3 / 8, 7 / 8]],
    // x + 1, m = 1: m2 = 2 m1 ^ m1 = 3, m3 = 2 m2 ^ m2 = 5; directions 1/2, 3/4, 5/8, and their exclusive ors.
    [1, [0, 1 / 2, 3 / 4, 1 / 4, 5 / 8, 1 / 8, 3 / 8, 7 / 8]],
    // x^2 + x + 1, m = 1, 3: m3 = 2 m2 ^ 4 m1 ^ m1 = 6 ^ 4 ^ 1 = 3; directions 1/2, 3/4, 3/8.
    [2, [0, 1 / 2, 3 / 4, 1 / 4, 3 / 8, 7 / 8, 5 / 8, 1 / 8]],
  ])('of dimension %d are those worked by hand', (dimension, expected) => {
    expect(points(dimension, 8)).toEqual(expected)
  })

  it('there are directions for every dimension that is promised, each of which is a permutation', () => {
    expect(sobolDimensions).toBeGreaterThanOrEqual(1024)
    for (let dimension = 0; dimension < sobolDimensions; dimension++) {
      const cells = new Set(points(dimension, 256).map((point) => Math.floor(point * 256)))
      expect(cells.size).toBe(256)
    }
    expect(() => turnedDirections(sobolDimensions)).toThrow('1111 dimensions')
  })

  it.each([1, 77, 4_000_000_000])(
    'scrambled by %d they are still a net: one point in every elementary interval',
    (seed) => {
      const fill = sobolBlocks([0, 1])
      const [one, other] = [new Uint32Array(256), new Uint32Array(256)]
      fill(0, one, 0, 256, seed)
      fill(1, other, 0, 256, seed ^ 0x5bd1e995)
      // The first two dimensions are a net of the best quality: 2^a by 2^b intervals with a + b = 8 hold one point each.
      for (let a = 0; a <= 8; a++) {
        const found = new Set(
          Array.from(
            one,
            (bits, at) => `${(bits >>> 0) >>> (32 - a || 32)}:${a === 8 ? 0 : (other[at] as number) >>> (24 + a)}`,
          ),
        )
        if (a > 0) expect(found.size).toBe(256)
      }
    },
  )

  it('a block that begins later holds the points that a block of all of them has there', () => {
    const fill = sobolBlocks([5])
    const all = new Uint32Array(1024)
    const part = new Uint32Array(256)
    fill(0, all, 0, 1024, 9)
    fill(0, part, 768, 256, 9)

    expect([...part]).toEqual([...all.slice(768)])
  })

  it('scrambling moves every bit: two keys give unlike points', () => {
    const same = Array.from(
      { length: 1000 },
      (_, at) => scrambled(turnedRound(at), 1) === scrambled(turnedRound(at), 2),
    )
    expect(same.filter(Boolean).length).toBeLessThan(3)
  })
})
