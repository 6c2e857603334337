import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { textWidth } from '../../src/base/text-width.ts'
import { offScreen, type Page, unpainted } from '../../src/render/page.ts'
import { drawChart } from '../../src/render/text/chart.ts'
import type { Chart } from '../../src/report/document.ts'

const page: Page = offScreen
const narrow: Page = { ...page, width: 40 }

type Given = string | number | undefined

/** A chart of named lines from 2017/18 on. */
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
    ...more,
  }
}

/** The lines that carry the value axis, from the top. */
function plotOf(lines: readonly string[]): string[] {
  return lines.filter((line) => /^[\d,.() ]* [│┤┼└]/.test(line))
}

/** The labels of the value axis, from the top. */
function marksOf(lines: readonly string[]): string[] {
  return plotOf(lines).flatMap((line) => line.split(/ [│┤┼└]/)[0]?.trim() || [])
}

// 0 to 40 in at most 6 rows: steps of 20, three rows each, so a row is 20 / 3. The axis takes 5 columns (two digits, a
// space, the line, a space) and the last label 3 beyond its year, which leaves 32: the years stand at 0, 15 and 30.
// Each year is level for one column; the 14 columns between rise by 3 rows, so the line changes row where its edge
// passes 0.5, 1.5 and 2.5 rows: 3 x j / 14 does at j = 3, 7 and 12, after columns 3, 7 and 12.
it('draws a rising line through its years, the values on their rows', () => {
  expect(drawChart(chart({ Acute: [0, 20, 40] }), narrow, 6)).toEqual([
    'Spend',
    '£ million, cash',
    'A Acute',
    '40 ┤                            ╭──A',
    '   │                       ╭────╯',
    '   │                   ╭───╯',
    '20 ┤             ╭──A──╯',
    '   │        ╭────╯',
    '   │    ╭───╯',
    ' 0 └─A──╯───────────┬──────────────┬',
    '  2017/18        2018/19        2019/20',
    'A Acute: 0.0 in 2017/18 (lowest), 40.0',
    '  in 2019/20 (highest)',
  ])
})

// 8 to -8: steps of 10 from -10 to 10, three rows each; 8 lies 2.4 rows above zero, so it is drawn on the second.
it('draws the zero line where zero is and puts deficits in brackets', () => {
  const lines = drawChart(chart({ Headroom: [8, -8] }), narrow, 6)

  expect(plotOf(lines).map((line) => line.slice(0, 8).trimEnd())).toEqual([
    ' 10  ┤',
    '     │ A',
    '     │',
    '  0  ┼┈┈',
    '     │',
    '     │',
    '(10) └─┬',
  ])
  expect(plotOf(lines)[5]).toMatch(/A$/)
  expect(lines.filter((line) => line.includes('┈'))).toHaveLength(1)
})

it('draws in ASCII with the same shape', () => {
  expect(drawChart(chart({ Acute: [0, 20, 40] }), { ...narrow, ascii: true }, 6)).toEqual([
    'Spend',
    'GBP million, cash',
    'A Acute',
    '40 +                            .--A',
    "   |                       .----'",
    "   |                   .---'",
    "20 +             .--A--'",
    "   |        .----'",
    "   |    .---'",
    " 0 +-A--'-----------+--------------+",
    '  2017/18        2018/19        2019/20',
    'A Acute: 0.0 in 2017/18 (lowest), 40.0',
    '  in 2019/20 (highest)',
  ])
})

it('writes pounds as GBP in ASCII', () => {
  const unit = (given: string): string | undefined =>
    drawChart(chart({ Acute: [1] }, { unit: given }), { ...page, ascii: true })[1]

  expect(unit('£, cash')).toBe('GBP, cash')
  expect(unit('£ thousand, cash')).toBe('GBP thousand, cash')
})

it('says everything in sentences where plain text is asked for, a record a line', () => {
  const both = chart({ Acute: [113, 130.25, 120], Headroom: [0, -46.4, '-1234.5'] })

  expect(drawChart(both, { ...narrow, plain: true })).toEqual([
    'Spend (£ million, cash).',
    'Acute: 113.0 in 2017/18 (lowest), 120.0 in 2019/20; highest 130.3 in 2018/19.',
    'Headroom: 0.0 in 2017/18 (highest), (1,234.5) in 2019/20 (lowest).',
  ])
})

