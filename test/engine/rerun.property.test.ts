import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, epsilon } from '../../src/base/decimal.ts'
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
