import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Values } from '../../src/engine/arithmetic.ts'
import { blockSize, compile } from '../../src/engine/compiled/compile.ts'
import type { Program } from '../../src/engine/compiled/instructions.ts'
import { asJavaScript } from '../../src/engine/compiled/javascript.ts'
import { instructionsFor } from '../../src/engine/compiled/program.ts'
import { asWebAssembly } from '../../src/engine/compiled/wasm.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { type Calculated, type Plan, planRows } from '../../src/engine/plan.ts'
import { run } from '../../src/engine/run.ts'
import { Space } from '../../src/engine/wasm/space.ts'
import { at, input, number, plus, sum, times, toDate, where } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { expectAgreement } from '../support/agreement.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { anyRows, horizon } from '../support/any-rows.ts'
import { projectText } from '../support/project-text.ts'
import { argumentsOf, resultsOf } from '../support/varying.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** Which figures vary, and the numbers they take in each of some evaluations: of their own value, and added to it. */
const anyVariation = fc.record({
  isChosen: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  evaluations: fc.array(
    fc.record({
      part: fc.constantFrom(0, 1, 1.01, 0.5, -1, 3),
      add: fc.constantFrom(0, 0, 0.01, -0.02, 1, -7),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

interface Variation {
  readonly isChosen: readonly boolean[]
  readonly evaluations: readonly { readonly part: number; readonly add: number }[]
}

/** WebAssembly against JavaScript, to the last bit, in its own arrays and in others. */
function expectSameBits(program: Program, given: readonly Float64Array[]): void {
  const count = given[0]?.length ?? 1
  const arrays = (): Float64Array[] => program.results.map(() => new Float64Array(count))
  const [expected, found] = [arrays(), arrays()]
  asJavaScript(program, new Space()).run(count, given, expected)
  const web = asWebAssembly(program, new Space())
  if (web === undefined) throw new Error('This runtime has no WebAssembly with vectors')
  web.run(count, given, found)
  expect(apart(expected, found)).toEqual([])
  const room = web.room()
  for (const [index, own] of given.entries()) room.arguments[index]?.set(own)
  web.run(count, room.arguments, room.results)
  expect(apart(expected, room.results)).toEqual([])
}

/** What is not the same number, the sign of nought included. */
function apart(expected: readonly Float64Array[], found: readonly Float64Array[]): unknown[] {
  return expected.flatMap((own, result) =>
    [...own].flatMap((value, at) =>
      Object.is(value, found[result]?.[at]) ? [] : [[result, at, value, found[result]?.[at]]],
    ),
  )
}

/** All rows of a plan compiled for some arguments against the exact engine, for every evaluation. */
function expectCompiled(plan: Plan, inputs: Values<Decimal>, { isChosen, evaluations }: Variation): void {
  const args = argumentsOf({ plan, inputs }).filter((_, index) => isChosen[index % isChosen.length])
  const results = resultsOf(plan)
  // The figures as they stand, which every program below begins with.
  const standing = run(plan, exact, inputs)
  const compiled = compile(plan, inputs, args, results, standing)
  const given = args.map(({ input, year }, index) =>
    Float64Array.from(evaluations, ({ part, add }, at) => {
      const own = Number(inputs[input]?.[year]?.toString())
      return (at + index) % 3 === 0 ? own : own * part + add
    }),
  )
  const found = results.map(() => new Float64Array(evaluations.length))
  compiled.run(evaluations.length, given, found)
  expectSameBits(instructionsFor({ plan, arithmetic: exact, inputs, values: standing }, args, results), given)
  // Told between which numbers arguments lie, a program is shorter and means the same. It may add and multiply in another order,
  // so that it is held to what is exact, as the longer one is, and not to its last bit.
  const bounded = args.map((one, at) => {
    const values = given[at] ?? []
    return { ...one, within: [Math.min(...values), Math.max(...values)] as const }
  })
  const shorter = results.map(() => new Float64Array(evaluations.length))
  compile(plan, inputs, bounded, results, standing).run(evaluations.length, given, shorter)
  for (const at of evaluations.keys()) {
    const changed = inputs.map((values) => [...values])
    for (const [index, { input, year }] of args.entries()) {
      const own = changed[input]
      if (own !== undefined) own[year] = new Decimal(given[index]?.[at] ?? Number.NaN)
    }
    const values = run(plan, exact, changed)
    // Beyond this neither is any figure of money.
    fc.pre(values.every((own) => own.every((value) => value === undefined || value.abs().lt('1e30'))))
    for (const calculated of [found, shorter])
      expectAgreement({ plan, arithmetic: exact, inputs: changed, values }, (row, year) => {
        const value = calculated[row * (plan.count + 1) + year]?.[at] ?? Number.NaN
        return Number.isNaN(value) ? undefined : value
      })
  }
}

test.prop([anySketch, anyVariation], { numRuns: 40 })(
  'any definition, compiled, is what it is in decimals',
  (sketch, variation) => {
    const { plan, inputs } = projectText(writeSketch(sketch)).scenario.projection
    expectCompiled(plan, inputs, variation)
  },
)

test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 }), anyVariation], { numRuns: 20 })(
  'and so is a place of any two',
  (west, east, share, variation) => {
    const { plan, inputs } = place({ west: [west, `, share: ${share}%`], east: [east, ''] }).scenario.projection
    expectCompiled(plan, inputs, variation)
  },
)

test.prop([anyRows, anyVariation], { numRuns: 500 })('and so are any formulas at all', (rows, variation) => {
  const plan = planRows(rows, horizon)
  expectCompiled(plan, valuesOf(plan.inputs), variation)
})

const scenarios = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(scenarios.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

it.each(scenarios)('every row of %s, compiled with every figure as an argument, is what it is in decimals', (name) => {
  const { plan, inputs } = projectText(`extends: ${name}\ntitle: Compiled\n`, { files }).scenario.projection
  // As it stands, and with every third figure a little more, in three ways.
  expectCompiled(plan, inputs, { isChosen: [true], evaluations: [0, 1, 2].map(() => ({ part: 1.0625, add: 0 })) })
})

it('no argument is a month or a year: another one asks for another model', () => {
  const { plan, inputs } = projectText(`extends: mcp.yaml\ntitle: Settings\n`, { files }).scenario.projection
  const setting = plan.inputs.findIndex(({ isSetting }) => isSetting === true)

  expect(setting).toBeGreaterThanOrEqual(0)
  expect(() => compile(plan, inputs, [{ input: setting, year: 0 }], [])).toThrow('asks for another model')
})

it('a long model in a whole block gives every evaluation what it gives alone, each line and year in one step of its own', () => {
  const lines = Array.from(
    { length: 120 },
    (_, index) => `  l${index}: { setting: hospital, base: ${index + 1}, growth: 2% }`,
  )
  const text = `title: Long\nyears: { base: 2017/18, count: 10 }\nfunding: { allocation: { base: 9000, growth: 1% } }\nlines:\n${lines.join('\n')}\n`
  const { plan, inputs, values } = projectText(text).scenario.projection
  const args = argumentsOf({ plan, inputs }).filter(({ input }) => plan.inputs[input]?.path.endsWith('growth'))
  const headroom = { row: plan.position.get('headroom') ?? -1, year: 10 }
  const { run: evaluate } = compile(plan, inputs, args, [headroom], values)
  const growth = (at: number, index: number): number => ((at * 7 + index * 3) % 50) / 1000
  const given = args.map((_, index) => Float64Array.from({ length: blockSize }, (_, at) => growth(at, index)))
  const found = new Float64Array(blockSize)
  evaluate(blockSize, given, [found])
  expectSameBits(instructionsFor({ plan, arithmetic: exact, inputs, values }, args, [headroom]), given)

  expect(args.length).toBe(1210)
  for (const at of [0, 255, 256, 1000, blockSize - 1]) {
    const alone = new Float64Array(1)
    evaluate(
      1,
      given.map((own) => own.slice(at, at + 1)),
      [alone],
    )
    expect(found[at]).toBe(alone[0])
    const changed = inputs.map((own) => [...own])
    for (const [index, { input, year }] of args.entries()) {
      const own = changed[input]
      if (own !== undefined) own[year] = new Decimal(growth(at, index))
    }
    const expected = run(plan, exact, changed)[headroom.row]?.[10]?.toNumber() ?? Number.NaN
    expect(Math.abs((found[at] ?? 0) - expected) / 9000).toBeLessThan(1e-12)
  }
})

it('a formula that names a year still to come, where that counts for nothing, leaves totals as they are', () => {
  const stated = (path: string, value: number): Source => ({
    path,
    unit: 'money',
    values: [0, 1, 2, 3].map(() => new Decimal(value)),
  })
  const always = (path: string, formula: Numeric): Calculated => ({ path, formula, base: formula })
  const [flag, flow, more] = [stated('flag', 1), stated('flow', 1), stated('more', 5)]
  const rows = [
    always('flow', times(input(flow), number(new Decimal(2)))),
    always('early', where(where(input(flag), at('total', 2020)), number(new Decimal(7)))),
    always('total', sum(plus(toDate('flow')), plus(input(more)))),
  ]
  const plan = planRows(rows, { base: 2017, count: 3 })
  const inputs = valuesOf(plan.inputs)
  const args = argumentsOf({ plan, inputs })
  const found = [new Float64Array(1), new Float64Array(1)]
  const { run: evaluate } = compile(plan, inputs, args, [
    { row: 2, year: 3 },
    { row: 1, year: 1 },
  ])
  evaluate(
    1,
    args.map(() => Float64Array.of(10)),
    found,
  )

  // Three years of twice 10, and 10.
  expect(found[0]?.[0]).toBe(70)
  // In 2018/19 the total of 2020/21 is not known.
  expect(found[1]?.[0]).toBeNaN()
})
