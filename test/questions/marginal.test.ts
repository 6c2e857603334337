import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Range } from '../../src/definition/values/entry.ts'
import { betaOf } from '../../src/questions/beta.ts'
import { type Marginal, marginalOf } from '../../src/questions/marginal.ts'

/** A range as it would be read; only its values matter. */
function marginal(parts: Readonly<Record<string, number | string>>, central: number): Marginal {
  const node = { is: 'scalar', text: '', span: { file: { path: '', text: '' }, start: 0, end: 0 } } as const
  const range: Range = Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [
      name,
      { text: '', node, value: typeof value === 'string' ? value : new Decimal(value) },
    ]),
  )
  return marginalOf(range, new Decimal(central))
}

describe('quantiles in closed form', () => {
  it('a normal about its midpoint is the plain normal', () => {
    // 1% to 5% holds 80% about 3%: sd = 2 / 1.2815515655446004.
    const { quantile } = marginal({ low: 0.01, high: 0.05 }, 0.03)

    expect(quantile(0.1)).toBeCloseTo(0.01, 14)
    expect(quantile(0.9)).toBeCloseTo(0.05, 14)
    expect(quantile(0.975)).toBeCloseTo(0.03 + (0.02 / 1.2815515655446004) * 1.959963984540054, 14)
  })

  it('a two-piece normal parts its outer probability by its sides', () => {
    // By hand: low -1, centre 0, high 3 at 80%: w = 1 / 4; a quarter of 20% lies below low, three quarters above high.
    const { quantile } = marginal({ low: -1, high: 3 }, 0)

    expect(quantile(0.05)).toBeCloseTo(-1, 13)
    expect(quantile(0.85)).toBeCloseTo(3, 13)
    expect(quantile(0.25)).toBeCloseTo(0, 13)
  })

  it('sd, uniform and triangular', () => {
    expect(marginal({ sd: 2 }, 10).quantile(0.975)).toBeCloseTo(10 + 2 * 1.959963984540054, 12)
    expect(marginal({ min: 2, max: 4, shape: 'uniform' }, 3).quantile(0.25)).toBe(2.5)
    // By hand: 0, 1, 4: below the mode lies 1/4; at 1/16 sqrt(1/16 x 4 x 1) = 0.5; at 3/4: 4 - sqrt(1/4 x 4 x 3) = 4 - sqrt 3.
    const { quantile } = marginal({ min: 0, mode: 1, max: 4, shape: 'triangular' }, 1)
    expect(quantile(0.0625)).toBeCloseTo(0.5, 14)
    expect(quantile(0.75)).toBeCloseTo(4 - Math.sqrt(3), 14)
  })

  it('PERT about the middle is the beta distribution of 3 and 3', () => {
    // By hand: the distribution of beta(3, 3) is x^3 (10 - 15 x + 6 x^2); at 1/4 it is 1/64 (10 - 3.75 + 0.375) = 0.103515625.
    expect(marginal({ min: 0, mode: 0.5, max: 1, shape: 'pert' }, 0.5).quantile(0.103515625)).toBeCloseTo(0.25, 13)
  })
})

describe('the beta distribution', () => {
  // By hand: beta(2, 1) is x^2, beta(1, 5) is 1 - (1 - x)^5, beta(2, 2) is x^2 (3 - 2 x).
  it.each([
    [0.3, 2, 1, 0.09],
    [0.2, 1, 5, 1 - 0.8 ** 5],
    [0.6, 2, 2, 0.36 * 1.8],
    [0.99, 1, 5, 1 - 0.01 ** 5],
  ])('of %d by %d and %d', (value, one, other, probability) => {
    expect(betaOf(one, other).probability(value)).toBeCloseTo(probability, 14)
  })

  test.prop([
    fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
    fc.double({ min: 1, max: 5, noNaN: true }),
    fc.double({ min: 1, max: 5, noNaN: true }),
  ])('its quantile undoes it', (probability, one, other) => {
    expect(betaOf(one, other).probability(betaOf(one, other).quantile(probability))).toBeCloseTo(probability, 12)
  })
})

describe('laws of every shape', () => {
  const spread = fc.integer({ min: 0, max: 500 }).map((parts) => parts / 100)
  const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  test.prop([spread, spread, fc.constantFrom('normal', 'uniform', 'triangular', 'pert'), inside, inside])(
    'a quantile never falls',
    (below, above, shape, one, other) => {
      const ends = shape === 'normal' ? { low: -below, high: above } : { min: -below, max: above, shape }
      const { quantile } = marginal(ends, 0)
      const [first, second] = one < other ? [one, other] : [other, one]

      expect(quantile(first)).toBeLessThanOrEqual(quantile(second) + 1e-12)
    },
  )

  test.prop([spread, spread, fc.double({ min: 0.1, max: 0.99, noNaN: true })])(
    'an interval holds its probability, what is left parted by the sides',
    (below, above, interval) => {
      fc.pre(below + above > 0.01)
      const weight = below / (below + above)
      const { quantile } = marginal({ low: -below, high: above, interval }, 0)

      expect(quantile(weight * (1 - interval))).toBeCloseTo(-below, 8)
      expect(quantile(weight * (1 - interval) + interval)).toBeCloseTo(above, 8)
    },
  )
})

it.each([
  [{ low: 1, high: 2 }, 3],
  [{ min: 1, max: 2, shape: 'uniform' }, 0],
])('%j about %d is a fault of the program, because no definition has it', (parts, central) => {
  expect(() => marginal(parts, central)).toThrow('does not hold')
})
