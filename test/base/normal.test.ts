import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, log } from '../../src/base/elementary.ts'
import { normalProbability, normalQuantile } from '../../src/base/normal.ts'

/** Published to 15 places: Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1, and Wichura's own test values. */
const quantiles: readonly (readonly [number, number])[] = [
  [0.5, 0],
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167813],
  [1e-20, -9.262340089798409],
  [0.975, 1.959963984540054],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
]

describe('the normal distribution', () => {
  it.each(quantiles)('the quantile at %d', (probability, value) => {
    expect(normalQuantile(probability)).toBeCloseTo(value, 13)
  })

  // Table 26.1: P(x) for x = 0.5, 1, 2, 3, 4, 5 (the tail Q for the larger ones).
  it.each([
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [3, 0.9986501019683699],
  ])('the probability below %d', (value, probability) => {
    expect(normalProbability(value)).toBeCloseTo(probability, 15)
  })

  it.each([
    [-4, 0.00003167124183311992],
    [-5, 2.866515718791939e-7],
    [-8, 6.220960574271785e-16],
  ])('the small tail below %d', (value, probability) => {
    expect(normalProbability(value) / probability).toBeCloseTo(1, 12)
  })

  test.prop([fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })])('undo one another', (probability) => {
    expect(normalProbability(normalQuantile(probability)) / probability).toBeCloseTo(1, 11)
  })
})

describe('logarithm and exponential', () => {
  test.prop([fc.double({ min: 5e-324, max: 1.7e308, noNaN: true })])(
    'log is that of the runtime to its last places',
    (value) => {
      const error = Math.abs(log(value) - Math.log(value))

      expect(error).toBeLessThanOrEqual(4e-16 * Math.max(1e-300, Math.abs(Math.log(value))))
    },
  )

  test.prop([fc.double({ min: -700, max: 700, noNaN: true })])(
    'exp is that of the runtime to its last places',
    (value) => {
      expect(Math.abs(exp(value) / Math.exp(value) - 1)).toBeLessThanOrEqual(1e-15)
    },
  )

  it('have their ends', () => {
    expect([log(0), log(Number.POSITIVE_INFINITY), exp(-800), exp(800)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ])
    expect([log(-1), log(Number.NaN), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect([log(1), exp(0)]).toEqual([0, 1])
  })
})
