import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, epsilon, toPlain } from '../../src/base/decimal.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { anySketch, type Sketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const wanted = ['out-of-hospital.envelope', 'savings.requirement', 'surplus.carried', 'spend.do-nothing']

test.prop([anySketch, fc.integer({ min: -900, max: 900 }), fc.constantFrom(...wanted)], { numRuns: 60 })(
  'asking what a row would be at another growth gives what a definition with that growth gives',
  (sketch, growth, row) => {
    fc.pre(sketch.streams[0]?.growth !== undefined)
    const { plan, values } = projectText(writeSketch(sketch)).scenario.projection
    const position = (path: string): number => plan.position.get(path) ?? -1
    const asked = rerunner(
      plan,
      values,
      [position('funding.f0.growth')],
      [position(row)],
    )(new Decimal(growth).div(10_000))[position(row)]

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

it('what is reckoned over all years, and what is in force in some of them, follow as well', () => {
  const { scenario } = projectText(`title: Asked again
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: 0% } }
lines: { community: { setting: out-of-hospital, base: 100, growth: 0% } }
contracts: { mcp: { starts: 2019/20, shadow: 2018/19, scope: { community: 100% }, index: allocation } }
measures: { all: { formula: sum(headroom), unit: money }, last: { formula: 'at(contracts.mcp.value, 2020/21)', unit: money } }
`)
  const { plan, values } = scenario.projection
  const position = (path: string): number => plan.position.get(path) ?? -1
  const wanted = ['contracts.mcp.value', 'contracts.mcp.adjustment', 'measures.all', 'measures.last'].map(position)
  const asked = rerunner(plan, values, [position('funding.allocation.growth')], wanted)(new Decimal('0.1'))

  const found = wanted.map((row) => (asked[row] ?? []).map((value) => (value === undefined ? '-' : toPlain(value))))
  // A price of 100 grows 10% a year as funding does: 110, 121, 133.1; it is paid from the second year.
  expect(found[0]).toEqual(['-', '110', '121', '133.1'])
  expect(found[1]).toEqual(['-', '0', '21', '33.1'])
  // 220 - 100; 242 - 121; 266.2 - 133.1 come to 120 + 121 + 133.1.
  expect(found[2]?.slice(1)).toEqual(['374.1', '374.1', '374.1'])
  expect(found[3]?.slice(1)).toEqual(['133.1', '133.1', '133.1'])
})
