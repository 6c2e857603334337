import { fc, test } from '@fast-check/vitest'
import { expect, it, vi } from 'vitest'
import { Decimal, one, toPlain, zero } from '../../../src/base/decimal.ts'
import { type Factor, shareMultipliers } from '../../../src/questions/bridge/product-shares.ts'
import { expectSame } from '../../support/same-rows.ts'

const factor = (at: string, more: string): Factor => ({ at: new Decimal(at), more: new Decimal(more) })

const shares = (factors: readonly Factor[]): Decimal[] =>
  shareMultipliers(factors).map((times, index) => times.times(factors[index]?.more ?? zero))

it('two factors share what they make together equally', () => {
  // 10% + 2% / 2 and 20% + 2% / 2.
  expect(shares([factor('1', '0.1'), factor('1', '0.2')]).map(toPlain)).toEqual(['0.11', '0.21'])
})

it('a factor that ends what it is a factor of, and one that is nothing, have their share', () => {
  // Alone -1; after the other, which doubles, -2: the mean. The other adds 1 before it and nothing after it.
  expect(shares([factor('1', '-1'), factor('1', '1')]).map(toPlain)).toEqual(['-1.5', '0.5'])
  // Nothing becomes of nothing.
  expect(shares([factor('0', '0'), factor('1', '1')]).map(toPlain)).toEqual(['0', '0'])
})

/** The mean over all orders of what each factor adds when it changes: the definition itself. */
function overAllOrders(factors: readonly Factor[]): Decimal[] {
  const sums = factors.map(() => zero)
  let orders = 0
  const go = (changed: readonly number[]): void => {
    if (changed.length === factors.length) {
      orders += 1
      return
    }
    factors.forEach((_, index) => {
      if (changed.includes(index)) return
      const before = product(changed)
      const after = product([...changed, index])
      // As many orders begin in this way as there are of those that are left.
      const rest = factorial(factors.length - changed.length - 1)
      sums[index] = (sums[index] ?? zero).plus(after.minus(before).times(rest))
      go([...changed, index])
    })
  }
  const product = (changed: readonly number[]): Decimal =>
    factors.reduce((so, { at, more }, index) => so.times(changed.includes(index) ? at.plus(more) : at), one)
  go([])
  return sums.map((sum) => sum.div(orders))
}

function factorial(of: number): number {
  return of <= 1 ? 1 : of * factorial(of - 1)
}

const anyNumber = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => new Decimal(thousandths).div(1000))
const anyFactor = fc.record({ at: fc.oneof(fc.constant(one), anyNumber), more: anyNumber })

test.prop([fc.array(anyFactor, { minLength: 1, maxLength: 5 })])(
  'the shares are the means over all orders',
  (factors) => {
    const wanted = overAllOrders(factors)
    for (const [index, share] of shares(factors).entries()) expectSame(share, wanted[index], `factor ${index}`)
  },
)

test.prop([fc.array(anyFactor, { minLength: 1, maxLength: 30 })])('the shares add up to the change', (factors) => {
  const product = (of: (factor: Factor) => Decimal): Decimal => factors.reduce((so, one) => so.times(of(one)), one)
  const change = product(({ at, more }) => at.plus(more)).minus(product(({ at }) => at))
  const largest = product(({ at, more }) => Decimal.max(1, at.abs().plus(more.abs())))
  const sum = shares(factors).reduce((so, share) => so.plus(share), zero)

  expect(sum.minus(change).abs().lte(largest.times('1e-25'))).toBe(true)
})

/** How often decimals are multiplied on the way to the shares of so many rates about one per cent. */
function multiplied(count: number): number {
  const times = vi.spyOn(Decimal.prototype, 'times')
  shareMultipliers(Array.from({ length: count }, (_, at) => factor('1', `${((at % 7) - 3) / 1000}`)))
  const { length } = times.mock.calls
  times.mockRestore()
  return length
}

it('twice as many rates take no more than twice the work and a half', () => {
  expect(multiplied(800) / multiplied(400)).toBeLessThan(2.5)
})

// Each of n equal factors 1 + d has the n-th part of (1 + d)^n - 1: of 600 factors of 1.002, (1.002^600 - 1) / 600.
it('the shares of hundreds of equal rates are equal parts of the change, to thirty digits', () => {
  const all = Array.from({ length: 600 }, () => factor('1', '0.002'))
  const change = all.reduce((so, { at, more }) => so.times(at.plus(more)), one).minus(one)
  for (const share of shares(all)) expect(share.minus(change.div(600)).abs().lte('1e-30')).toBe(true)
})
