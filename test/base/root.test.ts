import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { powerOf } from '../../src/base/root.ts'

it.each([
  // 1024 = 2^10; 1.1^10 is 2.5937424601 exactly; the root of 2 is known to many digits.
  ['1024', 10, '2'],
  ['2.5937424601', 10, '1.1'],
  ['2', 2, '1.414213562373095048801688724209698078570'],
  ['0.125', 3, '0.5'],
  ['1', 7, '1'],
])('the root of %s of degree %d is %s', (value, degree, root) => {
  const found = powerOf(new Decimal(value), new Decimal(1).div(degree))

  expect(found?.minus(root).abs().lte('1e-38')).toBe(true)
})

test.prop([
  fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: -9, max: 9 })),
  fc.integer({ min: 2, max: 30 }),
])(
  'a root to the power of its degree is the value again, and it is what logarithms give',
  ([size, exponent], degree) => {
    const value = new Decimal(size).times(new Decimal(10).pow(exponent))
    const part = new Decimal(1).div(degree)
    const root = powerOf(value, part)
    if (root === undefined) throw new Error('there is no root')

    expect(root.pow(degree).div(value).minus(1).abs().lte('1e-36')).toBe(true)
    expect(root.div(value.pow(part)).minus(1).abs().lte('1e-36')).toBe(true)
  },
)

it('other powers are as they are, and what is no number is undefined', () => {
  expect(powerOf(new Decimal(3), new Decimal(2))?.toFixed()).toBe('9')
  expect(powerOf(new Decimal(4), new Decimal('1.5'))?.toFixed()).toBe('8')
  expect(powerOf(new Decimal(0), new Decimal('0.5'))?.toFixed()).toBe('0')
  expect(powerOf(new Decimal(-8), new Decimal('0.5'))).toBeUndefined()
  expect(powerOf(new Decimal(2), new Decimal(-1))?.toFixed()).toBe('0.5')
})
