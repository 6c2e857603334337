import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { printYear } from '../../src/base/financial-year.ts'
import { textWidth } from '../../src/base/text-width.ts'
import { offScreen, type Page, unpainted } from '../../src/render/page.ts'
import { drawChart, layChart } from '../../src/render/text/chart.ts'
import type { Chart } from '../../src/report/document.ts'

const anyAmount = fc.oneof(
  fc.integer({ min: -20_000, max: 20_000 }).map((tenths) => new Decimal(tenths).div(10)),
  fc.integer({ min: 90_000, max: 110_000 }).map((hundredths) => new Decimal(hundredths).div(100)),
  fc
    .bigInt({ min: -2_000_000_000_000n, max: 2_000_000_000_000n })
    .map((pence) => new Decimal(pence.toString()).div(100)),
  fc.constantFrom(new Decimal(0), new Decimal(100), new Decimal('-1e-30')),
)

/** Amounts of one kind, so that lines of like size, negative and level ones all come up. */
const anyValues = (count: number): fc.Arbitrary<(Decimal | undefined)[]> => {
  const one = fc.oneof({ arbitrary: anyAmount, weight: 8 }, { arbitrary: fc.constant(undefined), weight: 1 })
  return fc.oneof(
    fc.array(one, { minLength: count, maxLength: count }),
    fc
      .tuple(anyAmount, fc.integer({ min: -15, max: 15 }))
      .map(([base, percent]) =>
        Array.from({ length: count }, (_, index) => base.times(new Decimal(percent).div(100).plus(1).pow(index))),
      ),
    anyAmount.map((level) => Array.from({ length: count }, () => level)),
  )
}

const anyLabel = fc.constantFrom(
  'Acute',
  'Out-of-hospital envelope',
  'Out-of-hospital spend as projected',
  'Headroom',
  'Net £ position',
)

const anyChart: fc.Arbitrary<Chart> = fc
  .record({
    count: fc.oneof(
      { arbitrary: fc.integer({ min: 2, max: 21 }), weight: 4 },
      { arbitrary: fc.integer({ min: 22, max: 101 }), weight: 1 },
    ),
    first: fc.integer({ min: 1990, max: 2090 }),
    lines: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ count, first, lines }) =>
    fc.record({
      title: fc.constant('What is left for care out of hospital'),
      unit: fc.constant('£ million, cash'),
      years: fc.constant(Array.from({ length: count }, (_, index) => first + index)),
      series: fc.array(fc.record({ label: anyLabel, rows: fc.constant([]), values: anyValues(count) }), {
        minLength: lines,
        maxLength: lines,
      }),
      decimals: fc.integer({ min: 0, max: 3 }),
    }),
  )

const anyPage: fc.Arbitrary<Page> = fc.record({
  width: fc.oneof(fc.constantFrom(40, 80, 120, 200), fc.integer({ min: 40, max: 240 })),
  ascii: fc.boolean(),
  plain: fc.constant(false),
  hasMark: fc.constant(false),
  paint: fc.constant(unpainted),
})

const anyHeight = fc.option(fc.integer({ min: -5, max: 60 }), { nil: undefined })

interface Read {
  readonly plot: readonly string[]
  /** Labels of the value axis by row from the bottom. */
  readonly labels: ReadonlyMap<number, string>
  /** Column in which the picture starts. */
  readonly left: number
  readonly years: string
}

