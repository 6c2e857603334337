import { expect, it } from 'vitest'
import { Decimal, zero } from '../../src/base/decimal.ts'
import { type Reading, spreadOf } from '../../src/checks/measure.ts'

const reading = (index: number, measured: number): Reading => ({
  index,
  measured: new Decimal(measured),
  how: 'at least',
  limit: zero,
})
const spread = (...readings: readonly Reading[]): object | undefined => {
  const found = spreadOf(readings, zero, 2017)
  return found && { ...found, measured: found.measured.toNumber() }
}

it('counts years, however many readings a year has', () => {
  // Three readings in 2018/19, of which two fail, and one each in 2019/20 and 2020/21.
  const readings = [reading(1, -1), reading(1, -3), reading(1, 2), reading(2, -2), reading(3, 1)]

  expect(spread(...readings)).toEqual({ failed: 2, of: 3, year: 2018, measured: -3 })
})

it('has nothing to tell of one year, whose figure is told anyway', () => {
  expect(spread(reading(2, -1), reading(2, -3), reading(2, 4))).toBeUndefined()
  expect(spread(reading(1, 5), reading(2, -3))).toBeUndefined()
})
