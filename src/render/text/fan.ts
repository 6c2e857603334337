import type { Decimal } from '../../base/decimal.ts'
import { wrap } from '../../base/text-width.ts'
import type { FanChart, FanLine } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { rowOf, type ValueAxis, valueAxis, type YearAxis, yearAxis, yearLine, yearWidth } from './chart-axis.ts'
import { axisText, axisWidth, toPlainGlyphs } from './chart-picture.ts'

/** From the widest band to the narrowest. */
const shades = ['░', '▒', '▓']
const middleGlyph = '━'
const centralGlyph = '●'

const widest = 120
const narrowest = 20
const height = 16

/**
 * A fan: for each year how far draws spread, the middle of them, and the row as stated. Plain text has no drawing, because the table
 * says the same.
 */
export function drawFan(chart: FanChart, page: Page): string[] {
  const { width, paint, ascii, plain } = page
  if (plain) return []
  const say = ascii ? toAscii : (text: string): string => text
  const glyphs = ascii ? toPlainGlyphs : (text: string): string => text
  const lines = [...chart.bands.flatMap(({ low, high }) => [low, high]), chart.middle, chart.central]
  const known = lines.flatMap((line) => line.flatMap((value) => value ?? []))
  if (known.length === 0) return []
  const values = valueAxis(known, height)
  const left = axisWidth(values)
  const room = Math.min(width, widest) - left - Math.floor(yearWidth / 2)
  const bands = chart.bands.map(({ holds }, at) => `${shades[at] ?? ''} ${Math.round(holds * 100)}% of draws`)
  const legend = [...bands, `${middleGlyph} the middle`, `${centralGlyph} as stated`].join(', ')
  const title = [
    ...wrap(say(chart.title), width).map(paint.heading),
    ...wrap(glyphs(say(`${chart.unit}; ${legend}`)), width).map(paint.muted),
  ]
  if (room < narrowest) return title
  const years = yearAxis(chart.years, room)
  const columns = columnsOf(chart, years, values)
  const rows = Array.from({ length: values.top + 1 }, (_, row) => {
    const own = columns.map((column) => column[row] ?? ' ').join('')
    return `${axisText(values, row, page)}${glyphs(own)}`.trimEnd()
  })
  return [...title, ...rows.reverse(), yearLine(years, left)]
}

/** The drawing by column, then by row from the bottom. */
function columnsOf({ bands, middle, central }: FanChart, years: YearAxis, values: ValueAxis): string[][] {
  const at = (line: FanLine): ((column: number) => number | undefined) => between(line, years, values)
  const drawn = bands.map(({ low, high }) => ({ low: at(low), high: at(high) }))
  const [middleAt, centralAt] = [at(middle), at(central)]
  const ticks = new Set(years.ticks)
  return Array.from({ length: years.width }, (_, column) => {
    const cells = new Array<string>(values.top + 1).fill(' ')
    if (values.zeroRow !== undefined) cells[values.zeroRow] = '┈'
    cells[0] = ticks.has(column) ? '┬' : '─'
    for (const [index, { low, high }] of drawn.entries()) {
      const [from, to] = [low(column), high(column)]
      if (from === undefined || to === undefined) continue
      // A band takes in every row whose middle it covers, and one row at least.
      const first = Math.round(from)
      for (let row = first; row <= Math.max(first, Math.round(to)); row++) cells[row] = shades[index] ?? ' '
    }
    const put = (row: number | undefined, glyph: string): void => {
      if (row !== undefined) cells[Math.round(row)] = glyph
    }
    put(middleAt(column), middleGlyph)
    // A dot a year keeps apart what is stated and what is drawn.
    if (years.columns.includes(column)) put(centralAt(column), centralGlyph)
    return cells
  })
}

/** The height of a line at a column, straight between two years. */
function between(line: FanLine, { columns }: YearAxis, values: ValueAxis): (column: number) => number | undefined {
  const height = (value: Decimal | undefined): number | undefined =>
    value === undefined ? undefined : rowOf(values, value)
  const points = columns.map((column, index) => ({ column, height: height(line[index]) }))
  return (column) => {
    const next = points.findIndex((point) => point.column >= column)
    const to = points[next]
    if (to === undefined || to.column === column) return to?.height
    const from = points[next - 1]
    if (from?.height === undefined || to.height === undefined) return undefined
    return from.height + ((to.height - from.height) * (column - from.column)) / (to.column - from.column)
  }
}
