import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { svgOf } from '../../../src/render/svg/draw.ts'
import type { ChartData } from '../../../src/report/chart-data.ts'
import { collisionsOf, elementsOf, readChart, struckThrough } from '../../support/drawn.ts'

const value = fc.oneof(
  fc.double({ min: -1000, max: 1000, noNaN: true }).map((number) => new Decimal(number)),
  fc.constantFrom('0', '1e-30', '1e30', '-1e25').map((text) => new Decimal(text)),
)
const label = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('x'.repeat(200), 'שלום עולם', '😀😀 care'),
)
const shared = {
  title: label,
  unit: label,
  decimals: fc.integer({ min: 0, max: 3 }),
  is: fc.constantFrom('money', 'share', 'people'),
}
const part = fc.record({ label, value })

const anyChart = fc.oneof(
  fc.record({
    is: fc.constant('bridge'),
    of: fc.record({
      ...shared,
      money: fc.constant('£m'),
      start: part,
      end: part,
      steps: fc.array(part, { maxLength: 12 }),
    }),
  }),
  fc.record({
    is: fc.constant('tornado'),
    of: fc.record({
      ...shared,
      money: fc.constant('£m'),
      centre: value,
      kinds: fc.option(fc.record({ apart: fc.constant('steps'), rest: fc.constant('ranges') }), { nil: undefined }),
      bars: fc.array(fc.record({ label, low: value, high: value, isApart: fc.boolean() }), {
        minLength: 1,
        maxLength: 20,
      }),
    }),
  }),
  fc
    .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 40 }) })
    .chain(({ rows, columns }) =>
      fc.record({
        is: fc.constant('grid'),
        of: fc.record({
          title: label,
          is: shared.is,
          money: fc.constant('£m'),
          table: fc.record({
            heading: fc.constant(''),
            basis: label,
            decimals: shared.decimals,
            percentDecimals: fc.constant(2),
            columnsAre: label,
            columns: fc.array(fc.record({ label: fc.string({ maxLength: 12 }), note: fc.constant('') }), {
              minLength: columns,
              maxLength: columns,
            }),
            rows: fc.array(
              fc.record({
                role: fc.constant('item'),
                label: fc.string({ maxLength: 60 }),
                cells: fc.array(
                  fc.oneof(
                    value.map((one) => ({ is: 'money', value: one, of: undefined })),
                    fc.constant({ is: 'blank' }),
                  ),
                  { minLength: columns, maxLength: columns },
                ),
              }),
              { minLength: rows, maxLength: rows },
            ),
            additions: fc.constant([]),
            notes: fc.constant([]),
            grid: fc.constant({ centre: { row: 0, column: 0 }, is: 'money', money: '£m', title: '' }),
          }),
        }),
      }),
    ),
) as fc.Arbitrary<ChartData>

test.prop({ chart: anyChart, width: fc.integer({ min: 240, max: 1400 }) }, { numRuns: 100 })(
  'any bridge, tornado or grid is XML whose texts stand apart, within it and unstruck, and comes out the same twice',
  ({ chart, width }) => {
    const { text } = svgOf(chart, { width, id: 'c' })
    const svg = readChart(text)

    expect(collisionsOf(svg)).toEqual([])
    if (chart.is !== 'grid') expect(struckThrough(svg)).toEqual([])
    expect(elementsOf(svg).filter(({ attributes }) => 'style' in attributes)).toEqual([])
    expect(text).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/)
    expect(svgOf(chart, { width, id: 'c' }).text).toBe(text)
  },
)
