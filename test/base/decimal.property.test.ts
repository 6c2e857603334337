import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, powerOf, toPlain } from '../../src/base/decimal.ts'

/** Numbers of up to forty digits, many of them noughts, from far below a penny to far above any sum. */
const numbers = fc
  .record({
    sign: fc.constantFrom('', '-'),
    digits: fc.array(fc.constantFrom(...'0001234567899'), { minLength: 1, maxLength: 40 }),
    exponent: fc.integer({ min: -45, max: 30 }),
  })
  .map(({ sign, digits, exponent }) => new Decimal(`${sign}${digits.join('')}e${exponent}`))

test.prop([numbers], { numRuns: 1000 })('a machine reads what decimal.js prints in thirty digits', (number) => {
  const isNoise = number.abs().lt('1e-25')

  expect(toPlain(number)).toBe(isNoise ? '0' : number.toSignificantDigits(30).toFixed())
})

test.prop([numbers.filter((number) => number.gt(0)), fc.integer({ min: 2, max: 100 })])(
  'a root raised to its degree is the number again, but for the last of forty digits',
  (number, degree) => {
    const again = powerOf(number, new Decimal(1).div(degree))?.pow(degree)

    // The fortieth digit of the root counts so many times.
    expect(again?.minus(number).abs().lte(number.times(degree).times('1e-39'))).toBe(true)
  },
)
