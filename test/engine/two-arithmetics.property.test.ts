import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { type Calculated, planRows } from '../../src/engine/plan.ts'
import { run } from '../../src/engine/run.ts'
import type { Ran } from '../../src/engine/running.ts'
import {
  divide,
  during,
  input,
  less,
  max,
  min,
  number,
  plus,
  power,
  row,
  same,
  sum,
  times,
  toDate,
  where,
} from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { rowName } from '../../src/formula/node.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { anyRows, horizon, years } from '../support/any-rows.ts'
import { magnitudesOf } from '../support/magnitudes.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** Of the largest magnitude among a row's value and the values it is calculated from, back to its inputs. */
const close = 1e-9
/** Nearer to a jump the two may fall on either side of it. */
const awayFromJump = 1e-6

/** Every value of a plan in binary fractions against the same in decimals. */
function expectAgreement(ran: Ran<Decimal>): void {
  const { plan, inputs, values } = ran
  const magnitudes = magnitudesOf(ran)
  fc.pre(magnitudes.nearestJump >= awayFromJump)
  const floats = run(
    plan,
    float,
    inputs.map((own) => own.map((value) => value && Number(value.toString()))),
  )
  const apart: unknown[] = []
  plan.paths.forEach((path, index) => {
    for (let year = 0; year <= plan.count; year++) {
      const [decimal, binary] = [values[index]?.[year], floats[index]?.[year]]
      const isApart =
        decimal === undefined || binary === undefined
          ? decimal !== binary
          : !(Math.abs(Number(decimal.toString()) - binary) <= close * magnitudes.of(index, year))
      if (isApart) apart.push([path, year, decimal?.toString(), binary])
    }
  })
  expect(apart).toEqual([])
}

test.prop([anySketch], { numRuns: 300 })('decimals and binary fractions agree on any definition', (sketch) => {
  expectAgreement(projectText(writeSketch(sketch)).scenario.projection)
})

test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 })], { numRuns: 60 })(
  'and on a place of any two',
  (west, east, share) => {
    expectAgreement(place({ west: [west, `, share: ${share}%`], east: [east, ''] }).scenario.projection)
  },
)

test.prop([anyRows], { numRuns: 1000 })('and on any formulas at all', (rows) => {
  const plan = planRows(rows, horizon)
  const inputs = valuesOf(plan.inputs)
  const values = run(plan, exact, inputs)
  // Beyond this neither is any figure of money.
  fc.pre(values.every((own) => own.every((value) => value === undefined || value.abs().lt('1e30'))))
  expectAgreement({ plan, arithmetic: exact, inputs, values })
})

describe.each(['decimals', 'binary fractions'])('in %s', (kind) => {
  const of = (text: string): Numeric => number(new Decimal(text))
  /** What a formula comes to in each year, as text; `-` where it has no value. */
  const reckoned = (formula: Numeric, ...more: readonly Calculated[]): string[] => {
    const plan = planRows([{ path: 'asked', formula, base: formula }, ...more], horizon)
    const stated = valuesOf(plan.inputs)
    const values: readonly (Decimal | number | undefined)[] =
      (kind === 'decimals'
        ? run(plan, exact, stated)
        : run(
            plan,
            float,
            stated.map((own) => own.map((value) => value && Number(value.toString()))),
          ))[0] ?? []
    return values.map((value) => (value === undefined ? '-' : value.toString()))
  }
  const stated = (...texts: readonly (string | undefined)[]): Source => ({
    path: 'stated',
    unit: 'money',
    values: texts.map((text) => (text === undefined ? undefined : new Decimal(text))),
  })
  const always = (answer: string): string[] => years.map(() => answer)
  /** 0.1 + 0.2 - 0.3, which is nought, and in binary fractions leaves 5.6e-17. */
  const cancelled = sum(plus(of('0.1')), plus(of('0.2')), less(of('0.3')))

  it('a figure read for a year before the base year, or for one of which nothing is said, is nothing', () => {
    expect(reckoned(input(stated(undefined, '7', '8', '9', '10'), 2))).toEqual(['0', '0', '0', '7', '8'])
  })

  it('a row read before the base year has no value', () => {
    const rows = [{ path: 'one', formula: of('1'), base: of('1') }]

    expect(reckoned(row('one', 2), ...rows)).toEqual(['-', '-', '1', '1', '1'])
  })

  it('a sum of nothing is nothing', () => {
    expect(reckoned(sum())).toEqual(always('0'))
  })

  it('terms that cancel are nought: nothing is divided by them, nothing counts with them', () => {
    expect(reckoned(cancelled)).toEqual(always('0'))
    expect(reckoned(divide(of('1'), cancelled))).toEqual(always('-'))
    expect(reckoned(where(cancelled, of('5')))).toEqual(always('0'))
    expect(reckoned(divide(of('1'), row('named', 1)), { path: 'named', formula: cancelled, base: cancelled })).toEqual(
      always('-'),
    )
  })

  it('what is below 1e-12 of its own largest term counts as nought, and what is above it does not', () => {
    const above = (text: string): Numeric => sum(plus(of('1')), plus(of(text)), less(of('1')))

    expect(reckoned(divide(of('1'), above('0.9e-12')))).toEqual(always('-'))
    expect(reckoned(where(above('0.9e-12'), of('5')))).toEqual(always('0'))
    expect(reckoned(where(above('1.1e-12'), of('5')))).toEqual(always('5'))
    // Small by itself it is no remainder, and counts.
    expect(reckoned(where(of('1e-15'), of('5')))).toEqual(always('5'))
    expect(reckoned(where(sum(plus(of('5e-16')), plus(of('4e-16'))), of('5')))).toEqual(always('5'))
  })

  it('a total over years has no value from the first year without one', () => {
    const rows = [{ path: 'one', formula: input(stated('9', '1', '2', undefined, '4')), base: undefined }]

    expect(reckoned(toDate('one'), ...rows)).toEqual(['0', '1', '3', '-', '-'])
    expect(reckoned({ op: 'years', path: rowName('one') }, ...rows)).toEqual(always('-'))
  })

  it('what rests on no value has none, in whatever node it stands', () => {
    const none = input(stated())
    const one = of('1')
    const resting: Numeric[] = [
      sum(plus(one), plus(none)),
      times(one, none),
      divide(none, one),
      divide(one, none),
      max(one, none),
      min(none, one),
      same(one, none),
      where(none, one),
      where(one, none),
      power(none, one),
      power(one, none),
    ]

    for (const formula of resting) expect(reckoned(formula)).toEqual(always('-'))
    // Nobody asks what does not count, or is not in force.
    expect(reckoned(where(of('0'), none))).toEqual(always('0'))
    expect(reckoned(during([], none, 'nothing'))).toEqual(always('0'))
  })
})
