import { fc } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Values } from '../../src/engine/arithmetic.ts'
import { compile } from '../../src/engine/compiled/compile.ts'
import type { Program } from '../../src/engine/compiled/instructions.ts'
import { asJavaScript } from '../../src/engine/compiled/javascript.ts'
import { instructionsFor } from '../../src/engine/compiled/program.ts'
import { asWebAssembly } from '../../src/engine/compiled/wasm.ts'
import { exact } from '../../src/engine/exact.ts'
import type { Plan } from '../../src/engine/plan.ts'
import { run } from '../../src/engine/run.ts'
import { Space } from '../../src/engine/wasm/space.ts'
import { expectAgreement } from './agreement.ts'
import { argumentsOf, resultsOf } from './varying.ts'

/** Which figures vary, and the numbers they take in each of some evaluations: of their own value, and added to it. */
export const anyVariation = fc.record({
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
export function expectSameBits(program: Program, given: readonly Float64Array[]): void {
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
export function expectCompiled(plan: Plan, inputs: Values<Decimal>, { isChosen, evaluations }: Variation): void {
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
