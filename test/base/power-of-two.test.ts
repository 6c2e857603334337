import { expect, it } from 'vitest'
import { powerOfTwoFrom } from '../../src/base/power-of-two.ts'

it.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [4096, 4096],
  [4097, 8192],
  [2 ** 28, 2 ** 28],
])('from %d it is %d', (least, power) => {
  expect(powerOfTwoFrom(least)).toBe(power)
})
