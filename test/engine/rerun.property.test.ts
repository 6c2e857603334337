import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, epsilon, toPlain } from '../../src/base/decimal.ts'
import type { Arithmetic, Values } from '../../src/engine/arithmetic.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { type Calculated, planRows } from '../../src/engine/plan.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { run } from '../../src/engine/run.ts'
import { at, input, number, plus, sum } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import type { Projection } from '../../src/open/project.ts'
import { anySketch, type Sketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** Which of a list, by a number of any size. */
const pick = fc.nat(100_000)

/** Changes that a test may draw: inputs with the year they change from and by how much, rows to ask for. */
const anyChange = fc.record({
  inputs: fc.array(fc.record({ which: pick, from: pick, by: fc.integer({ min: -500, max: 500 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  wanted: fc.array(pick, { minLength: 1, maxLength: 5 }),
})

type Drawn = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

function expectSameAsWhole<V>(
  { plan, inputs: stated }: Projection,
  { inputs: changes, wanted }: Drawn,
  arithmetic: Arithmetic<V>,
): void {
  const inputs = stated.map((values) => values.map((value) => value && arithmetic.of(value)))
  const values = run(plan, arithmetic, inputs)
  const changed = new Map<number, readonly (V | undefined)[]>()
  // Another month or year asks for another model.
  const changeable = [...plan.inputs.keys()].filter((at) => plan.inputs[at]?.isSetting !== true)
  for (const { which, from, by } of changes) {
    const position = changeable[which % changeable.length] ?? 0
    const part = arithmetic.of(new Decimal(by).div(100))
    changed.set(
      position,
      (inputs[position] ?? []).map((value, year) =>
        value === undefined || year < from % (plan.count + 1)
          ? value
          : arithmetic.add(value, arithmetic.multiply(value, part)),
      ),
    )
  }
  const asked = wanted.map((which) => which % plan.paths.length)
  const rerun = rerunner({ plan, arithmetic, inputs, values }, { inputs: [...changed.keys()] }, asked)
  const whole = run(
    plan,
    arithmetic,
    inputs.map((own, at) => changed.get(at) ?? own),
  )

  expect(rerun({ inputs: [...changed.values()] })).toEqual(asked.map((row) => whole[row]))
  // In one year alone they are the same there.
  for (const year of [0, 1, plan.count]) {
    const once = rerunner({ plan, arithmetic, inputs, values }, { inputs: [...changed.keys()] }, asked, year)
    expect(once({ inputs: [...changed.values()] }).map((series) => series[year])).toEqual(
      asked.map((row) => whole[row]?.[year]),
    )
  }
  // Asked again, nothing is left of the first answer.
  expect(rerun({ inputs: [...changed.keys()].map((at) => inputs[at] ?? []) })).toEqual(asked.map((row) => values[row]))
}

test.prop([anySketch, anyChange], { numRuns: 100 })(
  'a rerun with changed inputs is a whole run with them, for any definition',
  (sketch, change) => {
    const { projection } = projectText(writeSketch(sketch)).scenario
    expectSameAsWhole(projection, change, projection.arithmetic)
    expectSameAsWhole(projection, change, float)
  },
)

test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 }), anyChange], { numRuns: 50 })(
  'and for a place of any two',
  (west, east, share, change) => {
    const { projection } = place({ west: [west, `, share: ${share}%`], east: [east, ''] }).scenario
    expectSameAsWhole(projection, change, projection.arithmetic)
  },
)

const wanted = ['out-of-hospital.envelope', 'savings.requirement', 'surplus.carried', 'spend.do-nothing']

test.prop([anySketch, fc.integer({ min: -900, max: 900 }), fc.constantFrom(...wanted), fc.boolean()], { numRuns: 60 })(
  'at another growth, as an input or held in its row, a row is what a definition with that growth gives',
  (sketch, growth, row, isHeld) => {
    fc.pre(sketch.streams[0]?.growth !== undefined)
    const { projection } = projectText(writeSketch(sketch)).scenario
    const { plan } = projection
    const position = (path: string): number => plan.position.get(path) ?? -1
    const rate = new Decimal(growth).div(10_000)
    const held = position('funding.f0.growth')
    const own = plan.inputs.findIndex(({ path }) => path === 'funding.f0.growth')
    const next = [projection.values[held]?.map((_, index) => (index === 0 ? undefined : rate)) ?? []]
    const changing = isHeld ? { rows: [held] } : { inputs: [own] }
    const [asked] = rerunner(projection, changing, [position(row)])(isHeld ? { rows: next } : { inputs: next })

    const changed = projectText(writeSketch(withGrowth(sketch, growth)))
    for (let year = 0; year <= sketch.count; year++) {
      const [found, expected] = [asked?.[year], changed.at(row, year)]
      if (found === undefined || expected === undefined) throw new Error(`${row} has no value in year ${year}`)
      const apart = found.minus(expected).abs()
      expect(apart.lte(epsilon.times(Decimal.max(1, expected.abs()))), `${row} in year ${year}`).toBe(true)
    }
  },
)

function withGrowth(sketch: Sketch, growth: number): Sketch {
  return {
    ...sketch,
    streams: sketch.streams.map((stream, index) =>
      index === 0 ? { ...stream, growth: stream.adjustments.map(() => growth) } : stream,
    ),
  }
}

/** Figures to state in the place of those of a definition, by unit. */
const statements: Readonly<Record<string, readonly string[]>> = {
  money: ['0', '2.5', '{ 2018/19: 3, 2017/18: 1 }', '7', '-1.25'],
  rate: ['0%', '2.5%', '-1%', '{ 2018/19: 3%, default: 0% }', '11%'],
  share: ['0%', '40%', '100%', '{ 2018/19: 30%, default: 60% }'],
  people: ['1000', '250000'],
  activity: ['10', '5000'],
  pounds: ['0', '{ 2018/19: 3 }', '12'],
}

test.prop([anySketch, fc.array(fc.tuple(pick, pick), { minLength: 1, maxLength: 4 })], { numRuns: 120 })(
  'a rerun with other figures is what the definition with those figures gives, in every row',
  (sketch, changes) => {
    const text = writeSketch(sketch)
    const { projection } = projectText(text).scenario
    const stated = projection.plan.inputs.filter(({ path, isSetting }) => isSetting !== true && !path.includes('['))
    const set = changes.flatMap(([which, what]) => {
      const input = stated[which % stated.length]
      const texts = statements[input?.unit ?? ''] ?? []
      return texts.length === 0 ? [] : [`${input?.path}=${texts[what % texts.length]}`]
    })
    const afresh = ((): Projection | undefined => {
      try {
        return projectText(text, { set }).scenario.projection
      } catch {
        // Another figure may be refused: then there is nothing to compare.
        return undefined
      }
    })()
    if (afresh === undefined) return
    expect(afresh.plan.paths).toEqual(projection.plan.paths)
    const inputAt = new Map(afresh.plan.inputs.map(({ path }, at) => [path, at]))
    const nextOf = (at: number): Series =>
      afresh.inputs[inputAt.get(projection.plan.inputs[at]?.path ?? '') ?? -1] ?? []
    const changed = [...projection.plan.inputs.keys()].filter(
      (at) => String(nextOf(at)) !== String(projection.inputs[at]),
    )
    const rows = [...projection.plan.paths.keys()]
    const found = rerunner(projection, { inputs: changed }, rows)({ inputs: changed.map(nextOf) })
    expectEqual(projection, found, afresh.values)

    const inFloat = <T extends Values<Decimal>>(values: T): Values<number> =>
      values.map((own) => own.map((value) => value && float.of(value)))
    const before = inFloat(projection.inputs)
    const ran = {
      plan: projection.plan,
      arithmetic: float,
      inputs: before,
      values: run(projection.plan, float, before),
    }
    const floats = rerunner(ran, { inputs: changed }, rows)({ inputs: inFloat(changed.map(nextOf)) })
    expectEqual(projection, floats, run(afresh.plan, float, inFloat(afresh.inputs)))
  },
)

type Series = readonly (Decimal | undefined)[]

function expectEqual<V extends Decimal | number>({ plan }: Projection, found: Values<V>, wanted: Values<V>): void {
  const apart = plan.paths.flatMap((path, at) =>
    String(found[at]) === String(wanted[at]) ? [] : [[path, String(found[at]), String(wanted[at])]],
  )
  expect(apart).toEqual([])
}

it('what is reckoned over all years, and what is in force in some of them, follow as well', () => {
  const { scenario } = projectText(`title: Asked again
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: 0% } }
lines: { community: { setting: out-of-hospital, base: 100, growth: 0% } }
contracts: { mcp: { starts: 2019/20, shadow: 2018/19, scope: { community: 100% }, index: allocation } }
measures: { all: { formula: sum(headroom), unit: money }, last: { formula: 'at(contracts.mcp.value, 2020/21)', unit: money } }
`)
  const { projection } = scenario
  const position = (path: string): number => projection.plan.position.get(path) ?? -1
  const wanted = ['contracts.mcp.value', 'contracts.mcp.adjustment', 'measures.all', 'measures.last'].map(position)
  const growth = position('funding.allocation.growth')
  const tenth = new Decimal('0.1')
  const asked = rerunner(projection, { rows: [growth] }, wanted)({ rows: [[undefined, tenth, tenth, tenth]] })

  const found = asked.map((values) => values.map((value) => (value === undefined ? '-' : toPlain(value))))
  // A price of 100 grows 10% a year as funding does: 110, 121, 133.1; it is paid from the second year.
  expect(found[0]).toEqual(['-', '110', '121', '133.1'])
  expect(found[1]).toEqual(['-', '0', '21', '33.1'])
  // 220 - 100; 242 - 121; 266.2 - 133.1 come to 120 + 121 + 133.1.
  expect(found[2]?.slice(1)).toEqual(['374.1', '374.1', '374.1'])
  expect(found[3]?.slice(1)).toEqual(['133.1', '133.1', '133.1'])
})

it('a year that is still to come is not known to a row of an earlier one, in a rerun either', () => {
  // The price of every year is the spend of 2018/19 and a stated part; spend is calculated in each year before it.
  const part: Source = { path: 'part', unit: 'money', values: [0, 0, 0].map((value) => new Decimal(value)) }
  const always = (path: string, formula: Numeric): Calculated => ({ path, formula, base: formula })
  const plan = planRows(
    [always('price', sum(plus(at('spend', 2018)), plus(input(part)))), always('spend', number(new Decimal(8)))],
    { base: 2017, count: 2 },
  )
  const inputs = valuesOf(plan.inputs)
  const ran = { plan, arithmetic: exact, inputs, values: run(plan, exact, inputs) }
  const [price] = rerunner(ran, { inputs: [0] }, [0])({ inputs: [[1, 2, 3].map((value) => new Decimal(value))] })

  expect(price?.map(String)).toEqual(['undefined', '10', '11'])
})

it('held rows and changed inputs leave what they were changed from as it was', () => {
  const { projection } = projectText(`title: Held
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: 0% } }
`).scenario
  const before = projection.values.map((values) => values.map(String))
  const position = projection.plan.position.get('lines.acute.spend') ?? -1
  const headroom = projection.plan.position.get('headroom') ?? -1
  const [found] = rerunner(projection, { rows: [position] }, [headroom])({
    rows: [[60, 70, 80].map((value) => new Decimal(value))],
  })

  expect(found?.map(String)).toEqual(['40', '30', '20'])
  expect(projection.values.map((values) => values.map(String))).toEqual(before)
})