it('says where a line is level and where values are missing', () => {
  const sentences = drawChart(
    chart({
      Level: [5, 5, 5, 5],
      Odd: [5, undefined, 5, undefined],
      Once: [undefined, 5, undefined, undefined],
      Never: [undefined, undefined, undefined, undefined],
      Turning: [5, 9, 2, 4],
    }),
    { ...page, plain: true },
  )

  expect(sentences.slice(1)).toEqual([
    'Level: 5.0 in every year.',
    'Odd: 5.0 in every year with a value; no value in 2018/19 and 2020/21.',
    'Once: 5.0 in 2018/19; no value in 3 of 4 years.',
    'Never: no values.',
    'Turning: 5.0 in 2017/18, 4.0 in 2020/21; lowest 2.0 in 2019/20, highest 9.0 in 2018/19.',
  ])
})

// asciichart cuts labels to eleven characters from the left: 1,234,567,890.12 becomes 34567890.12.
it('never cuts a digit of pounds in the billions', () => {
  const lines = drawChart(chart({ Funding: [0, '1234567890.12'] }, { unit: '£', decimals: 2 }), narrow)

  expect(marksOf(lines)).toEqual(['1,500,000,000', '1,000,000,000', '500,000,000', '0'])
  expect(lines.join(' ')).toContain('1,234,567,890.12')
})

// asciichart takes the range as the height: five million rows here.
it('keeps to twelve rows above the lowest at 80 columns and sixteen at 120, whatever the range', () => {
  const wild = chart({ Funding: [1, 5_000_000] })

  expect(plotOf(drawChart(wild, page)).length).toBeLessThanOrEqual(13)
  expect(plotOf(drawChart(wild, { ...page, width: 120 })).length).toBeLessThanOrEqual(17)
})

// asciichart marks the axis at 3 where values run from 4 to -1. In steps of 1 of two rows each, zero is on the third row
// from the bottom: 1 x 2 rows above -1.
it('marks zero at zero, not at its mirror image', () => {
  const plot = plotOf(drawChart(chart({ Headroom: [4, -1] }), page))

  expect(plot.filter((line) => line.includes('┼'))).toHaveLength(1)
  expect(plot.at(-3)).toMatch(/^ *0 {2}┼┈/)
  expect(plot.at(-1)).toMatch(/^\(1\) └/)
  expect(plot[0]).toMatch(/^ *4 {2}┤ A/)
})

// asciichart draws null as 0. The axis is 0 to 10, the two values are at the top and nothing may lead down from them.
it('leaves a gap where a year has no value', () => {
  const plot = plotOf(drawChart(chart({ Headroom: [10, undefined, 10] }), narrow))

  expect(plot[0]).toMatch(/^10 ┤ A {29}A$/)
  for (const line of plot.slice(1, -1)) expect(line).toMatch(/^[ \d]* [│┤]$/)
  expect(plot.at(-1)).toMatch(/^ 0 └─┬─+┬─+┬$/)
})

it('draws a value that is not finite as a gap and does not stop', () => {
  const lines = drawChart(chart({ Headroom: [10, Number.NaN, Number.POSITIVE_INFINITY] }), narrow)

  expect(lines.slice(-2).join('')).toBe('A Headroom: 10.0 in 2017/18; no value in  2018/19 and 2019/20')
})

it('keeps zero on the axis where the lines then still take a quarter of the height', () => {
  // (100 - 75) / 100 is a quarter, (100 - 76) / 100 is less.
  expect(marksOf(drawChart(chart({ Funding: [75, 100] }), page)).at(-1)).toBe('0')
  expect(marksOf(drawChart(chart({ Funding: [76, 100] }), page)).at(-1)).not.toBe('0')
})

it('says so where the axis does not reach zero, above and below', () => {
  // 80 to 100 in steps of 5, three rows each; the negative mirrors it.
  expect(drawChart(chart({ Funding: [80, 100] }), page)[1]).toBe('£ million, cash; the axis starts at 80, not at zero')
  expect(drawChart(chart({ Headroom: [-80, -100] }), page)[1]).toBe(
    '£ million, cash; the axis ends at (80), not at zero',
  )
  expect(drawChart(chart({ Funding: [50, 100] }), page)[1]).toBe('£ million, cash')
})

