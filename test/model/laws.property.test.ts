import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, zero } from '../../src/base/decimal.ts'
import type { Unit } from '../../src/formula/unit.ts'
import type { SketchContract, SketchLimit, SketchSharing } from '../support/any-contract.ts'
import { anySketch, type Sketch, type SketchShare } from '../support/any-definition.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { expectSame, expectSameRows, indices, project } from '../support/same-rows.ts'
import { writeSketch } from '../support/write-sketch.ts'

const runs = { numRuns: 60 }

const none = (values: readonly number[]): number[] => values.map(() => 0)

test.prop([anySketch], runs)('zero growth and no plans change nothing from year to year', (sketch) => {
  const still: Sketch = {
    ...sketch,
    population: undefined,
    groups: [],
    deflator: undefined,
    streams: sketch.streams.map((stream) => ({
      ...stream,
      growth: none(stream.adjustments),
      amounts: undefined,
      target: undefined,
      pace: undefined,
      adjustments: none(stream.adjustments),
      nonRecurrent: none(stream.nonRecurrent),
    })),
    reserves: sketch.reserves.map(constant),
    surplus: {
      ...sketch.surplus,
      required: sketch.surplus.required && constant(sketch.surplus.required),
      basis: 'in-year',
      drawdown: none(sketch.surplus.drawdown),
      repayment: none(sketch.surplus.repayment),
    },
    lines: sketch.lines.map((line) => ({
      ...line,
      growth: line.drivers.length > 0 ? undefined : none(line.adjustments),
      // An uplift that an efficiency takes back is no growth.
      drivers: line.drivers.map(({ uplift }) => ({ uplift, efficiency: uplift })),
      people: undefined,
      amounts: undefined,
      adjustments: none(line.adjustments),
      nonRecurrent: none(line.nonRecurrent),
      activity: line.activity && { ...line.activity, growth: none(line.activity.growth) },
      benchmarks: [],
    })),
    savings: [],
    shifts: [],
    changes: [],
    responsibilities: [],
    contracts: [],
    risks: [],
  }
  const { rows, at } = project(still)
  for (const path of rows) {
    if (path.endsWith('to-date') || path === 'surplus.carried') continue
    for (const year of indices(still).slice(1)) {
      const now = at(path, year)
      if (/growth$|^savings\.requirement-new$|^providers\..+\.change$/.test(path)) expectSame(now, zero, path)
      else expectSame(now, at(path, 0), path)
    }
  }
})

function constant({ share, amount, of }: SketchShare): SketchShare {
  const hold = (values: readonly number[] | undefined): number[] | undefined => values?.map(() => values[0] ?? 0)
  return { share: hold(share), amount: hold(amount), of }
}

test.prop([anySketch, fc.integer({ min: 2, max: 9 })], runs)(
  'scaling every amount scales every amount that follows',
  (sketch, by) => {
    const [plain, scaled] = [project(sketch), project(scale(sketch, by))]
    const units = new Map<string, Unit>(plain.scenario.projection.model.rows.map(({ path, unit }) => [path, unit]))
    for (const path of plain.rows) {
      for (const year of indices(sketch)) {
        const value = plain.at(path, year)
        const isMoney = ['money', 'unit-cost', 'pounds'].includes(units.get(path) ?? '')
        expectSame(scaled.at(path, year), isMoney ? value?.times(by) : value, path)
      }
    }
  },
)

