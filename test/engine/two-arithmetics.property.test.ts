import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Values } from '../../src/engine/arithmetic.ts'
import { compile } from '../../src/engine/compiled/compile.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { type Calculated, type Plan, planRows } from '../../src/engine/plan.ts'
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
import { expectAgreement } from '../support/agreement.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { anyRows, horizon, years } from '../support/any-rows.ts'
import { projectText } from '../support/project-text.ts'
import { argumentsOf } from '../support/varying.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** Every value of a plan in binary fractions against the same in decimals. */
function expectSame(ran: Ran<Decimal>): void {
  const inputs = ran.inputs.map((own) => own.map((value) => value && Number(value.toString())))
  const floats = run(ran.plan, float, inputs)
  expectAgreement(ran, (row, year) => floats[row]?.[year])
}

test.prop([anySketch], { numRuns: 300 })('decimals and binary fractions agree on any definition', (sketch) => {
  expectSame(projectText(writeSketch(sketch)).scenario.projection)
})

test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 })], { numRuns: 60 })(
  'and on a place of any two',
  (west, east, share) => {
    expectSame(place({ west: [west, `, share: ${share}%`], east: [east, ''] }).scenario.projection)
  },
)

test.prop([anyRows], { numRuns: 1000 })('and on any formulas at all', (rows) => {
  const plan = planRows(rows, horizon)
  const inputs = valuesOf(plan.inputs)
  const values = run(plan, exact, inputs)
  // Beyond this neither is any figure of money.
  fc.pre(values.every((own) => own.every((value) => value === undefined || value.abs().lt('1e30'))))
  expectSame({ plan, arithmetic: exact, inputs, values })
})

