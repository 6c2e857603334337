import { expect, it } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { svgOf } from '../../../src/render/svg/draw.ts'
import { chartStyle } from '../../../src/render/svg/style.ts'
import type { ChartData, GridData } from '../../../src/report/chart-data.ts'
import type { BarChart, FanChart, Waterfall } from '../../../src/report/document.ts'
import { collisionsOf, elementsOf, readChart, struckThrough, textsOf } from '../../support/drawn.ts'
import type { Element } from '../../support/xml.ts'

const of = (value: string | number): Decimal => new Decimal(value)
const drawn = (chart: ChartData, width = 800): Element => readChart(svgOf(chart, { width, id: 'c' }).text)
const description = (chart: ChartData): string | undefined =>
  elementsOf(drawn(chart))
    .find(({ name }) => name === 'desc')
    ?.text.replace(/\s+/g, ' ')
const bars = (svg: Element, kind: string): { x: number; width: number; height: number }[] =>
  elementsOf(svg).flatMap(({ name, attributes }) =>
    name === 'rect' && attributes.class === kind && Number(attributes.height) !== 12
      ? [{ x: Number(attributes.x), width: Number(attributes.width), height: Number(attributes.height) }]
      : [],
  )

const bridge = (more: Partial<Waterfall> = {}): ChartData => ({
  is: 'bridge',
  of: {
    title: 'From A to B',
    unit: '£ million, cash',
    decimals: 1,
    is: 'money',
    money: '£m',
    start: { label: 'A', value: of(-100) },
    steps: [
      { label: 'Growth', value: of(60) },
      { label: 'Savings', value: of(-20) },
    ],
    end: { label: 'B', value: of(-60) },
    ...more,
  },
})

