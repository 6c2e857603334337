import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Arithmetic, Values } from '../../src/engine/arithmetic.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { type Calculated, type Plan, planRows } from '../../src/engine/plan.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { run } from '../../src/engine/run.ts'
import { less, number, plus, previous, row, sum } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { anyRows, horizon, years } from '../support/any-rows.ts'
import { projectText } from '../support/project-text.ts'
import { rowsApart, rowsHeld } from '../support/whole-rows.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** Rows of the kind that a plan shares: nothing, another row under a second name, sums over the same rows. */
const anySharedRows: fc.Arbitrary<Calculated[]> = fc
  .tuple(
    anyRows,
    fc.array(
      fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(0, 0, 0, 0, 1, 2), fc.boolean()), { maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  )
  .map(([rows, sums]) => {
    const all: Calculated[] = [
      ...rows,
      { path: 'nothing', formula: number(new Decimal(0)), base: number(new Decimal(0)) },
    ]
    for (const terms of sums) {
      const formula = sum(
        ...terms.map(([which, lag, isAdded]) => {
          // Of the last ones more often, so that sums stand upon sums.
          const named = row(all[all.length - 1 - (which % all.length)]?.path ?? '', lag)
          return isAdded ? plus(named) : less(named)
        }),
      )
      all.push({ path: `s${all.length}`, formula, base: formula })
    }
    return all
  })

const pick = fc.nat(100_000)
const anyValues = fc.array(
  fc.option(fc.constantFrom('0', '0', '1', '-2', '0.3', '7', '12.5', '1e-13'), { nil: undefined, freq: 8 }),
  { minLength: 9, maxLength: 9 },
)
const anyChange = fc.record({
  rows: fc.array(fc.tuple(pick, anyValues), { maxLength: 3 }),
  inputs: fc.array(fc.tuple(pick, anyValues), { maxLength: 2 }),
})
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

/** Every value as text, so that a nought below nought is nought. */
const shown = <V extends Decimal | number>(values: Values<V>): string[][] =>
  values.map((own) => own.map((value) => (value === undefined ? '-' : String(value).replace(/^-0$/, '0'))))

const lateIn = ({ afterwards, position }: Plan): ((path: string) => boolean) => {
  const late = new Set(afterwards)
  return (path) => late.has(position.get(path) ?? -1)
}

/** A rerun of every row, against the rows written afresh with what was changed, none of them shared with another. */
function expectAsAfresh<V extends Decimal | number>(
  rows: readonly Calculated[],
  plan: Plan,
  change: Change,
  arithmetic: Arithmetic<V>,
): void {
  const ofText = (text: string | undefined): Decimal | undefined => (text === undefined ? undefined : new Decimal(text))
  const inArithmetic = (values: Values<Decimal>): Values<V> =>
    values.map((own) => own.map((value) => value && arithmetic.of(value)))
  const stated = valuesOf(plan.inputs)
  const changeable = [...plan.inputs.keys()].filter((at) => plan.inputs[at]?.isSetting !== true)
  const inputs = new Map<number, readonly (Decimal | undefined)[]>()
  for (const [which, texts] of change.inputs) {
    const input = changeable[which % changeable.length]
    // A year that has a figure has another one; nothing is said of the others.
    if (input !== undefined) {
      inputs.set(input, stated[input]?.map((value, year) => value && (ofText(texts[year]) ?? value)) ?? [])
    }
  }
  const held = new Map<number, readonly (Decimal | undefined)[]>()
  for (const [which, texts] of change.rows) {
    held.set(
      which % rows.length,
      Array.from({ length: plan.count + 1 }, (_, year) => ofText(texts[year])),
    )
  }

  const before = inArithmetic(stated)
  const ran = { plan, arithmetic, inputs: before, values: run(plan, arithmetic, before) }
  const rerun = rerunner(ran, { inputs: [...inputs.keys()], rows: [...held.keys()] }, [...rows.keys()])
  const found = rerun({ inputs: inArithmetic([...inputs.values()]), rows: inArithmetic([...held.values()]) })

  const sources = new Map<string, Source>()
  for (const [at, values] of held) {
    const path = rows[at]?.path ?? ''
    sources.set(path, { path: `held ${path}`, unit: 'money', values })
  }
  const afresh = planRows(rowsApart(rowsHeld(rows, sources, lateIn(plan))), plan)
  const known = new Map(plan.inputs.map((source, at) => [source, inputs.get(at) ?? source.values]))
  const whole = run(afresh, arithmetic, inArithmetic(afresh.inputs.map((source) => known.get(source) ?? source.values)))
  const [one, other] = [shown(found), shown(whole)]
  const apart = rows.flatMap(({ path }, at) =>
    String(one[at]) === String(other[at]) ? [] : [[path, one[at], other[at]]],
  )
  expect(apart).toEqual([])
}

describe.each([
  ['decimals', exact],
  ['binary fractions', float],
] as const)('in %s', (_, arithmetic) => {
  const expectSame = (rows: readonly Calculated[], plan: Plan, change: Change): void => {
    if (arithmetic === exact) expectAsAfresh(rows, plan, change, exact)
    else expectAsAfresh(rows, plan, change, float)
  }

  test.prop([anySharedRows, anyChange], { numRuns: 1000 })(
    'held rows are as if written so, whatever the formulas',
    (rows, change) => {
      expectSame(rows, planRows(rows, horizon), change)
    },
  )

  test.prop([anySketch, anyChange], { numRuns: 100 })('and in any definition', (sketch, change) => {
    const { projection } = projectText(writeSketch(sketch)).scenario
    expectSame(projection.model.rows, projection.plan, change)
  })

  test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 }), anyChange], { numRuns: 25 })(
    'and in a place of any two',
    (west, east, share, change) => {
      const { projection } = place({ west: [west, `, share: ${share}%`], east: [east, ''] }).scenario
      expectSame(projection.model.rows, projection.plan, change)
    },
  )
})

