import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, zero } from '../../src/base/decimal.ts'
import { anySketch, type Sketch, type SketchStream } from '../support/any-definition.ts'
import { expectSame, expectSameRows, indices, project } from '../support/same-rows.ts'

const runs = { numRuns: 60 }

/** The same definition with another first stream. */
const withFirst = (sketch: Sketch, change: (stream: SketchStream) => SketchStream): Sketch => ({
  ...sketch,
  streams: sketch.streams.map((stream, index) => (index === 0 ? change(stream) : stream)),
})

const levels = fc.integer({ min: 100_000, max: 900_000 })

test.prop([anySketch, levels, fc.integer({ min: 1, max: 8 }), fc.integer({ min: -300, max: 900 })], runs)(
  'a stream that closes its distance by a year, without floors, is at its target from then on',
  (sketch, base, year, growth) => {
    const closing = project(
      withFirst(sketch, (stream) => ({
        ...stream,
        growth: undefined,
        amounts: undefined,
        target: { base, growth: indices(sketch).slice(1).fill(growth), rebasing: indices(sketch).slice(1).fill(7) },
        pace: { form: { is: 'close-by', year }, minimum: undefined, minimumPerHead: undefined },
      })),
    )
    for (const index of indices(sketch).slice(1)) {
      const distance = closing.at('funding.f0.distance', index) ?? new Decimal(Number.NaN)
      if (index >= year) expectSame(distance, zero, `distance in year ${index}`)
      // What moves with a change of responsibility moves the target as much: the distance is then kept in pounds instead.
      else if (!sketch.responsibilities.some(({ stream, from }) => stream === 0 && from === index)) {
        // Each year takes off one part in as many as there are years left.
        const opening = closing.at('funding.f0.opening-distance', index) ?? new Decimal(Number.NaN)
        const left = year - index + 1
        expectSame(distance, opening.times(left - 1).div(left), `distance in year ${index}`)
      }
    }
  },
)

test.prop([anySketch], runs)(
  'growth by distance lies between the least and the greatest growth of its points',
  (sketch) => {
    const { at } = project({
      ...sketch,
      streams: sketch.streams.map((stream) =>
        stream.pace === undefined
          ? stream
          : { ...stream, pace: { ...stream.pace, minimum: undefined, minimumPerHead: undefined } },
      ),
    })
    sketch.streams.forEach(({ pace }, f) => {
      if (pace?.form.is !== 'by-distance') return
      const growths = pace.form.points.map(({ growth }) => new Decimal(growth).div(10_000))
      for (const year of indices(sketch).slice(1)) {
        const growth = at(`funding.f${f}.growth`, year) ?? new Decimal(Number.NaN)
        expect(growth.gte(Decimal.min(...growths).minus('1e-30')), `${growth.toFixed()} in year ${year}`).toBe(true)
        expect(growth.lte(Decimal.max(...growths).plus('1e-30')), `${growth.toFixed()} in year ${year}`).toBe(true)
      }
    })
  },
)

test.prop([anySketch], runs)('no growth under pace of change is below a floor', (sketch) => {
  const { at } = project(sketch)
  sketch.streams.forEach(({ pace }, f) => {
    for (const year of indices(sketch).slice(1)) {
      const growth = at(`funding.f${f}.growth`, year) ?? new Decimal(Number.NaN)
      const least = pace?.minimum?.[year - 1]
      const perHead = pace?.minimumPerHead?.[year - 1]
      if (least !== undefined) expect(growth.gte(new Decimal(least).div(10_000)), `year ${year}`).toBe(true)
      if (perHead === undefined) continue
      const people = at('population.total', year)?.div(at('population.total', year - 1) ?? Number.NaN)
      const own = growth.plus(1).div(people ?? Number.NaN)
      expect(own.minus(1).gte(new Decimal(perHead).div(10_000).minus('1e-30')), `a head in year ${year}`).toBe(true)
    }
  })
})

test.prop([anySketch], runs)('a ring-fence whose underspend is kept changes no position', (sketch) => {
  const fenced: Sketch = {
    ...sketch,
    streams: sketch.streams.map((stream, index) => ({
      ...stream,
      ringFence: index === 0 ? { lines: sketch.lines.map((_, line) => line), isLost: false } : undefined,
    })),
  }
  const without: Sketch = {
    ...sketch,
    streams: sketch.streams.map((stream) => ({ ...stream, ringFence: undefined })),
  }
  const [kept, plain] = [project(fenced), project(without)]

  expectSameRows(plain, kept, indices(sketch))
  expect(kept.rows.filter((path) => !plain.rows.includes(path))).toEqual([
    'funding.f0.lost',
    'funding.f0.lost-recurrent',
  ])
})

test.prop([anySketch, fc.integer({ min: 1, max: 8 }), fc.integer({ min: -9000, max: 9000 })], runs)(
  'services that move with as much money as they cost leave headroom of that year as it was, and growth of every year',
  (sketch, year, amount) => {
    // Nothing that reads funding or the line, which would rightly move: shares of funding, contracts, ring-fences.
    const plain: Sketch = {
      ...sketch,
      streams: sketch.streams.map((stream) => ({
        ...stream,
        growth: stream.growth ?? stream.adjustments.map(() => 150),
        amounts: undefined,
        target: undefined,
        pace: undefined,
        ringFence: undefined,
      })),
      reserves: [],
      surplus: { ...sketch.surplus, required: undefined, basis: 'in-year' },
      lines: sketch.lines.map((line) =>
        line.amounts === undefined ? line : { ...line, amounts: undefined, growth: line.amounts.map(() => 250) },
      ),
      responsibilities: [],
      contracts: [],
    }
    const from = Math.min(year, sketch.count)
    const moved: Sketch = {
      ...plain,
      responsibilities: [{ stream: 0, line: 0, from, amount, fundingAmount: undefined }],
    }
    const [before, after] = [project(plain), project(moved)]

    const early = indices(sketch).filter((index) => index <= from)
    const positions = ['headroom', 'headroom.recurrent', 'in-year', 'underlying', 'do-nothing-gap', 'surplus.carried']
    expectSameRows(before, after, early, positions)
    expectSameRows(before, after, indices(sketch), ['funding.f0.growth', 'lines.l0.growth'])
    expectSameRows(before, after, early, ['funding.growth', 'funding.growth-per-head', 'funding.growth-real'])
    const funding = after.at('funding.total', from)?.minus(before.at('funding.total', from) ?? Number.NaN)
    expectSame(funding, new Decimal(amount).div(1000), 'what moved')
  },
)
