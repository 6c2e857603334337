import { expect, it } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { svgOf } from '../../../src/render/svg/draw.ts'
import type { Chart } from '../../../src/report/document.ts'
import { collisionsOf, elementsOf, readChart, textsOf } from '../../support/drawn.ts'

type Given = string | number | undefined

function chart(lines: Readonly<Record<string, readonly Given[]>>, more: Partial<Chart> = {}): Chart {
  const count = Math.max(...Object.values(lines).map((values) => values.length))
  return {
    title: 'Spend',
    unit: '£ million, cash',
    years: Array.from({ length: count }, (_, index) => 2017 + index),
    series: Object.entries(lines).map(([label, values]) => ({
      label,
      rows: [],
      values: values.map((value) => (value === undefined ? undefined : new Decimal(value))),
    })),
    decimals: 1,
    money: '£m',
    ...more,
  }
}

const drawn = (of: Chart, width = 800): ReturnType<typeof readChart> =>
  readChart(svgOf({ is: 'lines', of }, { width, id: 'c' }).text)
const words = (of: Chart, width?: number): string[] => textsOf(drawn(of, width)).map(({ text }) => text)
const description = (of: Chart): string | undefined =>
  elementsOf(drawn(of))
    .find(({ name }) => name === 'desc')
    ?.text.replace(/\s+/g, ' ')

const envelope = chart(
  { Left: ['122.4', '118.4', '76.0'], Services: ['122.4', '124.9', '149.2'] },
  { gap: { from: 0, to: 1, label: 'gap' }, base: 2017, assumedFrom: 2018 },
)

it('has a title and a description that says each line in figures, the gap, and which years are assumed', () => {
  const svg = drawn(envelope)

  expect(svg.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'c-title c-desc' })
  expect(svg.children.slice(0, 2).map(({ name, attributes }) => [name, attributes.id])).toEqual([
    ['title', 'c-title'],
    ['desc', 'c-desc'],
  ])
  // 149.2 - 76.0 = 73.2
  expect(description(envelope)).toBe(
    'Lines by year, 2017/18 to 2019/20, in £ million, cash. Left: £122.4m in 2017/18 (highest), £76.0m in 2019/20 (lowest). ' +
      'Services: £122.4m in 2017/18 (lowest), £149.2m in 2019/20 (highest). The gap in 2019/20: £73.2m. Base year 2017/18, assumed from 2018/19.',
  )
})

it('names each line at its end with its last figure, and tells the unit once above', () => {
  expect(words(envelope)).toEqual([
    'Spend',
    '£ million, cash',
    ...['2017/18', '2018/19', '2019/20', 'base year', 'assumed'],
    ...['0', '25', '50', '75', '100', '125', '150'],
    ...['Left', '£76.0m', 'Services', '£149.2m', 'gap', '£73.2m'],
  ])
})

it('a phone has the names above the lines', () => {
  const texts = textsOf(drawn(envelope, 360))
  const plot = texts.find(({ text }) => text === '150')

  expect(texts.filter(({ kind }) => kind.includes('name')).map(({ text }) => text)).toEqual([
    'Left',
    '£76.0m',
    'Services',
    '£149.2m',
  ])
  for (const { kind, bottom } of texts) if (kind.includes('name')) expect(bottom).toBeLessThan(plot?.top ?? 0)
})

// 0 to 150 over 352 pixels, from 382 up to 10 and 20 more for the head: 76 is 76/150 of the way.
it('puts a value at its share of the axis', () => {
  const svg = drawn(chart({ Left: [0, 75, 150] }))
  const dots = elementsOf(svg).filter(({ name }) => name === 'circle')
  const path = elementsOf(svg).find(({ attributes }) => attributes.class === 'line-0')
  const heights = [...(path?.attributes.d ?? '').matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))

  expect(dots).toHaveLength(1)
  expect(heights).toHaveLength(3)
  expect((heights[0] ?? 0) - (heights[1] ?? 0)).toBeCloseTo((heights[1] ?? 0) - (heights[2] ?? 0), 0)
})

it('breaks a line where a value is missing, and marks a year that stands alone', () => {
  const svg = drawn(chart({ A: [1, undefined, 3, undefined, 5, 6] }))
  const path = elementsOf(svg).find(({ attributes }) => attributes.class === 'line-0')

  expect(path?.attributes.d?.replace(/[\d. ]+/g, '_')).toBe('M_M_M_L_')
  // 1 and 3 stand alone, and 6 is the end.
  expect(elementsOf(svg).filter(({ name }) => name === 'circle')).toHaveLength(3)
})

it('hatches what is below nought, and writes it with a minus sign', () => {
  const of = chart({ Left: [10, -10] })

  expect(elementsOf(drawn(of)).filter(({ attributes }) => attributes.fill === 'url(#c-below)')).toHaveLength(1)
  expect(words(of)).toContain('−£10.0m')
  expect(words(of)).toContain('−10')
})

it('an axis without nought says so, and shows a break', () => {
  // From 100 to 120 moves by 17%, less than a quarter: nought would press it flat.
  const of = chart({ Left: [100, 120] })

  expect(words(of)[1]).toBe('£ million, cash; the axis starts at 100, not at zero')
  expect(drawn(of)).toMatchObject({ name: 'svg' })
})

it('what is all nought, one year, nothing at all, huge or tiny has its drawing', () => {
  expect(words(chart({ Left: [0, 0] }))).toContain('£0.0m')
  expect(words(chart({ Left: [5] }))).toContain('£5.0m')
  expect(words(chart({ Left: [undefined, undefined] }))).toContain('There are no values to draw.')
  expect(words(chart({ Left: ['1e30', '2e30'] }))[1]).toBe('£ million, cash; figures of the axis times 10^30')
  expect(words(chart({ Left: ['1e30', '2e30'] }))).toContain('£2.00 × 10^30m')
  expect(words(chart({ Left: ['1e-12', '2e-12'] }))[1]).toBe('£ million, cash; figures of the axis times 10^-12')
  expect(words(chart({ Left: ['-1e400', '2e400'] }))).toContain('£2.00 × 10^400m')
})

it('text of an author stays text, whatever it is', () => {
  const hostile = `"><script>alert(1)</script>&amp;\u0000\ud800\f\u{1F600}\u202Eabc`
  const of = chart({ [hostile]: [1, 2] }, { title: hostile, unit: hostile })
  const svg = drawn(of)

  expect(elementsOf(svg).map(({ name }) => name)).not.toContain('script')
  expect(svg.children[0]?.text).toContain('<script>alert(1)</script>&amp;')
  expect(collisionsOf(svg)).toEqual([])
})