function scale(sketch: Sketch, by: number): Sketch {
  const all = (values: readonly number[]): number[] => values.map((value) => value * by)
  const maybe = (values: readonly number[] | undefined): number[] | undefined => values && all(values)
  const share = (held: SketchShare): SketchShare => ({ ...held, amount: maybe(held.amount) })
  const limit = (held: SketchLimit | undefined): SketchLimit | undefined =>
    held && { ...held, amount: maybe(held.amount) }
  const sharing = (held: SketchSharing): SketchSharing => ({ ...held, band: limit(held.band), cap: limit(held.cap) })
  const { surplus } = sketch
  return {
    ...sketch,
    streams: sketch.streams.map((stream) => ({
      ...stream,
      base: stream.base * by,
      target: stream.target && {
        ...stream.target,
        base: stream.target.base * by,
        rebasing: all(stream.target.rebasing),
      },
      amounts: maybe(stream.amounts),
      adjustments: all(stream.adjustments),
      nonRecurrent: all(stream.nonRecurrent),
    })),
    reserves: sketch.reserves.map(share),
    surplus: {
      ...surplus,
      required: surplus.required && share(surplus.required),
      broughtForward: surplus.broughtForward * by,
      drawdown: all(surplus.drawdown),
      repayment: all(surplus.repayment),
    },
    lines: sketch.lines.map((line) => ({
      ...line,
      base: line.base * by,
      baseAdjustments: all(line.baseAdjustments),
      amounts: maybe(line.amounts),
      adjustments: all(line.adjustments),
      nonRecurrent: all(line.nonRecurrent),
      benchmarks: line.benchmarks.map((benchmark) => ({ ...benchmark, money: benchmark.money * by })),
    })),
    responsibilities: sketch.responsibilities.map((moved) => ({
      ...moved,
      amount: moved.amount * by,
      fundingAmount: moved.fundingAmount === undefined ? undefined : moved.fundingAmount * by,
    })),
    contracts: sketch.contracts.map((contract) => ({
      ...contract,
      value: contract.value === undefined ? undefined : contract.value * by,
      capitation: contract.capitation && { ...contract.capitation, prices: maybe(contract.capitation.prices) },
      gain: sharing(contract.gain),
      loss: sharing(contract.loss),
      beyond: contract.beyond.map((part) => ({
        ...part,
        gain: part.gain && sharing(part.gain),
        loss: part.loss && sharing(part.loss),
      })),
    })),
    risks: sketch.risks.map((risk) => ({
      ...risk,
      impact: all(risk.impact),
      mitigation: risk.mitigation && { ...risk.mitigation, impact: all(risk.mitigation.impact) },
    })),
    savings: sketch.savings.map((saving) => ({ ...saving, amount: maybe(saving.amount), cost: all(saving.cost) })),
    shifts: sketch.shifts.map((shift) => ({ ...shift, amount: maybe(shift.amount) })),
    changes: sketch.changes.map((change) => ({ ...change, values: all(change.values) })),
  }
}

const rate = fc.integer({ min: -900, max: 1200 })

test.prop([rate, rate, rate], runs)('drivers multiply, in any order', (first, second, third) => {
  const percent = (of: Decimal): string => `${of.times(100).toFixed()}%`
  const text = (movement: string): string => `
title: Drivers
years: { base: 2017/18, count: 4 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 113, ${movement} } }`
  const rates = [first, second, third].map((of) => new Decimal(of).div(10_000))
  const [a, b, c] = rates.map(percent)
  const product = rates.reduce((so, of) => so.times(of.plus(1)), new Decimal(1)).minus(1)

  const years = (movement: string): readonly string[] => projectText(text(movement)).years('lines.acute.spend')
  expect(years(`drivers: { x: ${a}, y: ${b}, z: ${c} }`)).toEqual(years(`growth: ${percent(product)}`))
  expect(years(`drivers: { z: ${c}, x: ${a}, y: ${b} }`)).toEqual(years(`growth: ${percent(product)}`))
})

test.prop([anySketch], runs)('what is stated adds up in every year', (sketch) => {
  const { at } = project(sketch)
  const value = (path: string, year: number): Decimal => at(path, year) ?? new Decimal(Number.NaN)
  const total = (paths: readonly string[], year: number): Decimal =>
    paths.reduce((so, path) => so.plus(value(path, year)), zero)
  for (const year of indices(sketch)) {
    const lines = (name: string): string[] => sketch.lines.map((_, index) => `lines.l${index}.${name}`)
    expectSame(total(lines('spend'), year), value('spend.total', year), 'lines sum to spend')
    expectSame(total(lines('do-nothing'), year), value('spend.do-nothing', year), 'lines sum to do-nothing spend')
    expectSame(
      total(
        sketch.streams.map((_, index) => `funding.f${index}.total`),
        year,
      ),
      value('funding.total', year),
      'streams sum to funding',
    )
    expectSame(
      value('in-year', year).minus(value('surplus.required', year)),
      value('headroom', year),
      'headroom is in-year less the required surplus',
    )
    const steps = [
      'non-recurrent-funding',
      'reserves',
      'repayment',
      'lost',
      'contracts',
      'non-recurrent-spend',
      'non-recurrent-savings',
      'full-year-effects',
    ]
    expectSame(
      total(['in-year', ...steps.map((step) => `underlying.${step}`)], year),
      value('underlying', year),
      'the bridge ends at the underlying position',
    )
    expectSame(
      value('out-of-hospital.envelope', year).minus(value('out-of-hospital.spend', year)),
      value('headroom', year),
      'the envelope is headroom and what is spent',
    )
    expect(value('savings.requirement', year).gte(0)).toBe(true)
  }
})

