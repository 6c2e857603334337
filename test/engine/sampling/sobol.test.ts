import { describe, expect, it } from 'vitest'
import { cellOfPoint, scrambledBy } from '../../../src/engine/sampling/scramble.ts'
import { directionsOf, sobolDimensions } from '../../../src/engine/sampling/sobol.ts'

/** The first points of one dimension in natural order, as parts of one. */
function points(dimension: number, count: number): number[] {
  const directions = directionsOf(dimension)
  return Array.from({ length: count }, (_, at) => {
    let point = 0
    for (let bit = 0; bit < 32; bit++) if (((at >>> bit) & 1) === 1) point ^= directions[bit] as number
    return (point >>> 0) / 2 ** 32
  })
}

/** The first points of one dimension, scrambled. */
function scrambled(dimension: number, count: number, key: number): number[] {
  const { point } = scrambledBy(directionsOf(dimension), key)
  return Array.from({ length: count }, (_, at) => point(at))
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
    expect(() => directionsOf(sobolDimensions)).toThrow('1111 dimensions')
  })

  it.each([1, 77, 4_000_000_000])(
    'scrambled by %d they are still a net: one point in every elementary interval',
    (seed) => {
      const [one, other] = [scrambled(0, 256, seed), scrambled(1, 256, seed ^ 0x5bd1e995)] as [number[], number[]]
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

  it.each([1, 77, 4_000_000_000])(
    'scrambled by %d, blocks of 4,096 lie one in each cell, at one place within',
    (seed) => {
      for (const dimension of [0, 3, 40]) {
        const { point } = scrambledBy(directionsOf(dimension), seed)
        const block = Array.from({ length: 4096 }, (_, at) => point(8192 + at))
        expect(new Set(block.map(cellOfPoint)).size).toBe(4096)
        expect(new Set(block.map((own) => own & 0xfffff)).size).toBe(1)
      }
    },
  )

  it('each point is even over all keys', () => {
    // Of 4,000 keys, as many points in each of eight parts as chance allows: 500, give or take four times 21.
    for (const number of [0, 1, 5000]) {
      const counts = new Array<number>(8).fill(0)
      for (let key = 0; key < 4000; key++) {
        const part = scrambledBy(directionsOf(3), Math.imul(key, 0x9e3779b9) >>> 0).point(number) >>> 29
        counts[part] = (counts[part] as number) + 1
      }
      for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(84)
    }
  })

  it('scrambling moves every bit: two keys give unlike points', () => {
    const [one, other] = [scrambled(2, 1000, 1), scrambled(2, 1000, 2)]
    expect(one.filter((own, at) => own === other[at]).length).toBeLessThan(3)
  })
})
