import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Arithmetic } from '../../src/engine/arithmetic.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { CircularRows } from '../../src/engine/order.ts'
import { type Calculated, planRows } from '../../src/engine/plan.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { run } from '../../src/engine/run.ts'
import {
  divide,
  during,
  input,
  less,
  max,
  min,
  number,
  onePlus,
  plus,
  previous,
  row,
  sum,
  times,
  toDate,
  where,
} from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'

const always = (path: string, formula: Numeric): Calculated => ({ path, formula, base: formula })
const of = (value: number): Numeric => number(new Decimal(value))

/** Decimals that count how often they are added, taken away, multiplied or divided. */
function counting(): { readonly arithmetic: Arithmetic<Decimal>; readonly count: () => number } {
  let calls = 0
  const counted =
    (call: (left: Decimal, right: Decimal) => Decimal) =>
    (left: Decimal, right: Decimal): Decimal => {
      calls++
      return call(left, right)
    }
  const { add, subtract, multiply, divide } = exact
  const arithmetic = {
    ...exact,
    add: counted(add),
    subtract: counted(subtract),
    multiply: counted(multiply),
    divide: counted(divide),
  }
  return { arithmetic, count: () => calls }
}

function stated(path: string, count: number): Source {
  return { path, unit: 'rate', values: Array.from({ length: count + 1 }, (_, year) => new Decimal(year)) }
}

it('a total to date adds one year to that of the year before, whatever the number of rows that ask for it', () => {
  const effort = (count: number): number => {
    const rows = [
      always('saved', input(stated('saved', count))),
      ...[1, 2, 3].map((each) => always(`so-far-${each}`, times(of(each), toDate('saved')))),
    ]
    const plan = planRows(rows, { base: 2017, count })
    const { arithmetic, count: calls } = counting()
    run(plan, arithmetic, valuesOf(plan.inputs))
    return calls()
  }

  // An addition a year, and in each year and the base year a product for each of three rows.
  expect(effort(10)).toBe(10 + 3 * 11)
  expect(effort(50)).toBe(50 + 3 * 51)
})

it('a rate that is the same in every year is added to one once, for all rows that grow by it', () => {
  const rate = new Decimal('0.03')
  const growth: Source = { path: 'growth', unit: 'rate', values: [undefined, rate, rate, rate] }
  const grown = (path: string): Calculated => ({
    path,
    base: of(8),
    formula: times(previous(path), onePlus(row('growth'))),
  })
  const rows = [{ path: 'growth', base: undefined, formula: input(growth) }, grown('core'), grown('do-nothing')]
  const plan = planRows(rows, { base: 2017, count: 3 })
  const { arithmetic, count } = counting()
  run(plan, arithmetic, valuesOf(plan.inputs))

  expect(count()).toBe(1 + 2 * 3)
})

it('a rerun calculates only what lies between what is changed and what is asked, from the first year that changes', () => {
  const count = 9
  const first = stated('first', count)
  const rows = [
    ...[0, 1, 2, 3, 4].map((line) =>
      always(`line-${line}`, sum(plus(input(line === 0 ? first : stated(`line-${line}`, count))), plus(of(line + 1)))),
    ),
    always('all', sum(...[0, 1, 2, 3, 4].map((line) => plus(row(`line-${line}`))))),
    always('twice', times(of(2), row('all'))),
  ]
  const plan = planRows(rows, { base: 2017, count })
  const inputs = valuesOf(plan.inputs)
  const { arithmetic, count: calls } = counting()
  const ran = { plan, arithmetic, inputs, values: run(plan, arithmetic, inputs) }
  const before = calls()
  const [all] = rerunner(ran, { inputs: [0] }, [plan.position.get('all') ?? -1])({
    inputs: [first.values.map((value, year) => (year < 7 ? value : new Decimal(100)))],
  })

  // Three years, each of one line (1) and of the sum of five (4): the other lines, and what is not asked, stay as they are.
  expect(calls() - before).toBe(3 * (1 + 4))
  // In the last year 100 + 1, and for each other line 9 and its own number: 101 + 4 x 9 + 2 + 3 + 4 + 5.
  expect(all?.[9]?.toNumber()).toBe(151)
})

it('a chain of rows may be as long as a definition, and so may a circle', () => {
  const length = 20_000
  const chain = Array.from({ length }, (_, index) =>
    always(`r${index}`, index + 1 === length ? of(1) : sum(plus(row(`r${index + 1}`)), plus(of(1)))),
  )
  const plan = planRows(chain, { base: 2017, count: 1 })

  expect(run(plan, exact, [])[0]?.map(String)).toEqual(['20000', '20000'])
  const circle = [...chain.slice(0, -1), always(`r${length - 1}`, row('r0'))]
  expect(() => planRows(circle, { base: 2017, count: 1 })).toThrow(CircularRows)
})

