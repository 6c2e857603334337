import { expect, it } from 'vitest'
import { Decimal, toPlain, zero } from '../../src/base/decimal.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { CircularRows } from '../../src/engine/order.ts'
import { type Calculated, planRows } from '../../src/engine/plan.ts'
import { reckon, run } from '../../src/engine/run.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  max,
  number,
  plus,
  power,
  previous,
  row,
  same,
  sum,
  times,
  toDate,
  where,
} from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'

const horizon = { base: 2017, count: 3 }
const always = (path: string, formula: Numeric): Calculated => ({ path, formula, base: formula })
const of = (value: number): Numeric => number(new Decimal(value))
const source = (...values: readonly (number | undefined)[]): Source => ({
  path: 'stated',
  unit: 'money',
  values: values.map((value) => (value === undefined ? undefined : new Decimal(value))),
})

function project(rows: readonly Calculated[], path: string): string[] {
  const plan = planRows(rows, horizon)
  const position = plan.position.get(path) ?? -1
  return (run(plan, exact, valuesOf(plan.inputs))[position] ?? []).map((value) =>
    value === undefined ? '-' : toPlain(value),
  )
}

it('rows are calculated in the order they need, whatever order they stand in', () => {
  const rows = [
    always('position', sum(plus(row('funding')), less(row('spend')))),
    always('spend', times(of(2), row('activity'))),
    always('funding', of(10)),
    always('activity', of(3)),
  ]

  expect(project(rows, 'position')).toEqual(['4', '4', '4', '4'])
})

it('rows that need one another in the same year are refused with the circle', () => {
  const rows = [
    always('reserve', times(of(2), row('available'))),
    always('available', sum(plus(row('funding')), less(row('held')))),
    always('funding', of(10)),
    always('held', row('reserve')),
  ]

  expect(() => planRows(rows, horizon)).toThrow(CircularRows)
  try {
    planRows(rows, horizon)
  } catch (problem) {
    expect((problem as CircularRows).rows).toEqual(['reserve', 'available', 'held', 'reserve'])
  }
})

it('a row that needs itself in the same year is a circle of one', () => {
  expect(() => planRows([always('debt', sum(plus(row('debt')), plus(of(1))))], horizon)).toThrow('debt > debt')
})

it('a circle through a sum to date is found, because this year is part of it', () => {
  expect(() => planRows([always('paid', row('balance')), always('balance', toDate('paid'))], horizon)).toThrow(
    CircularRows,
  )
})

it('rows that need one another from the year before are no circle', () => {
  const rows = [
    { path: 'balance', base: of(1), formula: sum(plus(previous('balance')), plus(previous('result'))) },
    { path: 'result', base: of(1), formula: row('balance') },
  ]

  // 1; 1 + 1; 2 + 2; 4 + 4.
  expect(project(rows, 'balance')).toEqual(['1', '2', '4', '8'])
})

it('rows that need the base year of one another are no circle, because it is calculated before all other years', () => {
  const rows = [
    { path: 'spend', base: of(8), formula: sum(plus(previous('spend')), less(row('saved'))) },
    { path: 'saved', base: of(0), formula: divide(at('gap', horizon.base), of(2)) },
    { path: 'gap', base: sum(plus(row('spend')), less(of(6))), formula: undefined },
  ]

  // A gap of 8 - 6, half of which is saved each year.
  expect(project(rows, 'spend')).toEqual(['8', '7', '6', '5'])
})

it('a row that needs its own base year in the base year is a circle', () => {
  expect(() => planRows([always('spend', at('spend', horizon.base))], horizon)).toThrow('spend > spend')
})

it('a row that nothing defines is a fault of the program', () => {
  expect(() => planRows([always('spend', row('nowhere'))], horizon)).toThrow('No row is called nowhere')
})

it('a row without a formula has no value, nor has what rests on it', () => {
  const rows = [
    { path: 'growth', base: undefined, formula: of(1) },
    always('more', sum(plus(row('growth')), plus(of(1)))),
  ]

  expect(project(rows, 'more')).toEqual(['-', '2', '2', '2'])
})

it('what is divided by nothing has no value', () => {
  const rows = [always('funding', input(source(0, 4, 0, 8))), always('share', divide(of(2), row('funding')))]

  expect(project(rows, 'share')).toEqual(['-', '0.5', '-', '0.25'])
})

it('the year before the base year has no value, and an amount stated for it is none', () => {
  const rows = [
    always('before', previous('now')),
    always('now', of(5)),
    always('late', input(source(7, 8, 9, 10), 2)),
    always('later', input(source(undefined, 8, 9, 10), 1)),
  ]

  expect(project(rows, 'before')).toEqual(['-', '5', '5', '5'])
  // Two years late: nothing, nothing, then what was stated for the base year and the year after.
  expect(project(rows, 'late')).toEqual(['0', '0', '7', '8'])
  expect(project(rows, 'later')).toEqual(['0', '0', '8', '9'])
})

