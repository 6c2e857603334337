import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { svgOf } from '../../../src/render/svg/draw.ts'
import { placeLabels } from '../../../src/render/svg/place-labels.ts'
import { scaleOf } from '../../../src/render/svg/scale.ts'
import type { Chart } from '../../../src/report/document.ts'
import { collisionsOf, elementsOf, readChart } from '../../support/drawn.ts'

const value = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((number) => new Decimal(number)),
  fc.constantFrom('0', '-0', '1e-30', '1e30', '-1e25').map((text) => new Decimal(text)),
  fc.constant(undefined),
)
const label = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('Out-of-hospital spend as projected', 'x'.repeat(300), 'שלום עולם', '😀😀 care', 'مرحبا بالعالم'),
)

const anyChart: fc.Arbitrary<Chart> = fc
  .record({ count: fc.integer({ min: 1, max: 50 }), series: fc.integer({ min: 1, max: 12 }), base: fc.boolean() })
  .chain(({ count, series, base }) =>
    fc.record({
      title: label,
      unit: label,
      years: fc.constant(Array.from({ length: count }, (_, at) => 2017 + at)),
      decimals: fc.integer({ min: 0, max: 3 }),
      money: fc.constantFrom('£m' as const, '£' as const),
      series: fc.array(
        fc.record({ label, rows: fc.constant([]), values: fc.array(value, { minLength: count, maxLength: count }) }),
        { minLength: series, maxLength: series },
      ),
      ...(base ? { base: fc.constant(2017), assumedFrom: fc.integer({ min: 2018, max: 2070 }) } : {}),
      ...(series > 1 ? { gap: fc.constant({ from: 0, to: 1, label: 'gap' }) } : {}),
    }),
  )

test.prop({ of: anyChart, width: fc.integer({ min: 240, max: 1400 }) }, { numRuns: 60 })(
  'any chart of lines is XML whose texts stand apart and within it, without a style attribute, and comes out the same twice',
  ({ of, width }) => {
    const { text } = svgOf({ is: 'lines', of }, { width, id: 'c' })
    const svg = readChart(text)

    expect(collisionsOf(svg)).toEqual([])
    expect(elementsOf(svg).filter(({ attributes }) => 'style' in attributes)).toEqual([])
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    expect(svgOf({ is: 'lines', of }, { width, id: 'c' }).text).toBe(text)
  },
)

const labels = fc.array(
  fc.record({ middle: fc.integer({ min: -50, max: 450 }), height: fc.integer({ min: 10, max: 60 }) }),
  { minLength: 1, maxLength: 12 },
)

test.prop({ labels })(
  'labels stand between top and bottom, none upon another, in the order of where they would be',
  ({ labels }) => {
    const tops = placeLabels(labels, 0, 400)
    const total = labels.reduce((sum, { height }) => sum + height, 0)

    expect(tops === undefined).toBe(total > 400)
    if (tops === undefined) return
    const placed = tops
      .map((top, at) => ({ top, height: labels[at]?.height ?? 0, middle: labels[at]?.middle ?? 0, at }))
      .sort((one, other) => one.middle - other.middle || one.at - other.at)
    placed.forEach(({ top, height }, at) => {
      const next = placed[at + 1]
      expect(top).toBeGreaterThanOrEqual(-1e-9)
      expect(top + height).toBeLessThanOrEqual((next?.top ?? 400) + 1e-9)
    })
  },
)

test.prop({ labels })('labels that have room stay where they would be', ({ labels }) => {
  const apart = labels.map(({ height }, at) => ({ middle: 100 * at + 50, height }))

  expect(placeLabels(apart, 0, 100 * labels.length)).toEqual(apart.map(({ middle, height }) => middle - height / 2))
})

test.prop({
  values: fc.array(
    value.filter((one) => one !== undefined),
    { minLength: 1, maxLength: 30 },
  ),
  height: fc.integer({ min: 100, max: 500 }),
})(
  'an axis holds every value, at round steps, of which there are two at least and no more than fit',
  ({ values, height }) => {
    const known = values.flatMap((one) => one ?? [])
    const { ticks, step, at } = scaleOf(known, height, 0, 46)

    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length - 1).toBeLessThanOrEqual(Math.max(2, Math.floor(height / 46)))
    expect(['1', '2', '2.5', '5']).toContain(step.div(new Decimal(10).pow(step.e)).toFixed())
    for (const tick of ticks) expect(tick.div(step).isInteger()).toBe(true)
    for (const one of known) {
      expect(at(one)).toBeGreaterThanOrEqual(-1e-6)
      expect(at(one)).toBeLessThanOrEqual(height + 1e-6)
    }
  },
)
