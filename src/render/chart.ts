import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import { textWidth, wrap } from '../base/text-width.ts'
import { toAscii } from './cells.ts'
import { valueAxis, yearAxis, yearWidth } from './chart-axis.ts'
import { type Picture, pictureOf } from './chart-picture.ts'
import { isKnown, letterOf, sentenceOf } from './chart-words.ts'
import type { Layout } from './paint.ts'

export interface ChartSeries {
  readonly label: string
  /** One a year; undefined leaves a gap. */
  readonly values: readonly (Decimal | undefined)[]
}

export interface Chart {
  readonly title: string
  /** Unit and price base, as in `£ million, cash`. */
  readonly unit: string
  /** In ascending order. */
  readonly years: readonly FinancialYear[]
  readonly series: readonly ChartSeries[]
  /** Places of the figures in the sentences. */
  readonly decimals: number
}

/** From this width on the drawing is higher, and it grows no wider. */
const wide = 120
/** With fewer columns there is no room for the first and the last year. */
const narrowest = 12
/** Labels beside the lines must leave the drawing so many columns. */
const comfortable = 60

/**
 * A line chart as lines of text, none wider than the layout: title, unit, legend, drawing, and a sentence for every series.
 * Plain text has no drawing and, as everywhere in plain text, a record a line, however long.
 *
 * @param height Rows above the lowest row of the drawing, at most; an even scale may need fewer.
 */
export function drawChart(chart: Chart, layout: Layout, height = layout.width >= wide ? 16 : 12): string[] {
  const text = layout.ascii ? toAscii : (given: string) => given
  const said: Chart = {
    ...chart,
    title: text(chart.title),
    unit: text(chart.unit),
    series: chart.series.map(({ label, values }) => ({ label: text(label), values })),
  }
  return layout.plain ? read(said) : draw(said, layout, Math.min(40, Math.max(6, Math.floor(height))))
}

function read(chart: Chart): string[] {
  return [`${chart.title} (${chart.unit}).`, ...chart.series.map((series) => `${sentenceOf(series, chart)}.`)]
}

function draw(chart: Chart, layout: Layout, height: number): string[] {
  const { width, paint } = layout
  const known = chart.series.flatMap(({ values }) => chart.years.flatMap((_, index) => (isKnown(values[index]) ? [values[index]] : [])))
  const drawing = known.length === 0 ? [] : drawingOf(chart, valueAxis(known, height), layout)
  return [
    ...fit(chart.title, width).map(paint.heading),
    ...drawing,
    ...chart.series.flatMap((series, index) => hanging(letterOf(index), sentenceOf(series, chart), layout, index)),
  ]
}

/** Unit, legend and drawing, and what a reader must know of them. */
function drawingOf({ series, years: given }: Chart, values: ValueAxis, layout: Layout): Drawing {
  const { width } = layout
  const left = axisWidth(values)
  const margin = Math.max(Math.floor(yearWidth / 2), series.length - 1)
  const roomIn = (columns: number): number => Math.min(columns, wide) - left - margin
  if (roomIn(width) < narrowest) return { remarks: [`too wide to draw in ${width} columns`], lines: [] }

  const labels = series.map(({ label }, index) => `${letterOf(index)} ${label}`)
  const besideLines = width - Math.max(...labels.map(textWidth)) - 1
  const roomy = roomIn(besideLines) >= comfortable
  const years = yearAxis(given, roomIn(roomy ? besideLines : width))
  const picture = pictureOf(series, { values, years, margin })
  const ends = roomy ? labelRows(picture.ends, values.top) : undefined
  const rows = picture.marks.map((marks, row) => {
    const line = axisText(values, row, layout) + paintRow(marks, layout)
    const series = ends?.indexOf(row) ?? -1
    if (series < 0) return line.trimEnd()
    return `${line}${layout.paint.series(series)(labels[series] ?? '')}`
  })
  return {
    remarks: [values.warning, years.shared ? 'neighbouring years share a column' : undefined].flatMap((remark) => remark ?? []),
    lines: [
      ...(ends === undefined ? legend(labels, layout) : []),
      ...rows.reverse(),
      yearLine(years, left),
      ...lettersNote(picture).flatMap((note) => fit(note, width)).map(layout.paint.muted),
    ],
  }
}

/**
 * The row beside which each series is named, as near to the end of its line as the others leave room. Undefined where a
 * line does not reach the last year, or there are more lines than rows: then the legend names them.
 */
function labelRows(ends: readonly (number | undefined)[], top: number): number[] | undefined {
  if (ends.includes(undefined) || ends.length > top + 1) return undefined
  const order = ends.map((end, series) => ({ row: end ?? 0, series })).sort((one, other) => other.row - one.row || one.series - other.series)
  const rows = new Array<number>(ends.length).fill(0)
  order.reduce((free, { row, series }, at) => {
    // Those still to come below need a row each.
    const taken = Math.max(Math.min(row, free), ends.length - 1 - at)
    rows[series] = taken
    return taken - 1
  }, top)
  return rows
}

function yearLine({ labels }: YearAxis, left: number): string {
  return labels.reduce((line, { column, text }) => padRight(line, left + column - Math.floor(yearWidth / 2)) + text, '')
}

function lettersNote({ together, inTurn }: Picture): string[] {
  if (together === undefined && inTurn === undefined) return []
  const how = [
    ...(together === undefined ? [] : [`stand side by side (${together})`]),
    ...(inTurn === undefined ? [] : [`take turns (${Array.from(inTurn).join(' and ')})`]),
  ]
  return [`Where lines run together, their letters ${how.join(' or ')}.`]
}

function legend(labels: readonly string[], { width, paint }: Layout): string[] {
}