it('a bridge has whole bars from nought, steps from where the one before ends, signs and sums in words', () => {
  const svg = drawn(bridge())
  const [start, end] = bars(svg, 'bar-whole')
  const [up] = bars(svg, 'bar-up')
  const [down] = bars(svg, 'bar-down')

  // From -100 up by 60 to -40, down by 20 to -60: six tenths and two tenths of the first bar, the last six tenths.
  expect((up?.width ?? 0) / (start?.width ?? 1)).toBeCloseTo(0.6, 2)
  expect((down?.width ?? 0) / (start?.width ?? 1)).toBeCloseTo(0.2, 2)
  expect((end?.width ?? 0) / (start?.width ?? 1)).toBeCloseTo(0.6, 2)
  expect(up?.x).toBeCloseTo(start?.x ?? 0, 1)
  expect((down?.x ?? 0) + (down?.width ?? 0)).toBeCloseTo((up?.x ?? 0) + (up?.width ?? 0), 1)
  expect(down?.x).toBeCloseTo(end?.x ?? 0, 1)
  expect(description(bridge())).toBe(
    'A bridge in 2 steps from A, −£100.0m, to B, −£60.0m. Growth +£60.0m. Savings −£20.0m.',
  )
  expect(textsOf(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(['+£60.0m', '−£20.0m', '−£100.0m']))
})

it('a bridge whose bars lie far from nought says that its axis does not begin there', () => {
  const svg = drawn(
    bridge({
      start: { label: 'A', value: of(1000) },
      steps: [{ label: 'S', value: of(30) }],
      end: { label: 'B', value: of(1030) },
    }),
  )

  expect(textsOf(svg)[1]?.text).toMatch(/; the axis starts at 1,000, not at zero$/)
})

it('a bridge of rates tells its steps in points', () => {
  const share = bridge({
    is: 'share',
    start: { label: 'A', value: of('0.40') },
    steps: [{ label: 'S', value: of('0.15') }],
    end: { label: 'B', value: of('0.55') },
  })

  expect(description(share)).toBe('A bridge in one step from A, 40.0%, to B, 55.0%. S +15.0 points.')
})

const tornado = (more: Partial<BarChart> = {}): ChartData => ({
  is: 'tornado',
  of: {
    title: 'What headroom rests on',
    unit: '£ million, cash',
    decimals: 1,
    is: 'money',
    money: '£m',
    centre: of(10),
    bars: [
      { label: 'Growth', low: of(30), high: of(-10), isApart: false },
      { label: 'Price', low: of(15), high: of(20), isApart: false },
      { label: 'Nothing', low: of(10), high: of(10), isApart: false },
    ],
    kinds: undefined,
    ...more,
  },
})

it('a tornado has each bar from the value as stated, and both halves where the two lie on one side', () => {
  const svg = drawn(tornado())
  const lows = bars(svg, 'bar-down')
  const highs = bars(svg, 'bar-up')

  // 30 is 20 above 10, and -10 is 20 below it; 15 and 20 lie on one side, so that each has half the height, 18 less a pixel.
  expect(lows[0]?.width).toBeCloseTo(highs[0]?.width ?? 0, 1)
  expect((highs[0]?.x ?? 0) + (highs[0]?.width ?? 0)).toBeCloseTo(lows[0]?.x ?? 0, 1)
  expect([lows[1]?.height, highs[1]?.height]).toEqual([8.5, 8.5])
  expect((highs[1]?.width ?? 0) / (lows[1]?.width ?? 1)).toBeCloseTo(2, 1)
  expect(lows[2]?.width).toBe(0)
  expect(description(tornado())).toContain('Growth: £30.0m at its low, −£10.0m at its high.')
})

it('a tornado tells bars of another kind apart by more than colour', () => {
  const svg = drawn(
    tornado({
      bars: [
        { label: 'Growth', low: of(30), high: of(-10), isApart: false },
        { label: 'Price', low: of(15), high: of(5), isApart: true },
      ],
      kinds: { apart: 'steps', rest: 'ranges' },
    }),
  )

  expect(bars(svg, 'bar-outline')).toHaveLength(1)
  expect(textsOf(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(['ranges: low', 'steps: low']))
})

const fan = (more: Partial<FanChart> = {}): ChartData => ({
  is: 'fan',
  of: {
    title: 'Headroom',
    unit: '£ million, cash',
    years: [2017, 2018],
    is: 'money',
    money: '£m',
    decimals: 1,
    bands: [
      { holds: 0.9, low: [of(0), of(-50)], high: [of(0), of(50)] },
      { holds: 0.5, low: [of(0), of(-20)], high: [of(0), of(20)] },
    ],
    middle: [of(0), of(1)],
    central: [of(0), of(-5)],
    ...more,
  },
})

it('a fan says in words what its bands hold, and that draws lie beyond', () => {
  expect(description(fan())).toBe(
    'How far draws spread by year, 2017/18 to 2018/19, in £ million, cash; each year by itself. In 2018/19 90% of draws lie from −£50.0m to £50.0m. ' +
      'In 2018/19 50% of draws lie from −£20.0m to £20.0m. Their middle is £1.0m. As stated it is −£5.0m. ' +
      'The rest of the draws lie beyond, and what is not drawn is not in them.',
  )
})

it('a fan of a share, whose values come in per cent, tells per cent once', () => {
  const share = fan({
    is: 'share',
    bands: [{ holds: 0.9, low: [of(40), of(41)], high: [of(40), of(45)] }],
    middle: [of(40), of(42)],
    central: [of(40), of('42.5')],
  })

  expect(description(share)).toContain('As stated it is 42.5%.')
})

const grid = (values: readonly (readonly (number | undefined)[])[], centre?: GridData['table']['grid']): ChartData => ({
  is: 'grid',
  of: {
    title: 'Headroom in 2027/28',
    is: 'money',
    money: '£m',
    table: {
      heading: '',
      basis: '£ million, cash',
      decimals: 1,
      percentDecimals: 2,
      columnsAre: 'Down: growth. Across: price.',
      columns: (values[0] ?? []).map((_, at) => ({ label: `${at}.00%`, note: '' })),
      rows: values.map((row, at) => ({
        role: 'item',
        label: `${at}.00%`,
        cells: row.map((value) =>
          value === undefined ? { is: 'blank' } : { is: 'money', value: of(value), of: undefined },
        ),
      })),
      additions: [],
      notes: [],
      grid: centre ?? { centre: undefined, is: 'money', money: '£m', title: '' },
    },
  },
})

it('a grid has a border wherever the sign changes, and nowhere else', () => {
  const svg = drawn(
    grid([
      [-2, -1, 3],
      [-1, 0, undefined],
    ]),
  )
  const borders = elementsOf(svg).filter(
    ({ name, attributes }) => name === 'line' && attributes['stroke-width'] === '3',
  )

  // -1 | 3 above; -1 | 0 below; -1 over 0 between. Nothing stands beside what has no value.
  expect(borders).toHaveLength(3)
  expect(description(grid([[-2, -1, 3]]))).toBe(
    'A grid of 1 by 3 pairs. Down: growth. Across: price. From −£2.0m to £3.0m; below nought in 2 of 3.',
  )
})

it('a grid too fine for figures has shades alone, and says what they are', () => {
  const row = Array.from({ length: 60 }, (_, at) => at - 30)
  const texts = textsOf(drawn(grid([row, row]))).map(({ text }) => text)

  expect(texts).not.toContain('−30.0')
  expect(texts.at(-1)).toBeDefined()
  expect(texts.join(' ')).toContain('Darker is farther from nought.')
})

const long =
  'Mental health, services recommissioned, delivery (with Community services, less duplication, and contracts)'
const every: Readonly<Record<string, ChartData>> = {
  bridge: bridge({
    steps: Array.from({ length: 12 }, (_, at) => ({
      label: `${long} ${at}`,
      value: of(at % 2 === 0 ? '1e9' : '-1e-9'),
    })),
  }),
  'bridge of nothing': bridge({ start: { label: '', value: of(0) }, steps: [], end: { label: '', value: of(0) } }),
  tornado: tornado({
    bars: Array.from({ length: 20 }, (_, at) => ({
      label: `${long} ${at}`,
      low: of('1e30'),
      high: of('-1e30'),
      isApart: at > 10,
    })),
    kinds: { apart: 'steps', rest: 'ranges' },
  }),
  'tornado of nothing': tornado({ centre: of(0), bars: [{ label: 'A', low: of(0), high: of(0), isApart: false }] }),
  fan: fan({ base: 2017, assumedFrom: 2018 }),
  'fan of nothing': fan({ bands: [], middle: [undefined, undefined], central: [undefined, undefined] }),
  grid: grid([
    [-2000000, 1],
    [3, 4],
  ]),
  'grid of nothing': grid([[undefined]]),
}

it.each(Object.entries(every).flatMap(([name, chart]) => [320, 560, 800].map((width) => ({ name, chart, width }))))(
  'no text stands upon another or beyond the edge, no class is without a rule, nothing has a style: $name at $width',
  ({ chart, width }) => {
    const svg = drawn(chart, width)
    const classes = elementsOf(svg).flatMap(({ attributes }) => (attributes.class ?? '').split(' ').filter(Boolean))
    const positional = ['below', 'gap', 'chart']

    expect(collisionsOf(svg)).toEqual([])
    expect(struckThrough(svg)).toEqual([])
    expect(classes.filter((name) => !positional.includes(name) && !chartStyle.includes(`.${name}{`))).toEqual([])
    expect(elementsOf(svg).filter(({ attributes }) => 'style' in attributes)).toEqual([])
    expect(svgOf(chart, { width, id: 'c' }).text).not.toMatch(/NaN|Infinity|undefined/)
  },
)
