import { test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Values } from '../../src/engine/arithmetic.ts'
import { exact, valuesOf } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { type Calculated, type Plan, planRows } from '../../src/engine/plan.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { run } from '../../src/engine/run.ts'
import { findStrands, someOf, strandsOf } from '../../src/engine/strands.ts'
import { number, onePlus, plus, previous, row, sum, times } from '../../src/formula/build.ts'
import type { Numeric } from '../../src/formula/node.ts'
import { anySketch } from '../support/any-definition.ts'
import { anyPlace } from '../support/any-place.ts'
import { anyRows, horizon } from '../support/any-rows.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const of = (value: number): Numeric => number(new Decimal(value))
const starting = (path: string, formula: Numeric): Calculated => ({ path, formula, base: of(100) })

/** The names of the rows of each strand. */
function strandNames(plan: Plan): string[][] {
  const { order, ends } = findStrands(plan)
  return ends.map((end, at) => order.slice(ends[at - 1] ?? 0, end).map((own) => plan.paths[own] ?? ''))
}

it('a row that reads itself a year earlier is a strand, and rows that read one another are one, after all they read', () => {
  const rows = [
    { path: 'total', formula: sum(plus(row('line')), plus(row('saved'))), base: of(0) },
    starting('line', times(previous('line'), onePlus(row('rate')))),
    // What is saved is a part of what is left, and what is left is without what was saved the year before.
    starting('saved', times(row('left'), of(0.1))),
    starting('left', sum(plus(row('line')), plus(previous('saved')))),
    { path: 'rate', formula: of(0.02), base: undefined },
  ]
  const plan = planRows(rows, { base: 2017, count: 3 })

  expect(strandNames(plan)).toEqual([['rate'], ['line'], ['left', 'saved'], ['total']])
})

it('a plan of few rows is one strand, until its strands are asked for', () => {
  const plan = planRows([starting('a', previous('a')), starting('b', previous('b'))], { base: 2017, count: 3 })

  expect(strandsOf(plan)).toEqual({ order: [0, 1], ends: [2] })
  expect(findStrands(plan)).toEqual({ order: [0, 1], ends: [1, 2] })
  expect(strandsOf(plan)).toEqual({ order: [0, 1], ends: [1, 2] })
})

it('of strands of which some rows are left out those without a row are left out too', () => {
  expect(someOf({ order: [4, 7, 2, 9], ends: [1, 3, 4] }, (own) => own !== 4 && own !== 7)).toEqual({
    order: [2, 9],
    ends: [1, 2],
  })
})

/** What a plan comes to, whole and again with another value of its first input, in both arithmetics. */
function told(plan: Plan): string[] {
  const shown = <V>(values: Values<V>): string => values.map((own) => own.map(String).join(' ')).join('\n')
  const stated = valuesOf(plan.inputs)
  const rough = stated.map((own) => own.map((value) => value?.toNumber()))
  const all = plan.paths.map((_, own) => own)
  const values = run(plan, exact, stated)
  const first = plan.inputs.findIndex(({ isSetting }) => isSetting !== true)
  const other = (stated[first] ?? []).map((value) => value?.plus('0.01'))
  const again = (year?: number): string =>
    first === -1
      ? ''
      : shown(
          rerunner(
            { plan, arithmetic: exact, inputs: stated, values },
            { inputs: [first] },
            all,
            year,
          )({ inputs: [other] }),
        )
  return [shown(values), shown(run(plan, float, rough)), again(), again(plan.count)]
}

/** The same plan, whose strands were found. */
function inStrands(plan: Plan): Plan {
  const same = { ...plan }
  const { order, ends } = findStrands(same)
  expect([...order].sort((left, right) => left - right)).toEqual([...plan.order].sort((left, right) => left - right))
  expect(ends.at(-1) ?? 0).toBe(order.length)
  return same
}

test.prop([anyRows], { numRuns: 200 })('rows come to the same by strands as year by year', (rows) => {
  const plan = planRows(rows, horizon)
  expect(told(inStrands(plan))).toEqual(told(plan))
})

test.prop([anySketch], { numRuns: 25 })('so does a definition', (sketch) => {
  const { plan } = projectText(writeSketch(sketch)).scenario.projection
  expect(told(inStrands(plan))).toEqual(told(plan))
})

test.prop([anyPlace], { numRuns: 25 })('so does a place', ({ text, files }) => {
  const { plan } = projectText(text, { files }).scenario.projection
  expect(told(inStrands(plan))).toEqual(told(plan))
})
