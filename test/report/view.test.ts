import { readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { basisOf, type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { anySketch } from '../support/any-definition.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const shipped = projectText(readFileSync('scenarios/3pct.yaml', 'utf8'), {
  files: { 'westminster.yaml': readFileSync('scenarios/westminster.yaml', 'utf8') },
})

/** A row of money as it is viewed, by index from the base year, to some places; `-` where there is none. */
function viewed({ scenario, at }: Projected, path: string, choice: ViewChoice, places: number): string[] {
  const view = viewOf(scenario, choice)
  return Array.from({ length: scenario.definition.horizon.count + 1 }, (_, index) => {
    const value = at(path, index)
    return (value && view.money(value, index))?.toFixed(places) ?? '-'
  })
}

const envelope = 'out-of-hospital.envelope'

it('the envelope of 3pct.yaml in 2027/28, in each view', () => {
  const last = (choice: ViewChoice, places: number): string | undefined =>
    viewed(shipped, envelope, choice, places).at(-1)

  // 273.4 - 113 x 1.03^10 - 22 x 1.03^10 - 16 = 273.4 - 151.8626 - 29.5662 - 16 = 75.9713.
  expect(last({}, 2)).toBe('75.97')
  expect(last({ unit: '£k' }, 0)).toBe('75971')
  // 75.97 / 1.02^10 = 75.97 / 1.218994 = 62.3.
  expect(last({ prices: 'real' }, 1)).toBe('62.3')
  expect(last({ prices: 'real', unit: '£bn' }, 4)).toBe('0.0623')
  // 220,562 x 1.0098^10 = 243,156 people; £75.97m / 243,156 = £312; £62.32m / 243,156 = £256.
  expect(last({ perHead: true }, 0)).toBe('312')
  expect(last({ prices: 'real', perHead: true }, 0)).toBe('256')
})

it('the funding of 3pct.yaml per head in real terms, and its envelope in the prices of another year', () => {
  const funding = viewed(shipped, 'funding.total', { prices: 'real', perHead: true }, 0)

  // £273.4m / 220,562 = £1,240; £273.4m / 1.2190 / 243,156 = £922.
  expect([funding[0], funding[10]]).toEqual(['1240', '922'])
  // 75.97 / (1.2190 / 1.02) = 75.97 / 1.1951 = 63.6.
  const later = projectText(readFileSync('scenarios/3pct.yaml', 'utf8'), {
    files: { 'westminster.yaml': readFileSync('scenarios/westminster.yaml', 'utf8') },
    set: ['prices.base=2018/19'],
  })
  expect(viewed(later, envelope, { prices: 'real' }, 1).at(-1)).toBe('63.6')
})

const priced = (prices: string): Projected =>
  projectText(`title: Small
unit: £k
years: { base: 2017/18, count: 2 }
prices: ${prices}
population: { base: 2000, growth: { 2018/19: 25%, 2019/20: 0% } }
funding: { allocation: { base: 100, growth: 0% } }
lines: { community: { setting: out-of-hospital, base: 100, growth: 0% } }
`)

it.each([
  // The level is 1, 1.1, 1.21. Over that of 2018/19: 1 / 1.1, 1, 1.1. So 100 is worth 110, 100 and 90.91.
  { name: 'a deflator', prices: '{ base: 2018/19, deflator: 10% }', real: ['110.00', '100.00', '90.91'] },
  // Over the level of 2018/19: 80 / 100, 1, 125 / 100. So 100 is worth 125, 100 and 80.
  {
    name: 'a published index',
    prices: '{ base: 2018/19, index: { 2017/18: 80, 2018/19: 100, 2019/20: 125 } }',
    real: ['125.00', '100.00', '80.00'],
  },
])('real terms are of the price base, before it and after it, by $name', ({ prices, real }) => {
  expect(viewed(priced(prices), 'funding.total', { prices: 'real' }, 2)).toEqual(real)
})

