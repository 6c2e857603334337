import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { normalProbability, normalQuantile } from '../../../src/base/normal.ts'
import { normalOf } from '../../../src/engine/sampling/normal-cells.ts'
import { type Placed, quantileTable } from '../../../src/engine/sampling/quantile.ts'
import { type Block, samplerOf } from '../../../src/engine/sampling/sampler.ts'
import type { Sampling } from '../../../src/engine/sampling/sampling.ts'
import { Space } from '../../../src/engine/wasm/space.ts'
import { betaOf } from '../../../src/questions/beta.ts'

describe('normal draws from bits', () => {
  test.prop([fc.integer({ min: 0, max: 0xffffffff })])('are the quantile, and mirror one another', (own) => {
    expect(Math.abs(normalOf(own) - normalQuantile((own + 0.5) / 2 ** 32))).toBeLessThan(1e-6)
    expect(normalOf(~own >>> 0)).toBe(-normalOf(own))
  })

  // The first and the last, either side of the cells at an end (8 of 4,096), and of the middle.
  it.each([0, 1, 2 ** 20 - 1, 2 ** 23 - 1, 2 ** 23, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2 ** 23, 2 ** 32 - 1])(
    'at the end %d too',
    (own) => {
      expect(Math.abs(normalOf(own) - normalQuantile((own + 0.5) / 2 ** 32))).toBeLessThan(1e-6)
    },
  )
})

const anywhere: Placed = { added: 0, least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }

/** The numbers of factors by year, of one block. */
function drawn(
  sampling: Sampling,
  ...blocks: readonly Block[]
): { numbers: Float64Array[][]; chances: readonly Float64Array[] } {
  const space = new Space()
  const count = blocks.at(-1)?.count ?? 0
  const sampler = samplerOf(sampling, count, space)
  const numbers = sampling.factors.map((_, factor) =>
    Array.from({ length: sampling.years }, (_, year) => ({
      to: space.take(8 * count),
      own: sampler.numbers(factor, year + 1, anywhere),
    })),
  )
  for (const block of blocks) {
    sampler.draw(block)
    sampler.mix(0, block.count)
  }
  return {
    numbers: numbers.map((years) =>
      years.map(({ to, own }) => {
        own.write(count, to)
        return space.fractions(to, count)
      }),
    ),
    chances: sampler.chances,
  }
}

const whole = { replicate: 0, first: 0, draw: 0, count: 4096 }

describe('tables of distributions', () => {
  const uniform = (u: number): number => -1 + 3 * u
  const triangular = (u: number): number => (u < 0.25 ? Math.sqrt(u * 4) - 1 : 3 - Math.sqrt((1 - u) * 12))
  const twoPiece = (u: number): number =>
    u < 0.25 ? normalQuantile(u / 0.5) : 3 * normalQuantile(0.5 + (u - 0.25) / 1.5)

  it.each([
    ['even', uniform, 0],
    ['triangular', triangular, normalQuantile(0.25)],
    ['two-piece normal', twoPiece, normalQuantile(0.25)],
    ['PERT', betaOf(2.5, 3.5).quantile, 0],
  ] as const)('%s is its quantile to five places', (_name, quantile, split) => {
    const space = new Space()
    const factor = { name: 'one', quantile: quantileTable(quantile, split), persistence: 1 }
    const sampler = samplerOf(
      { factors: [factor], together: [], events: [], years: 1, seed: 1, how: 'sobol' },
      2004,
      space,
    )
    const to = space.take(8 * 2004)
    const { write, within } = sampler.numbers(0, 1, anywhere)
    const draws = sampler.normals[0]?.draws() ?? new Float32Array()
    for (let at = 0; at < 2004; at++) draws[at] = (at - 1002) / 200
    sampler.mix(0, 2004)
    expect(write(2004, to)).toBe(0)
    for (const [at, number] of space.fractions(to, 2004).entries()) {
      expect(number).toBeCloseTo(quantile(normalProbability(draws[at] as number)), 5)
      expect(number).toBeGreaterThanOrEqual(within[0])
      expect(number).toBeLessThanOrEqual(within[1])
    }
  })

  it('numbers beyond what a figure may be are cut and counted', () => {
    const space = new Space()
    const factor = { name: 'one', quantile: quantileTable(uniform), persistence: 1 }
    const sampler = samplerOf(
      { factors: [factor], together: [], events: [], years: 1, seed: 1, how: 'sobol' },
      4096,
      space,
    )
    const to = space.take(8 * 4096)
    // Even from -1 to 2, and 1 added: half of it lies above 1.5, a sixth below 0.5.
    const { write, within } = sampler.numbers(0, 1, { added: 1, least: 0.5, most: 1.5 })
    expect(within).toEqual([0.5, 1.5])
    sampler.draw(whole)
    sampler.mix(0, 4096)
    expect(Math.abs(write(4096, to) / 4096 - 2 / 3)).toBeLessThan(0.001)
    const numbers = space.fractions(to, 4096)
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([0.5, 1.5])
  })

  it('numbers within what a figure may be stay there, and none is told as cut', () => {
    const space = new Space()
    const factor = { name: 'one', quantile: quantileTable((u) => u), persistence: 1 }
    const sampler = samplerOf(
      { factors: [factor], together: [], events: [], years: 1, seed: 1, how: 'sobol' },
      64,
      space,
    )
    const to = space.take(8 * 64)
    const { write } = sampler.numbers(0, 1, { added: 0, least: 0, most: 1 })
    const draws = sampler.normals[0]?.draws() ?? new Float32Array()
    for (let at = 0; at < 64; at++) draws[at] = (at - 32) / 4
    sampler.mix(0, 64)
    expect(write(64, to)).toBe(0)
    const numbers = space.fractions(to, 64)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1)
  })
})

