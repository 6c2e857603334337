import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { twelveDigits } from '../../src/base/twelve-digits.ts'

it.each([
  [0, '0'],
  [-0, '0'],
  [0.1 + 0.2, '0.3'],
  [-12.5, '-12.5'],
  [1_200, '1200'],
  [123_456_789_012.75, '123456789013'],
  // Beyond twelve digits a whole number is filled with noughts, and so is a small one before them.
  [1.5e15, '1500000000000000'],
  [-1.5e-9, '-0.0000000015'],
  [999_999_999_999.9, '1000000000000'],
])('%d is %s', (value, text) => {
  expect(twelveDigits(value)).toBe(text)
})

test.prop([fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })])(
  'it is plain notation, within half of the twelfth digit',
  (value) => {
    const text = twelveDigits(value)

    expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/)
    expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-12)
  },
)