it('a sum to date starts with the first projected year', () => {
  const rows = [
    always('saved', input(source(100, 1, 2, 3))),
    { path: 'to-date', base: undefined, formula: toDate('saved') },
  ]

  expect(project(rows, 'to-date')).toEqual(['-', '1', '3', '6'])
})

it('the larger of two is never below the floor, and has no value where one of them has none', () => {
  const rows = [always('gap', input(source(-2, 3, undefined, 0))), always('requirement', max(number(zero), row('gap')))]

  expect(project(rows, 'requirement')).toEqual(['0', '3', '-', '0'])
})

it('a third is exact to forty digits, so that three of them are one to the last digit printed', () => {
  const rows = [always('third', divide(of(1), of(3))), always('whole', times(of(3), row('third')))]

  expect(project(rows, 'third')[1]).toBe('0.333333333333333333333333333333')
  expect(project(rows, 'whole')[1]).toBe('1')
})

it('a stated year may be the year that is calculated: the row it names comes first, and a circle through it is found', () => {
  const spend = { path: 'spend', base: of(8), formula: times(of(2), previous('spend')) }
  const price = always('price', at('spend', 2018))

  // Unknown in 2017, when 2018 is still to come; then the 16 of 2018 for good.
  expect(project([price, spend], 'price')).toEqual(['-', '16', '16', '16'])
  expect(() => planRows([always('spend', row('price')), price], horizon)).toThrow(CircularRows)
})

it('the base year is no earlier year to the base year itself', () => {
  const price = always('price', at('spend', 2017))

  expect(project([price, always('spend', of(8))], 'price')).toEqual(['8', '8', '8', '8'])
  expect(() => planRows([always('spend', row('price')), price], horizon)).toThrow(CircularRows)
})

it('a rate that is in force in some years runs on from there, and needs no base formula for the others', () => {
  const growth: Calculated = {
    path: 'growth',
    base: of(0),
    formula: during([false, false, true, true], input(source(undefined, 1, 1, 1)), 'nothing'),
  }
  const index: Calculated = {
    path: 'index',
    base: of(1),
    formula: times(previous('index'), sum(plus(of(1)), plus(row('growth')))),
  }

  // The rate stands in every year and moves the index only from 2019: 1 x 2 x 2.
  expect(project([index, growth], 'index')).toEqual(['1', '1', '2', '4'])
  expect(project([index, growth], 'growth')).toEqual(['0', '0', '1', '1'])
})

it('a row in force in some years is not taken for another row of the same formula', () => {
  const both = sum(plus(row('one')), plus(row('two')))
  const rows: Calculated[] = [
    always('one', of(1)),
    always('two', of(2)),
    always('whole', both),
    always('part', during([true, false, true, true], both, 'nothing')),
    always('first', during([true, false, false, false], both, 'nothing')),
    always('later', during([false, true, true, true], both, 'nothing')),
  ]

  expect(project(rows, 'part')).toEqual(['3', '0', '3', '3'])
  expect(project(rows, 'first')).toEqual(['3', '0', '0', '0'])
  expect(project(rows, 'later')).toEqual(['0', '3', '3', '3'])
  expect(project(rows, 'whole')).toEqual(['3', '3', '3', '3'])
})

it('a row over all years reads years still to come, and other such rows, in whatever order they stand', () => {
  const late = (path: string, formula: Numeric): Calculated => ({ ...always(path, formula), overAllYears: true })
  const rows = [
    late('double', times(of(2), row('last'))),
    late('last', at('spend', 2020)),
    { path: 'spend', base: of(8), formula: times(of(2), previous('spend')) },
  ]

  // 8 x 2 x 2 x 2 = 64 in 2020, told in every year.
  expect(project(rows, 'last')).toEqual(['64', '64', '64', '64'])
  expect(project(rows, 'double')).toEqual(['128', '128', '128', '128'])
})

it('rows over all years that need one another are a circle in any year', () => {
  const late = (path: string, formula: Numeric): Calculated => ({ ...always(path, formula), overAllYears: true })

  expect(() => planRows([late('a', at('b', 2018)), late('b', previous('a'))], horizon)).toThrow(CircularRows)
})

const inForce = [false, true, true, false]

it('a formula is in force in its years, and nothing or without a value in others, the base year included', () => {
  const rows = [
    always('paid', sum(plus(of(1)), plus(during(inForce, of(5), 'nothing')))),
    always('shown', during(inForce, of(5), 'none')),
    always('more', sum(plus(row('shown')), plus(of(1)))),
  ]

  expect(project(rows, 'paid')).toEqual(['1', '6', '6', '1'])
  expect(project(rows, 'shown')).toEqual(['-', '5', '5', '-'])
  expect(project(rows, 'more')).toEqual(['-', '6', '6', '-'])
})