it('what members of a place add by the same shares is added up once for all rows that are the same in them', () => {
  const [west, east] = [stated('west', 2), stated('east', 2)]
  const shares = (name: string): Numeric =>
    sum(plus(times(input(west), row(`west.${name}`))), plus(times(input(east), row(`east.${name}`))))
  const rows = [
    ...['west', 'east'].flatMap((member) => [
      always(`${member}.cost`, input(stated(`${member} cost`, 2))),
      always(`${member}.spend`, row(`${member}.cost`)),
    ]),
    always('cost', shares('cost')),
    always('spend', shares('spend')),
    always('swapped', sum(plus(times(input(east), row('west.cost'))), plus(times(input(west), row('east.cost'))))),
  ]
  const plan = planRows(rows, { base: 2017, count: 2 })
  const { arithmetic, count } = counting()
  const values = run(plan, arithmetic, valuesOf(plan.inputs))
  const of = (path: string): unknown => values[plan.position.get(path) ?? -1]

  // Of three years each two products and a sum, for the costs and for those that are shared the other way round.
  expect(count()).toBe(2 * 3 * 3)
  expect(of('spend')).toBe(of('cost'))
  expect(of('swapped')).not.toBe(of('cost'))
})

it('a list of inputs fixes their positions, and an input that it does not name is a fault of the program', () => {
  const [spare, growth] = [stated('spare', 1), stated('growth', 1)]
  const rows = [always('growth', input(growth))]

  expect(planRows(rows, { base: 2017, count: 1 }, [spare, growth]).formulas[0]).toMatchObject({ op: 'input', input: 1 })
  expect(() => planRows(rows, { base: 2017, count: 1 }, [spare])).toThrow('The inputs do not list growth')
  expect(() => run(planRows(rows, { base: 2017, count: 1 }), exact, [])).toThrow('The plan needs 1 inputs')
})

it('no values stand in a plan: whether they are nought changes nothing in it', () => {
  const planOf = (value: number): unknown => {
    const source: Source = { path: 'reserve', unit: 'money', values: [value, value].map((one) => new Decimal(one)) }
    const { formulas, bases, order, aliases } = planRows(
      [always('reserve', input(source)), always('held', sum(plus(row('reserve')), plus(of(1))))],
      { base: 2017, count: 1 },
    )
    return { formulas, bases, order, aliases }
  }

  expect(planOf(0)).toEqual(planOf(5))
})

/** The operations of a whole that is the sum of some terms, and of a share of it for each of them. */
function effortOfShares(count: number, termOf: (each: number) => Numeric): number {
  const numbers = Array.from({ length: count }, (_, each) => each + 1)
  const rows = [
    always('one', input(stated('one', 2))),
    always('whole', sum(...numbers.map((each) => plus(termOf(each))))),
    ...numbers.map((each) => always(`share-${each}`, divide(of(each), row('whole')))),
  ]
  const plan = planRows(rows, { base: 2017, count: 2 })
  const { arithmetic, count: calls } = counting()
  run(plan, arithmetic, valuesOf(plan.inputs))
  return calls()
}

const sumOfTwo = sum(plus(row('one')), plus(of(1)))

it.each<[string, (each: number) => Numeric]>([
  ['a part of a stated figure', (each) => divide(times(of(each), sumOfTwo), of(1000))],
  ['a part of what is added up', (each) => divide(of(each), sumOfTwo)],
  ['the part in force', (each) => during([true, true, false], times(of(each), sumOfTwo), 'nothing')],
  ['the larger', (each) => max(of(each), sumOfTwo)],
  ['the smaller', (each) => min(of(each), sumOfTwo)],
  ['what counts with something', (each) => where(sumOfTwo, times(of(each), sumOfTwo))],
])('twice as many parts of a whole take twice the work, where each is %s', (_, termOf) => {
  const [once, twice] = [effortOfShares(60, termOf), effortOfShares(120, termOf)]

  expect(twice / once).toBeLessThan(2.1)
})

it('what is left of a whole that cancels is nought for every division by it, and its terms are looked at once', () => {
  // Three thirds of 1e35 less the whole of it leave 1e-5, which rounding has left of the fortieth digit.
  const third = divide(of(1e35), sum(plus(of(2)), plus(of(1))))
  const effort = (count: number): number => {
    const rows = [
      always('left', sum(plus(third), plus(third), plus(third), less(of(1e35)))),
      ...Array.from({ length: count }, (_, each) => always(`share-${each}`, divide(of(each), row('left')))),
    ]
    const plan = planRows(rows, { base: 2017, count: 1 })
    const { arithmetic, count: calls } = counting()
    const values = run(plan, arithmetic, [])
    for (let each = 0; each < count; each++)
      expect(values[plan.position.get(`share-${each}`) ?? -1]).toEqual([undefined, undefined])
    return calls()
  }

  expect(effort(40)).toBe(effort(20))
})