const plain: Sampling = {
  factors: [
    { name: 'b', quantile: { is: 'normal', centre: 0, spread: 1 }, persistence: 0.6 },
    { name: 'a', quantile: { is: 'normal', centre: 10, spread: 2 }, persistence: 1 },
    { name: 'c', quantile: { is: 'normal', centre: 0, spread: 1 }, persistence: 0 },
  ],
  together: [],
  events: ['flu'],
  years: 3,
  seed: 7,
  how: 'sobol',
}

/** Of one block of 4,096 points: means, variances and how closely two columns go together. */
function together(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum / one.length
}

describe.each(['sobol', 'random'] as const)('a sampler with %s points', (how) => {
  const { numbers, chances: events } = drawn({ ...plain, how }, whole)
  const [b = [], a = [], c = []] = numbers
  // Of 4,096 chance draws a correlation is known to 1 / 64; four times that is never seen.
  const near = how === 'sobol' ? 0.03 : 0.07

  it('draws one number for all years where a draw lasts', () => {
    expect(a[0]).toEqual(a[2])
    const centred = (a[0] as Float64Array).map((value) => (value - 10) / 2)
    expect(Math.abs(together(centred, centred) - 1)).toBeLessThan(near)
  })

  it('keeps as much of the year before as it is told, at a variance of one', () => {
    const [first, second, third] = b as [Float64Array, Float64Array, Float64Array]
    expect(Math.abs(together(first, second) - 0.6)).toBeLessThan(near)
    expect(Math.abs(together(first, third) - 0.36)).toBeLessThan(near)
    expect(Math.abs(together(third, third) - 1)).toBeLessThan(near)
  })

  it('draws anew each year where nothing lasts', () => {
    const [first, second] = c as [Float64Array, Float64Array]
    expect(Math.abs(together(first, second))).toBeLessThan(near)
  })

  it('draws events evenly', () => {
    const [chances] = events as [Float64Array]
    const below = chances.filter((chance) => chance < 0.3).length / 4096
    expect(Math.abs(below - 0.3)).toBeLessThan(near)
  })

  it('gives the same draws whatever was drawn before', () => {
    const second = { replicate: 3, first: 4096, draw: 3 * 8192 + 4096, count: 4096 }
    const one = drawn({ ...plain, how }, whole, second)
    const other = drawn({ ...plain, how }, second)
    expect(one).toEqual(other)
  })

  it('keys draws by name, so that another figure changes none', () => {
    const block = { ...whole, count: 64 }
    const fewer = drawn({ ...plain, how: 'random', factors: plain.factors.slice(0, 2) }, block)
    const more = drawn({ ...plain, how: 'random' }, block)
    expect(more.numbers[0]).toEqual(fewer.numbers[0])
  })
})

it('draws that go together do so as closely as they are told', () => {
  const { numbers } = drawn(
    {
      ...plain,
      factors: plain.factors.map((factor) => ({
        ...factor,
        persistence: 0,
        quantile: { is: 'normal', centre: 0, spread: 1 },
      })),
      together: [
        {
          factors: [1, 2],
          matrix: [
            [1, 0.8],
            [0.8, 1],
          ],
        },
      ],
    },
    whole,
  )
  const [b, a, c] = numbers.map(([first]) => first) as [Float64Array, Float64Array, Float64Array]
  expect(Math.abs(together(a, c) - 0.8)).toBeLessThan(0.03)
  expect(Math.abs(together(a, b))).toBeLessThan(0.03)
  expect(Math.abs(together(c, c) - 1)).toBeLessThan(0.03)
})