/** Every row in the last year, with some rows held at a number in every year. */
function heldAt(rows: readonly Calculated[], held: Readonly<Record<string, number>>): Record<string, string> {
  const plan = planRows(rows, horizon)
  const ran = { plan, arithmetic: exact, inputs: [], values: run(plan, exact, []) }
  const positions = Object.keys(held).map((path) => plan.position.get(path) ?? -1)
  const found = rerunner(ran, { rows: positions }, [...rows.keys()])({
    rows: Object.values(held).map((value) => years.map(() => new Decimal(value))),
  })
  return Object.fromEntries(rows.map(({ path }, at) => [path, String(found[at]?.[horizon.count])]))
}

const always = (path: string, formula: Numeric): Calculated => ({ path, formula, base: formula })
const of = (value: number): Numeric => number(new Decimal(value))

it('a row that is another one by its formula is held by itself: the other one stays', () => {
  const rows = [
    always('spend', of(3)),
    always('cost', row('spend')),
    always('double', sum(plus(row('cost')), plus(row('spend')))),
  ]

  expect(heldAt(rows, { cost: 5 })).toEqual({ spend: '3', cost: '5', double: '8' })
  // The other way round it follows, as its formula says.
  expect(heldAt(rows, { spend: 5 })).toEqual({ spend: '5', cost: '5', double: '10' })
  expect(heldAt(rows, { spend: 5, cost: 4 })).toEqual({ spend: '5', cost: '4', double: '9' })
})

it('of two sums over the same rows one may be held, and the other stays', () => {
  const both = sum(plus(row('one')), plus(row('two')))
  const rows = [always('one', of(1)), always('two', of(2)), always('first', both), always('second', both)]

  expect(heldAt(rows, { first: 9 })).toEqual({ one: '1', two: '2', first: '9', second: '3' })
  expect(heldAt(rows, { second: 9 })).toEqual({ one: '1', two: '2', first: '3', second: '9' })
})

it('a row that is nothing counts once it is held at something', () => {
  const rows = [
    always('none', of(0)),
    always('spend', of(3)),
    always('total', sum(plus(row('spend')), plus(row('none')))),
    always('net', sum(plus(row('total')), less(row('none')))),
  ]

  expect(heldAt(rows, { none: 4 })).toEqual({ none: '4', spend: '3', total: '7', net: '3' })
  // Held itself, a total that was one row by the other being nothing does not change that row.
  expect(heldAt(rows, { total: 8 })).toEqual({ none: '0', spend: '3', total: '8', net: '8' })
})

it('a row that is nothing has no value before the base year either, like any other row', () => {
  const rows = [
    always('none', of(0)),
    always('spend', of(3)),
    always('total', sum(plus(row('spend')), plus(previous('none')))),
  ]
  const plan = planRows(rows, horizon)

  expect(run(plan, exact, [])[2]?.map(String)).toEqual(['undefined', '3', '3', '3', '3'])
})
