import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalProbability, normalQuantile } from '../../../src/base/normal.ts'
import { normalsOf } from '../../../src/engine/sampling/normal-bits.ts'
import { numbersOf, quantileTable } from '../../../src/engine/sampling/quantile.ts'
import { type Sampling, samplerOf } from '../../../src/engine/sampling/sampler.ts'
import { betaQuantile } from '../../../src/questions/beta.ts'

describe('normal draws from bits', () => {
  test.prop([fc.integer({ min: 0, max: 0xffffffff })])('are the quantile, and mirror one another', (own) => {
    const normals = new Float64Array(2)
    normalsOf(Uint32Array.of(own, ~own), 2, normals)

    expect(Math.abs((normals[0] as number) - normalQuantile((own + 0.5) / 2 ** 32))).toBeLessThan(1e-11)
    expect(normals[1]).toBe(-(normals[0] as number))
  })

  it.each([0, 1, 0x7fffffff, 0x80000000, 0xffffffff])('at the end %d too', (own) => {
    const normals = new Float64Array(1)
    normalsOf(Uint32Array.of(own), 1, normals)
    expect(Math.abs((normals[0] as number) - normalQuantile((own + 0.5) / 2 ** 32))).toBeLessThan(1e-11)
  })
})

describe('tables of distributions', () => {
  const uniform = (u: number): number => -1 + 3 * u
  const triangular = (u: number): number => (u < 0.25 ? Math.sqrt(u * 4) - 1 : 3 - Math.sqrt((1 - u) * 12))
  const twoPiece = (u: number): number =>
    u < 0.25 ? normalQuantile(u / 0.5) : 3 * normalQuantile(0.5 + (u - 0.25) / 1.5)

  it.each([
    ['even', uniform, 0],
    ['triangular', triangular, normalQuantile(0.25)],
    ['two-piece normal', twoPiece, normalQuantile(0.25)],
    ['PERT', (u: number) => betaQuantile(u, 2.5, 3.5), 0],
  ] as const)('%s is its quantile to seven places', (_name, quantile, split) => {
    const table = quantileTable(quantile, split)
    const zs = Float64Array.from({ length: 2001 }, (_, at) => (at - 1000) / 200)
    const numbers = new Float64Array(zs.length)
    numbersOf(table, zs, zs.length, numbers)
    for (const [at, z] of zs.entries()) expect(numbers[at]).toBeCloseTo(quantile(normalProbability(z)), 7)
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
  const sampler = samplerOf({ ...plain, how }, 4096)
  sampler.fill({ replicate: 0, first: 0, draw: 0, count: 4096 })
  const [b = [], a = [], c = []] = sampler.numbers
  // Of 4,096 chance draws a correlation is known to 1 / 64; four times that is never seen.
  const near = how === 'sobol' ? 0.03 : 0.07

  it('draws one number for all years where a draw lasts', () => {
    expect(a[0]).toBe(a[2])
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
    const [chances] = sampler.chances as [Float64Array]
    const below = chances.filter((chance) => chance < 0.3).length / 4096
    expect(Math.abs(below - 0.3)).toBeLessThan(near)
  })

  it('gives the same draws whatever was drawn before', () => {
    const second = { replicate: 3, first: 4096, draw: 3 * 8192 + 4096, count: 4096 }
    const one = samplerOf({ ...plain, how }, 4096)
    const other = samplerOf({ ...plain, how }, 4096)
    one.fill({ replicate: 0, first: 0, draw: 0, count: 4096 })
    one.fill(second)
    other.fill(second)
    expect(one.numbers).toEqual(other.numbers)
    expect(one.chances).toEqual(other.chances)
  })

  it('keys draws by name, so that another figure changes none', () => {
    const fewer = samplerOf({ ...plain, how: 'random', factors: plain.factors.slice(0, 2) }, 64)
    const more = samplerOf({ ...plain, how: 'random' }, 64)
    for (const one of [fewer, more]) one.fill({ replicate: 0, first: 0, draw: 0, count: 64 })
    expect(more.numbers[0]).toEqual(fewer.numbers[0])
  })
})

it('draws that go together do so as closely as they are told', () => {
  const sampler = samplerOf(
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
    4096,
  )
  sampler.fill({ replicate: 0, first: 0, draw: 0, count: 4096 })
  const [b, a, c] = sampler.numbers.map(([first]) => first) as [Float64Array, Float64Array, Float64Array]
  expect(Math.abs(together(a, c) - 0.8)).toBeLessThan(0.03)
  expect(Math.abs(together(a, b))).toBeLessThan(0.03)
  expect(Math.abs(together(c, c) - 1)).toBeLessThan(0.03)
})