it('per head is in pounds whatever the unit', () => {
  // £100,000 for 2,000 people is £50 each, for 2,500 it is £40.
  expect(viewed(priced('{ base: 2017/18 }'), 'funding.total', { perHead: true }, 2)).toEqual([
    '50.00',
    '40.00',
    '40.00',
  ])
})

it.each([
  { choice: {}, basis: '£ thousand, cash', machine: 'GBP k', prices: 'cash', decimals: 0 },
  { choice: { unit: '£m' }, basis: '£ million, cash', machine: 'GBP m', prices: 'cash', decimals: 1 },
  {
    choice: { prices: 'real', unit: '£m' },
    basis: '£ million, 2018/19 prices',
    machine: 'GBP m',
    prices: 'real 2018/19',
    decimals: 1,
  },
  { choice: { perHead: true }, basis: '£ per head, cash', machine: 'GBP per head', prices: 'cash', decimals: 0 },
  {
    choice: { prices: 'real', perHead: true, decimals: 2 },
    basis: '£ per head, 2018/19 prices',
    machine: 'GBP per head',
    prices: 'real 2018/19',
    decimals: 2,
  },
] as const)('$basis', ({ choice, basis, machine, prices, decimals }) => {
  const view = viewOf(priced('{ base: 2018/19, deflator: 10% }').scenario, choice)

  expect(basisOf(view)).toBe(basis)
  expect(view).toMatchObject({ machineUnit: machine, priceBase: prices, decimals })
})

describe('laws of any definition', () => {
  const numRuns = 40
  /** Forty digits, of which divisions round the last. */
  const isAlike = (one: Decimal, other: Decimal): boolean =>
    one.minus(other).abs().lte(Decimal.max(1, other.abs()).times('1e-35'))

  /** Every amount of a definition with its year. */
  const amounts = ({ scenario, at }: Projected): { value: Decimal; index: number }[] =>
    scenario.projection.model.rows.flatMap(({ path, unit }) =>
      unit !== 'money'
        ? []
        : Array.from({ length: scenario.definition.horizon.count + 1 }, (_, index) => {
            const value = at(path, index)
            return value === undefined ? [] : [{ value, index }]
          }).flat(),
    )

  test.prop([anySketch], { numRuns })('an amount of the price base year is the same in real terms', (sketch) => {
    fc.pre(sketch.deflator !== undefined)
    const projected = projectText(writeSketch(sketch))
    const { prices, horizon } = projected.scenario.definition
    const real = viewOf(projected.scenario, { prices: 'real' })

    for (const { value, index } of amounts(projected)) {
      if (index === prices.base - horizon.base) expect(real.money(value, index)?.eq(value)).toBe(true)
    }
  })

  test.prop([anySketch], { numRuns })('real terms times the price index are cash again', (sketch) => {
    fc.pre(sketch.deflator !== undefined)
    const projected = projectText(writeSketch(sketch))
    const real = viewOf(projected.scenario, { prices: 'real' })

    for (const { value, index } of amounts(projected)) {
      // Sketches have the base year as their price base, where the index is one.
      const level = projected.at('prices.index', index) ?? new Decimal(Number.NaN)
      expect(isAlike((real.money(value, index) ?? new Decimal(Number.NaN)).times(level), value)).toBe(true)
    }
  })

  test.prop([anySketch], { numRuns })('an amount per head times the population is the amount, in pounds', (sketch) => {
    fc.pre(sketch.population !== undefined)
    const projected = projectText(writeSketch(sketch))
    const perHead = viewOf(projected.scenario, { perHead: true })
    const inPounds = viewOf(projected.scenario, { unit: '£' })

    for (const { value, index } of amounts(projected)) {
      const people = projected.at('population.total', index) ?? new Decimal(Number.NaN)
      const again = (perHead.money(value, index) ?? new Decimal(Number.NaN)).times(people)
      expect(isAlike(again, inPounds.money(value, index) ?? new Decimal(Number.NaN))).toBe(true)
    }
  })
})
