import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { blockSize, compile } from '../../src/engine/compiled/compile.ts'
import { instructionsFor } from '../../src/engine/compiled/program.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { type Calculated, planRows } from '../../src/engine/plan.ts'
import { run } from '../../src/engine/run.ts'
import { at, input, number, plus, sum, times, toDate, where } from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { anyRows, horizon } from '../support/any-rows.ts'
import { anyVariation, expectCompiled, expectSameBits } from '../support/compiled.ts'
import { projectText } from '../support/project-text.ts'
import { argumentsOf } from '../support/varying.ts'
import { writeSketch } from '../support/write-sketch.ts'

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
