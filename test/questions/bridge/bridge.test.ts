import { expect, it } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { addsUp, type Bridge, leftOver } from '../../../src/questions/bridge/bridge.ts'

const bridge = (start: string, steps: readonly string[], end: string): Bridge => ({
  start: new Decimal(start),
  steps: steps.map((value, at) => ({
    path: `lines.l${at}.growth`,
    kind: 'growth',
    label: `L${at}`,
    value: new Decimal(value),
  })),
  end: new Decimal(end),
})

it('adds up where start and steps are the end', () => {
  // 122.4 - 38.9 - 7.5 = 76.0
  expect(addsUp(bridge('122.4', ['-38.9', '-7.5'], '76'))).toBe(true)
  expect(addsUp(bridge('5', [], '5'))).toBe(true)
})

it('takes what is left at the twentieth decimal place for rounding, and no more', () => {
  expect(addsUp(bridge('1', ['2'], '3.00000000000000000001'))).toBe(true)
  expect(addsUp(bridge('1', ['2'], '3.00000000000000000002'))).toBe(false)
})

it('says what is left', () => {
  // 100 - 30 = 70, and 75 is 5 more.
  expect(leftOver(bridge('100', ['-30'], '75')).toString()).toBe('5')
})