/** Find the drawing in the text as a reader does: the lines along the value axis and the years below it. */
function read(lines: readonly string[]): Read | undefined {
  const bottom = lines.findIndex((line) => /^ *[(\d][\d,.()]* +(└─|\+-)/.test(line))
  if (bottom < 0) return undefined
  const left = /(└─|\+-)/.exec(lines[bottom] ?? '')?.index ?? 0
  let top = bottom
  while (/[│┤┼|+]/.test(lines[top - 1]?.[left] ?? '') && /^[\d,.() ]*$/.test(lines[top - 1]?.slice(0, left) ?? ''))
    top -= 1
  const plot = lines.slice(top, bottom + 1).reverse()
  const labels = new Map(
    plot.flatMap((line, row): [number, string][] =>
      line.slice(0, left).trim() === '' ? [] : [[row, line.slice(0, left).trim()]],
    ),
  )
  return { plot, labels, left: left + 2, years: lines[bottom + 1] ?? '' }
}

function amountOf(label: string): Decimal {
  const figure = new Decimal(label.replace(/[(),]/g, ''))
  return label.startsWith('(') ? figure.neg() : figure
}

/** The row, with its fraction, at which a value belongs by the highest and lowest label. */
function rowFor(value: Decimal, labels: Read['labels']): number {
  const [first, last] = [[...labels][0], [...labels].at(-1)]
  if (first === undefined || last === undefined) return Number.NaN
  const rows = last[0] - first[0]
  const bottom = amountOf(first[1])
  return first[0] + value.minus(bottom).times(rows).div(amountOf(last[1]).minus(bottom)).toNumber()
}

/** The column of each year, by the first and last year label: years of one length, rounded to whole columns. */
function columnsOf({ years, left }: Read, count: number): number[] {
  const first = years.search(/\d/) + 3
  const last = years.trimEnd().length - 4
  expect(first).toBe(left)
  return Array.from({ length: count }, (_, index) => first + Math.round((index * (last - first)) / (count - 1)))
}

test.prop([anyChart, anyPage, anyHeight], { numRuns: 60 })(
  'no line is wider than the page, none ends in a space, and none holds a colour code that was not asked for',
  (chart, page, height) => {
    for (const line of drawChart(chart, page, height)) {
      expect(textWidth(line)).toBeLessThanOrEqual(page.width)
      expect(line).toBe(line.trimEnd())
      expect(line).not.toContain('\u001b')
    }
  },
)

test.prop([anyChart, anyPage], { numRuns: 40 })(
  'a chart in ASCII holds ASCII only, with the letters in the same places',
  (chart, page) => {
    const plain = drawChart(chart, { ...page, ascii: true })
    for (const line of plain) expect(line).toMatch(/^[\u0020-\u007e]*$/)

    const fancy = drawChart(
      { ...chart, unit: 'GBP', series: chart.series.map((series) => ({ ...series, label: 'Line' })) },
      { ...page, ascii: false },
    )
    const same = drawChart(
      { ...chart, unit: 'GBP', series: chart.series.map((series) => ({ ...series, label: 'Line' })) },
      { ...page, ascii: true },
    )
    const letters = (lines: readonly string[]): string[] =>
      lines.map((line) => line.replace(/[^A-Za-z0-9]/gu, ' ').trimEnd())
    expect(letters(same)).toEqual(letters(fancy))
  },
)

test.prop([anyChart, anyPage, anyHeight], { numRuns: 60 })(
  'the labels of the axis are whole figures at even steps that hold every value, with zero where the values span it',
  (chart, page, height) => {
    const drawn = read(drawChart(chart, page, height))
    const values = chart.series.flatMap((series) => series.values).filter((value) => value !== undefined)
    fc.pre(drawn !== undefined)
    const labels = [...drawn.labels.values()]
    for (const label of labels) expect(label).toMatch(/^(\d{1,3}(,\d{3})*(\.\d+)?|\(\d{1,3}(,\d{3})*(\.\d+)?\))$/)
    const marks = labels.map(amountOf)
    const steps = marks.slice(1).map((mark, index) => mark.minus(marks[index] ?? 0))
    for (const step of steps) expect(step.eq(steps[0] ?? 0)).toBe(true)
    expect(steps[0]?.gt(0)).toBe(true)
    const low = Decimal.min(...values)
    const high = Decimal.max(...values)
    expect(marks[0]?.lte(low)).toBe(true)
    expect(marks.at(-1)?.gte(high)).toBe(true)
    if (low.lte(0) && high.gte(0)) expect(labels).toContain('0')
    expect(drawn.plot.length).toBeGreaterThan(4)
    expect(drawn.plot.length).toBeLessThanOrEqual(
      1 + Math.min(40, Math.max(4, height ?? (page.width >= 120 ? 16 : 12))),
    )
  },
)

test.prop([anyChart, anyPage], { numRuns: 60 })(
  'an axis without zero is always said to be one, and no other is',
  (chart, page) => {
    const lines = drawChart(chart, page)
    const drawn = read(lines)
    fc.pre(drawn !== undefined)
    const said = /; the axis (?:starts|ends) at (.*), not at zero/.exec(lines.join(' ').replace(/ +/g, ' '))?.[1]
    const labels = [...drawn.labels.values()]
    if (labels.includes('0')) expect(said).toBeUndefined()
    else expect(said).toBe(labels[0]?.startsWith('(') === true ? labels.at(-1) : labels[0])
  },
)

test.prop([anyChart, anyPage], { numRuns: 100 })(
  'every letter stands at a year, on the row nearest to the value of its line in that year',
  (chart, page) => {
    const drawn = read(drawChart(chart, page))
    fc.pre(drawn !== undefined)
    const columns = columnsOf(drawn, chart.years.length)
    drawn.plot.forEach((line, row) => {
      const inside = line.slice(0, (columns.at(-1) ?? 0) + chart.series.length)
      for (const { 0: letter, index } of inside.matchAll(/[A-E]/g)) {
        const values = chart.series[letter.charCodeAt(0) - 65]?.values ?? []
        // Letters may stand side by side, so the year is at the letter or up to four columns before it.
        const near = columns.flatMap((column, year) =>
          index >= column && index - column < chart.series.length ? [values[year]] : [],
        )
        const misses = near.flatMap((value) =>
          value === undefined ? [] : [Math.abs(rowFor(value, drawn.labels) - row)],
        )
        expect(Math.min(...misses), `${letter} on row ${row}`).toBeLessThanOrEqual(0.5 + 1e-9)
      }
    })
  },
)

test.prop([anyChart, fc.integer({ min: 40, max: 200 })], { numRuns: 60 })(
  'every line has its letter in every year with a value, unless the chart says that letters take turns',
  (chart, width) => {
    const lines = drawChart(chart, { ...offScreen, width })
    const drawn = read(lines)
    fc.pre(drawn !== undefined && !lines.join(' ').includes('take turns'))
    const columns = columnsOf(drawn, chart.years.length)
    fc.pre(
      (columns[1] ?? 0) - (columns[0] ?? 0) >= 3 &&
        columns.every((column, index) => index === 0 || column - (columns[index - 1] ?? 0) >= 3),
    )
    chart.series.forEach(({ values }, series) => {
      columns.forEach((column, year) => {
        const value = values[year]
        const next = columns[year + 1] ?? column + chart.series.length
        const cells = drawn.plot.map((line) => line.slice(column, next))
        const rows = cells.flatMap((text, row) => (text.includes('ABCDE'.charAt(series)) ? [row] : []))
        if (value === undefined) expect(rows).toEqual([])
        else expect(rows).toEqual([Math.round(rowFor(value, drawn.labels))])
      })
    })
  },
)

test.prop([anyChart, anyPage], { numRuns: 60 })(
  'the first and last year are labelled, labels stand under their years and do not touch',
  (chart, page) => {
    const drawn = read(drawChart(chart, page))
    fc.pre(drawn !== undefined)
    const columns = columnsOf(drawn, chart.years.length)
    const labels = [...drawn.years.matchAll(/\S+/g)]
    expect(labels[0]?.[0]).toBe(printYear(chart.years[0] ?? 0))
    expect(labels.at(-1)?.[0]).toBe(printYear(chart.years.at(-1) ?? 0))
    for (const { 0: label, index } of labels) {
      const year = chart.years.findIndex((other) => printYear(other) === label)
      expect(index + 3).toBe(columns[year])
    }
  },
)

test.prop([anyChart, anyPage], { numRuns: 40 })(
  'every name is whole, in the drawing and in its sentence',
  (chart, page) => {
    const text = drawChart(chart, { ...page, ascii: false })
      .join(' ')
      .replace(/ +/g, ' ')
    chart.series.forEach(({ label }, index) => {
      expect(text.split(`${'ABCDE'.charAt(index)} ${label}`).length).toBeGreaterThanOrEqual(2)
      expect(text).toContain(`${'ABCDE'.charAt(index)} ${label}: `)
    })
  },
)

test.prop([anyChart, anyPage], { numRuns: 30 })(
  'a chart that is too wide to draw says so and has no drawing',
  (chart, page) => {
    const lines = drawChart(chart, page)
    const some = chart.series.some(({ values }) => values.some((value) => value !== undefined))
    expect(read(lines) === undefined).toBe(!some || lines.join(' ').includes('too wide to draw'))
  },
)

test.prop([anyChart, anyPage, fc.integer({ min: 4, max: 16 }), fc.boolean()])(
  'is known beforehand to take no fewer lines than it does, and only the sentence of letters that meet is not foreseen',
  (chart, page, height, hasWords) => {
    const laid = layChart(chart, page, height, hasWords)
    const lines = laid.lines()

    expect(lines).toEqual(drawChart(chart, page, height, hasWords))
    expect(laid.fewest).toBeLessThanOrEqual(lines.length)
    // At 80 columns every line is named in the legend, so that only a sentence of their letters is not foreseen.
    if (page.width <= 80 && !hasWords)
      expect(lines.slice(laid.fewest).join(' ')).toMatch(/^(?:Where lines run together, their letters .*)?$/)
  },
)
