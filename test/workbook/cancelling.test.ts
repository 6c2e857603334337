import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { input, less, max, number, plus, previous, row, sum, times, toDate } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { Cancelling } from '../../src/workbook/cancelling.ts'

const stated = (...values: number[]): Numeric => {
  const source: Source = { path: 'a', unit: 'money', values: values.map((value) => new Decimal(value)) }
  return input(source)
}
const added = (one: Numeric, other: Numeric): Numeric => sum(plus(one), plus(other))
const without = (one: Numeric, other: Numeric): Numeric => sum(plus(one), less(other))
const formulas = new Map<string, Numeric>([
  ['funding', added(stated(1, 2), stated(3, 4))],
  ['spend', times(stated(1), stated(2))],
  ['gap', without(row('funding'), row('spend'))],
  ['kept', added(previous('kept'), row('gap'))],
])
const cancelling = new Cancelling((path) => [formulas.get(path) ?? number(new Decimal(1))])

it.each<[string, Numeric, boolean]>([
  ['a difference of rows', without(row('funding'), row('spend')), true],
  ['a row that is one', row('gap'), true],
  ['what is kept of it from year to year', row('kept'), true],
  ['the total of it', toDate('gap'), true],
  ['a sum with a part that may be below nought', added(row('gap'), row('spend')), true],
  ['a sum with a stated figure below nought', added(row('spend'), stated(-1, 2)), true],
  // Neither of these comes to nothing but exactly.
  ['a difference of two stated figures', without(stated(1), stated(2)), false],
  ['a row with its sign turned', without(number(new Decimal(0)), row('spend')), false],
  // What reads a sum reads it settled, so that nothing is left here.
  ['a product of what may leave a little', times(row('gap'), stated(2)), false],
  ['the larger of it and nothing', max(row('gap'), number(new Decimal(0))), false],
  ['a sum of what is above nought', row('funding'), false],
  ['the total of it from year to year', toDate('funding'), false],
])('%s: whether rounding may leave a little of it', (_, formula, leaves) => {
  expect(cancelling.leaves(formula)).toBe(leaves)
})