describe.each(['decimals', 'binary fractions', 'compiled code'])('in %s', (kind) => {
  /** A number: in compiled code an argument, because all else is worked out in decimals. */
  const of = (text: string): Numeric => {
    const value = new Decimal(text)
    return kind === 'compiled code'
      ? input({ path: text, unit: 'money', values: years.map(() => value) })
      : number(value)
  }
  /** What a formula comes to in each year, as text; `-` where it has no value. */
  const reckoned = (formula: Numeric, ...more: readonly Calculated[]): string[] => {
    const plan = planRows([{ path: 'asked', formula, base: formula }, ...more], horizon)
    const stated = valuesOf(plan.inputs)
    const inFloat = stated.map((own) => own.map((value) => value && Number(value.toString())))
    const values: readonly (Decimal | number | undefined)[] =
      kind === 'compiled code'
        ? compiled(plan, stated)
        : ((kind === 'decimals' ? run(plan, exact, stated) : run(plan, float, inFloat))[0] ?? [])
    return values.map((value) => (value === undefined || Number.isNaN(value) ? '-' : value.toString()))
  }
  /** The first row of a plan with everything that is stated as an argument. */
  const compiled = (plan: Plan, stated: Values<Decimal>): number[] => {
    const args = argumentsOf({ plan, inputs: stated })
    const found = years.map(() => new Float64Array(1))
    const given = args.map(({ input, year }) => Float64Array.of(Number(stated[input]?.[year]?.toString())))
    compile(
      plan,
      stated,
      args,
      years.map((year) => ({ row: 0, year })),
    ).run(1, given, found)
    return found.map(([value = Number.NaN]) => value)
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
    // 1 - 0.9999999999995 is 5e-13, which no rounding has left.
    expect(reckoned(divide(of('1'), sum(plus(of('1')), less(of('0.9999999999995')))))).toEqual(always('-'))
    expect(reckoned(where(sum(plus(of('1')), less(of('0.9999999999995'))), of('5')))).toEqual(always('0'))
    // Small by itself it is no remainder, and counts.
    expect(reckoned(where(of('1e-15'), of('5')))).toEqual(always('5'))
    expect(reckoned(where(sum(plus(of('5e-16')), plus(of('4e-16'))), of('5')))).toEqual(always('5'))
  })

  it('a total over years has no value from the first year without one', () => {
    const rows = [{ path: 'one', formula: input(stated('9', '1', '2', undefined, '4')), base: undefined }]

    expect(reckoned(toDate('one'), ...rows)).toEqual(['0', '1', '3', '-', '-'])
    expect(reckoned({ op: 'years', path: rowName('one') }, ...rows)).toEqual(always('-'))
  })

  it('a power of more than 300 digits has no value, and one of more than 300 noughts behind the point is nothing', () => {
    expect(reckoned(power(of('10'), of('299')))[1]).toMatch(/^10{299}$|^1(\.0\d*)?e\+299$|^9\.9{10}\d*e\+298$/)
    for (const exponent of ['300.5', '1000', '1e10'])
      expect(reckoned(power(of('10'), of(exponent)))).toEqual(always('-'))
    expect(reckoned(power(of('-10'), of('1001')))).toEqual(always('-'))
    expect(reckoned(power(of('10'), of('-1e10')))).toEqual(always('0'))
    expect(reckoned(power(of('0.1'), of('1000')))).toEqual(always('0'))
    // It tells in what rests on it: one over it is not nothing.
    expect(reckoned(divide(of('1'), power(of('10'), of('1000'))))).toEqual(always('-'))
    expect(reckoned(min(of('5'), power(of('10'), of('1000'))))).toEqual(always('-'))
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

describe.each(['decimals', 'binary fractions'])('in %s', (kind) => {
  const comesTo = (formula: Numeric): string[] => {
    const plan = planRows([{ path: 'asked', formula, base: formula }], horizon)
    const values = kind === 'decimals' ? run(plan, exact, []) : run(plan, float, [])
    return (values[0] ?? []).map((value) => (value === undefined ? '-' : Number(value.toString()).toPrecision(3)))
  }
  const always = (answer: string): string[] => years.map(() => answer)
  const large = power(number(new Decimal(10)), number(new Decimal(200)))
  const small = power(number(new Decimal(10)), number(new Decimal(-20)))

  it('a product, a quotient and a sum of more than 300 digits have none, and neither has what rests on them', () => {
    expect(comesTo(times(large, small))).toEqual(always('1.00e+180'))
    expect(comesTo(times(large, large))).toEqual(always('-'))
    expect(comesTo(divide(times(large, large), large))).toEqual(always('-'))
    expect(comesTo(divide(times(large, power(number(new Decimal(10)), number(new Decimal(85)))), small))).toEqual(
      always('-'),
    )
    const nearly = times(number(new Decimal('6e99')), large)
    expect(comesTo(nearly)).toEqual(always('6.00e+299'))
    expect(comesTo(sum(plus(nearly), plus(nearly)))).toEqual(always('-'))
    expect(comesTo(times(...Array.from({ length: 16 }, () => small)))).toEqual(always('0.00'))
  })
})

/** Repeated squaring, from one row to the next, and what each is added to and divided by. */
const towers = fc.array(fc.constantFrom('square', 'double', 'over', 'power'), { minLength: 1, maxLength: 40 })

test.prop([towers, fc.integer({ min: 2, max: 99 })], { numRuns: 200 })(
  'decimals and binary fractions agree on which figures have too many digits, however they came about',
  (steps, start) => {
    const first = number(new Decimal(start))
    const rows = steps.map((step, at): Calculated => {
      const before: Numeric = at === 0 ? first : row(`row-${at - 1}`)
      const formula = {
        square: times(before, before),
        double: sum(plus(before), plus(before)),
        over: divide(before, power(number(new Decimal(10)), number(new Decimal(-9)))),
        power: power(number(new Decimal('1.5')), before),
      }[step]
      return { path: `row-${at}`, formula, base: formula }
    })
    const plan = planRows(rows, horizon)
    const [decimals, floats] = [run(plan, exact, []), run(plan, float, [])]
    const has = (values: readonly (readonly unknown[])[]): boolean[] => values.map(([base]) => base !== undefined)

    // What stands within rounding of the limit may fall on either side.
    fc.pre(decimals.every(([base]) => base === undefined || base.e < 298))
    expect(has(floats)).toEqual(has(decimals))
    for (const [value] of decimals) if (value !== undefined) expect(Math.abs(value.e)).toBeLessThanOrEqual(300)
  },
)