it('what a formula would read in years out of force does not matter: it may have no value there', () => {
  const rows = [
    always('stated', input(source(undefined, 4, 6, undefined))),
    always('half', sum(plus(during(inForce, divide(row('stated'), of(2)), 'nothing')))),
  ]

  expect(project(rows, 'half')).toEqual(['0', '2', '3', '0'])
})

it('what is in force in no projected year closes no circle in them', () => {
  const loop = (...inForce: readonly boolean[]): Calculated[] => [
    always('debt', sum(plus(of(2)), plus(during(inForce, row('paid'), 'nothing')))),
    { path: 'paid', base: undefined, formula: row('debt') },
  ]

  expect(project(loop(false, false, false, false), 'debt')).toEqual(['2', '2', '2', '2'])
  expect(() => planRows(loop(false, false, true, false), horizon)).toThrow(CircularRows)
})

it('where counts a formula in years in which another figure is not nought', () => {
  const rows = [
    always('share', input(source(0, 0.5, undefined, -1))),
    always('loss', where(row('share'), input(source(undefined, 8, 9, 10)))),
  ]

  // Nothing in the base year, whatever it would be; no value where nobody knows whether it counts.
  expect(project(rows, 'loss')).toEqual(['0', '8', '-', '10'])
})

it('the same for all is what all share, to the last digit, and no value where they differ or one has none', () => {
  const rows = [
    always('west', input(source(0.02, 0.02, 0.02, undefined))),
    always('east', input(source(0.02, 0.020001, 0.02, undefined))),
    always('deflator', same(row('west'), row('east'))),
    always('alone', same(row('east'))),
  ]

  expect(project(rows, 'deflator')).toEqual(['0.02', '-', '0.02', '-'])
  expect(project(rows, 'alone')).toEqual(['0.02', '0.020001', '0.02', '-'])
})

it('two rows of one name are a fault of the program', () => {
  expect(() => planRows([always('a', of(1)), always('a', of(2))], horizon)).toThrow('Two rows are called a')
})

it.each<[string, Numeric]>([
  ['by itself', row('left')],
  ['twice', times(row('left'), of(2))],
  ['beside nothing', row('left-and-nil')],
  [
    'beside nothing times a quotient',
    sum(plus(row('third')), less(row('all')), plus(times(row('nil'), divide(row('all'), of(7))))),
  ],
  ['to date', row('left-to-date')],
])('what rounding leaves of amounts that cancel divides nothing: %s', (_, divisor) => {
  const rows = [
    always('all', input(source(100, 200, 300, 400))),
    always('nil', sum(plus(row('all')), less(row('all')))),
    // Thirty-nine nines after the point, three times a third of 100.
    always('third', times(divide(row('all'), of(3)), of(3))),
    always('left', sum(plus(row('third')), less(row('all')))),
    always('left-and-nil', sum(plus(row('left')), plus(row('nil')))),
    always('left-to-date', toDate('left')),
    always('ratio', divide(of(1), divisor)),
  ]

  expect(project(rows, 'ratio')).toEqual(['-', '-', '-', '-'])
})

it('how large the terms of a total may be is found once, however often it divides', () => {
  const rows = [always('a', input(source(100, 200, 300, 400))), always('total', toDate('a'))]
  const plan = planRows(rows, horizon)
  const inputs = valuesOf(plan.inputs)
  let asked = 0
  const counting = {
    ...exact,
    exponent: (value: Decimal) => {
      asked++
      return exact.exponent(value)
    },
  }
  const values = run(plan, counting, inputs)
  const inverse = reckon({ plan, arithmetic: counting, inputs, values }, divide(of(1), row('total')), () => [])
  inverse(3)
  const first = asked
  for (let time = 0; time < 10; time++) inverse(3)

  expect(first).toBeGreaterThan(3)
  expect(asked - first).toBeLessThanOrEqual(20)
})

it('a power has no value for a root of what is below zero, nor for nought to a negative power', () => {
  const bases = input(source(4, -4, 0, undefined))
  const rows = [
    always('root', power(bases, divide(of(1), of(2)))),
    always('square', power(bases, of(2))),
    always('inverse', power(bases, of(-1))),
  ]

  expect(project(rows, 'root')).toEqual(['2', '-', '0', '-'])
  expect(project(rows, 'square')).toEqual(['16', '16', '0', '-'])
  expect(project(rows, 'inverse')).toEqual(['0.25', '-0.25', '-', '-'])
})

it('average growth is a root to forty digits: 100 to 146.41 in four years is 10% a year', () => {
  const rows = [always('average', sum(plus(power(divide(of(146.41), of(100)), divide(of(1), of(4)))), less(of(1))))]

  expect(project(rows, 'average')[0]).toBe('0.1')
})