it('draws a movement of less than 2% level, not as a slope', () => {
  // 100 to 101.9 on an axis from 0 to 100 or more, at most 12 rows: 1.9 is less than half a row of 8.3.
  const plot = plotOf(drawChart(chart({ Funding: [100, '101.9'] }), page))

  expect(plot.at(-1)).toMatch(/^ +0 └/)
  expect(plot.filter((line) => /A─+A/.test(line))).toHaveLength(1)
})

it('shows the letters of lines that run together, and names the letters', () => {
  const lines = drawChart(chart({ Envelope: [120, 60], Spend: [120, 120] }), page)
  const top = plotOf(lines).find((line) => line.includes('A'))

  expect(top).toMatch(/┤ AB[─┬]+[╮B]/)
  expect(lines).toContain('Where lines run together, their letters stand side by side (AB).')
  expect(lines.at(-2)).toBe('A Envelope: 120.0 in 2017/18 (highest), 60.0 in 2018/19 (lowest)')
  expect(lines.at(-1)).toBe('B Spend: 120.0 in every year')
})

it('lets letters take turns where lines run together and years are narrow', () => {
  // Eleven years in 32 columns: a year every 3, which leaves room for two letters side by side but not for three.
  const level = Array.from({ length: 11 }, () => 9)
  const lines = drawChart(chart({ One: level, Two: level, Three: level }), narrow)

  expect(plotOf(lines).find((line) => line.includes('A'))).toMatch(/ A──B──C──A──B──C──A──B──C──A──ABC$/)
  expect(lines.join(' ')).toContain('their letters stand side by side (ABC) or take turns (A, B and C).')
})

it('has room beyond the last year for the letters of five lines that run together', () => {
  const level = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]
  const plot = plotOf(drawChart(chart({ One: level, Two: level, Three: level, Four: level, Five: level }), narrow))

  expect(plot.filter((line) => line.endsWith('ABCDE'))).toHaveLength(1)
})

it('puts as many names on a line of the legend as fit', () => {
  const names = (first: number, second: number) =>
    drawChart(chart({ ['x'.repeat(first)]: [1], ['y'.repeat(second)]: [1] }), narrow)

  // Two for each letter, three between: 2 + 16 + 3 + 2 + 17 = 40.
  expect(names(16, 17)[2]).toBe(`A ${'x'.repeat(16)}   B ${'y'.repeat(17)}`)
  expect(names(16, 18).slice(2, 4)).toEqual([`A ${'x'.repeat(16)}`, `B ${'y'.repeat(18)}`])
})

// The years stand 24 columns apart, the widest there is; rows are 20 / 3 as above. In the 23 columns between, the rising
// line passes 1.5, 2.5, 3.5 and 4.5 rows where 6 x j / 23 does, at j = 6, 10, 14 and 18, so after columns 6, 10, 14 and
// 18; the falling one passes 4.5, 3.5, 2.5 and 1.5 rows there. On the middle row both run together from 10 to 14.
it('shows both lines where they cross', () => {
  const plot = plotOf(drawChart(chart({ Up: [0, 40], Down: [40, 0] }), narrow, 6))

  expect(plot.slice(2, 5)).toEqual(['   │       ╰───╮   ╭───╯', '20 ┤           ├───┤', '   │       ╭───╯   ╰───╮'])
})

it('names the lines beside their ends where there is room, else in a legend', () => {
  const both = chart({
    'Out-of-hospital envelope': [120, 60, 20],
    'Out-of-hospital spend as projected': [120, 121, 122],
  })
  const wide = drawChart(both, { ...page, width: 120 })

  expect(wide.filter((line) => /^[A-Z] Out-of-hospital (envelope|spend as projected)( {3}|$)/.test(line))).toEqual([])
  expect(wide.find((line) => line.endsWith('B    B Out-of-hospital spend as projected'))).toMatch(/┤|│/)
  expect(wide.find((line) => line.endsWith('A    A Out-of-hospital envelope'))).toMatch(/┤|│/)
  expect(drawChart(both, page)[2]).toBe('A Out-of-hospital envelope   B Out-of-hospital spend as projected')
})