test.prop([anySketch], runs)('a plan with no choices in it is the same as doing nothing', (sketch) => {
  const { at } = project({
    ...sketch,
    savings: [],
    shifts: [],
    contracts: [],
    changes: sketch.changes.filter(({ kind }) => kind === 'pressures'),
  })
  for (const year of indices(sketch)) {
    expectSame(at('spend.total', year), at('spend.do-nothing', year), 'spend')
    expectSame(at('headroom', year), at('do-nothing-gap', year), 'headroom')
  }
})

test.prop([anySketch], runs)('choices never touch doing nothing', (sketch) => {
  const without = project({
    ...sketch,
    savings: [],
    shifts: [],
    contracts: [],
    changes: sketch.changes.filter(({ kind }) => kind === 'pressures'),
  })
  const rows = sketch.lines.map((_, index) => `lines.l${index}.do-nothing`)

  expectSameRows(project(sketch), without, indices(sketch), [...rows, 'spend.do-nothing'])
})

test.prop([anySketch], runs)('a later year never changes an earlier one', (sketch) => {
  fc.pre(sketch.count > 1)
  const early = withoutLast(sketch)

  expectSameRows(project(shorten(early)), project(early), indices(sketch).slice(0, -1))
})

function countedBefore(capitation: SketchContract['capitation'], last: number): SketchContract['capitation'] {
  const reviewed = capitation?.reviewed?.filter((year) => year < last)
  return capitation && { ...capitation, reviewed: reviewed?.length === 0 ? undefined : reviewed }
}

/** Without what only starts in the last year, or is parted over years of which it is one. */
function withoutLast(sketch: Sketch): Sketch {
  const last = sketch.count
  return {
    ...sketch,
    savings: sketch.savings.filter(({ benchmark }) => benchmark === undefined || benchmark.until < last),
    responsibilities: sketch.responsibilities.filter(({ from }) => from < last),
    contracts: sketch.contracts
      .filter(({ starts, scope }) => starts < last && scope.every(({ from = 0 }) => from < last))
      .map((contract) => ({ ...contract, capitation: countedBefore(contract.capitation, last) })),
  }
}

/** Lists of numbers that are not by year. */
const byAge: readonly string[] = [
  'release',
  'baseAdjustments',
  'providers',
  'lists',
  'lines',
  'people',
  'prices',
  'reviewed',
]

/** The same definition without its last year. */
function shorten(sketch: Sketch): Sketch {
  const whole = sketch.count
  const within = ({ ends }: SketchContract): number | undefined =>
    ends === undefined ? ends : Math.min(ends, whole - 1)
  const cut = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      const byYear = part.length >= whole && part.every((value) => typeof value === 'number')
      return byYear ? part.slice(0, -1) : part.map(cut)
    }
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, byAge.includes(key) ? value : cut(value)]),
    )
  }
  const cutSketch = cut(sketch) as Sketch
  return {
    ...cutSketch,
    count: whole - 1,
    contracts: cutSketch.contracts.map((contract) => ({ ...contract, ends: within(contract) })),
  }
}

test.prop([anySketch, rate, fc.integer({ min: 0, max: 9000 })], runs)(
  'overlays that touch different things give the same in either order',
  (sketch, growth, amount) => {
    const files = {
      'base.yaml': writeSketch(sketch),
      'one.yaml': `title: One\nlines: { l0: { growth: ${(growth / 100).toFixed(2)}% } }\npressures: { extra: { line: l0, new: { 2018/19: ${amount} } } }\n`,
      'two.yaml': `title: Two\nfunding: { f0: { growth: 1% } }\nreserves: { r0: { amount: ${amount} } }\ninvestments: { extra: { line: l0, level: 1 } }\n`,
    }
    fc.pre(sketch.streams[0]?.growth !== undefined && sketch.lines[0]?.amounts === undefined)
    const [first, second] = ['[base.yaml, one.yaml, two.yaml]', '[base.yaml, two.yaml, one.yaml]'].map((order) =>
      projectText(`title: Both\nextends: ${order}\n`, { files }),
    ) as [Projected, Projected]

    expect(first.rows).toEqual(second.rows)
    expectSameRows(first, second, indices(sketch))
    // Both have taken effect.
    expect(first.years('reserves.r0')[1]).toBe(String(amount))
    expectSame(first.at('lines.l0.growth', 1), new Decimal(growth).div(10_000), 'growth')
  },
)