it('colours each letter and line as its series, the frame as muted, and nothing else', () => {
  const paint = {
    ...unpainted,
    muted: (text: string) => `<${text}>`,
    series: (index: number) => (text: string) => `{${index}:${text}}`,
  }
  const lines = drawChart(chart({ One: [0, 20, 40], Two: [40, 40, 40] }), { ...narrow, paint }, 6)

  expect(lines[2]).toBe('{0:A} One   {1:B} Two')
  // Line A joins line B at column 27, by the sums above; from there on the columns take turns, even A and odd B.
  expect(lines[3]).toBe(`40 <┤> {1:B${'─'.repeat(14)}B${'─'.repeat(11)}┬}{0:─}{1:─}{0:A}{1:B}`)
  expect(lines[9]).toBe(' 0 <└─>{0:A──╯}<───────────┬──────────────┬>')
})

it('labels as many years as fit, the first and last always', () => {
  const years = Array.from({ length: 11 }, (_, index) => index)

  // 72 columns hold a year every 7: a label of 7 and a space need two years.
  expect(
    drawChart(chart({ A: years, 'A long name that does not fit beside': years }), page).find((line) =>
      line.includes('2017/18 '),
    ),
  ).toBe('  2017/18       2019/20       2021/22       2023/24       2025/26       2027/28')
  // 32 columns hold a year every 3: three years between labels, and 2026/27 would touch 2027/28.
  expect(drawChart(chart({ A: years }), narrow).find((line) => line.includes('2017/18 '))).toBe(
    '  2017/18  2020/21  2023/24     2027/28',
  )
})

it('spaces years by time where some are left out', () => {
  const line = drawChart(chart({ Acute: [1, 2, 3] }, { years: [2017, 2018, 2027] }), narrow).find((text) =>
    text.includes('┬'),
  )

  // Labels of three digits leave 31 columns, so a year takes 3: one year, then nine.
  expect(line).toMatch(/└─┬─{2}┬─{26}┬$/)
})

it('says that years share columns where there are more years than columns', () => {
  const century = Array.from({ length: 101 }, (_, index) => (index === 50 ? -5 : 10))
  const lines = drawChart(chart({ Headroom: century }), narrow)

  expect(lines.slice(1, 3).join(' ')).toBe('£ million, cash; neighbouring years share a column')
  // The one bad year is not lost between the columns.
  expect(plotOf(lines).at(-1)).toMatch(/^ *\(5\) └.*╰/)
  expect(lines.join(' ').replace(/ +/g, ' ')).toContain('lowest (5.0) in 2067/68')
})

it('says that it cannot draw where the figures leave no room, and still gives the figures', () => {
  const lines = drawChart(chart({ Funding: ['0', '9000000000000000000000'] }), narrow)

  expect(plotOf(lines)).toEqual([])
  expect(lines.join(' ')).toContain('too wide to draw in 40 columns')
  expect(lines.join(' ').replace(/ +/g, ' ')).toContain('9,000,000,000,000,000,000,000.0 in 2018/19 (highest)')
})

it('draws one year, no values at all, and only zeros', () => {
  expect(plotOf(drawChart(chart({ Acute: [10] }), page))[0]).toMatch(/^10 ┤ A +A Acute$/)
  expect(drawChart(chart({ Acute: [undefined, undefined] }), page)).toEqual([
    'Spend',
    '£ million, cash',
    'A Acute: no values',
  ])
  expect(plotOf(drawChart(chart({ Gap: [0, 0, 0] }), page)).at(-1)).toMatch(/^ +0 └─A─+A─+A +A Gap$/)
})

it('breaks long names over lines and keeps every letter of them', () => {
  const label = `Care ${'x'.repeat(50)} for people 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字`
  const lines = drawChart(chart({ [label]: [1, 2] }, { title: label }), narrow)

  for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(40)
  expect(lines.join('').replaceAll(' ', '')).toContain(label.replaceAll(' ', ''))
})
