import { listInWords } from '../../base/list-in-words.ts'
import { once } from '../../base/once.ts'
import { oneLine } from '../../base/one-line.ts'
import { textWidth, wrap } from '../../base/text-width.ts'
import type { Chart } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { isKnown, seriesSentence } from '../series-words.ts'
import { type ValueAxis, valueAxis, yearAxis, yearLine, yearWidth } from './chart-axis.ts'
import { axisText, axisWidth, type Picture, paintRow, pictureOf } from './chart-picture.ts'
import { keyed, legend } from './chart-words.ts'

/** From this width on the drawing is higher, and it grows no wider. */
const wide = 120
/** With fewer columns there is no room for the first and the last year. */
const narrowest = 12
/** Labels beside the lines must leave the drawing so many columns. */
const comfortable = 60

/**
 * A line chart as lines of text, none wider than the page: title, unit, legend, drawing, and a sentence for every series.
 * Plain text has no drawing and, as everywhere in plain text, a record a line, however long.
 *
 * @param height Rows above the lowest row of the drawing, at most; an even scale may need fewer.
 * @param hasWords Whether the sentences stand below a drawing.
 */
export function drawChart(chart: Chart, page: Page, height = usualHeight(page), hasWords = true): string[] {
  return layChart(chart, page, height, hasWords).lines()
}

/** A chart that is laid out, before it is drawn. */
export interface LaidChart {
  /** It takes no fewer lines: how the lines of the drawing meet may take some more to tell. */
  readonly fewest: number
  readonly lines: () => string[]
}

/** The same laid out, which costs little beside drawing it. */
export function layChart(chart: Chart, page: Page, height = usualHeight(page), hasWords = true): LaidChart {
  const text = (given: string): string => oneLine(page.ascii ? toAscii(given) : given)
  const said: Chart = {
    ...chart,
    title: text(chart.title),
    unit: text(chart.unit),
    series: chart.series.map((series) => ({ ...series, label: text(series.label) })),
  }
  if (!page.plain) return laid(said, page, Math.min(40, Math.max(4, Math.floor(height))), hasWords)
  const lines = read(said)
  return { fewest: lines.length, lines: () => lines }
}

function usualHeight({ width }: Page): number {
  return width >= wide ? 16 : 12
}

function read(chart: Chart): string[] {
  return [`${chart.title} (${chart.unit}).`, ...chart.series.map((series) => `${seriesSentence(series, chart)}.`)]
}

function laid(chart: Chart, page: Page, height: number, hasWords: boolean): LaidChart {
  const { width, paint } = page
  const { title, unit, years, series } = chart
  const known = series.flatMap(({ values }) => values.slice(0, years.length).filter(isKnown))
  const { remarks, fewest, lines } = known.length === 0 ? undrawn : drawingOf(chart, valueAxis(known, height), page)
  const head = [
    ...wrap(title, width).map((line) => paint.heading(line)),
    ...wrap([unit, ...remarks].join('; '), width).map((line) => paint.muted(line)),
  ]
  return {
    fewest: head.length + fewest,
    lines: () => [
      ...head,
      ...lines(),
      ...(hasWords ? series.flatMap((one, index) => keyed(index, seriesSentence(one, chart), page)) : []),
    ],
  }
}

interface Drawing extends LaidChart {
  /** What a reader must know before reading it. */
  readonly remarks: readonly string[]
}

const undrawn: Drawing = { remarks: [], fewest: 0, lines: () => [] }

function drawingOf({ series, years: given }: Chart, values: ValueAxis, page: Page): Drawing {
  const { width } = page
  const left = axisWidth(values)
  const margin = Math.max(Math.floor(yearWidth / 2), series.length - 1)
  const roomIn = (columns: number): number => Math.min(columns, wide) - left - margin
  if (roomIn(width) < narrowest) return { ...undrawn, remarks: [`too wide to draw in ${width} columns`] }

  const besideLines = width - Math.max(...series.map(({ label }) => textWidth(` A ${label}`)))
  const reaching = series.every(({ values: all }) => isKnown(all[given.length - 1]))
  const roomy = reaching && roomIn(besideLines) >= comfortable
  const years = yearAxis(given, roomIn(roomy ? besideLines : width))
  const named = once(() => legend(series, page))
  return {
    remarks: [values.warning, years.shared ? 'neighbouring years share a column' : undefined].flatMap(
      (remark) => remark ?? [],
    ),
    // The rows from nought to the highest, the years, and what names the lines where that is not beside them.
    fewest: values.top + 2 + (roomy ? 0 : named().length),
    lines: () => {
      const picture = pictureOf(series, { values, years, margin })
      const ends = roomy ? labelRows(picture.ends, values.top) : undefined
      const rows = picture.marks.map((marks, row) => {
        const line = axisText(values, row, page) + paintRow(marks, page)
        const beside = ends?.indexOf(row) ?? -1
        return beside < 0 ? line.trimEnd() : `${line} ${keyed(beside, series[beside]?.label ?? '', page).join('')}`
      })
      return [
        ...(ends === undefined ? named() : []),
        ...rows.reverse(),
        yearLine(years, left),
        ...lettersNote(picture)
          .flatMap((note) => wrap(note, width))
          .map((line) => page.paint.muted(line)),
      ]
    },
  }
}

/**
 * The row beside which each series is named, as near to the end of its line as the others leave room. Undefined where a
 * line does not reach the last year, or there are more lines than rows: then the legend names them.
 */
function labelRows(ends: readonly (number | undefined)[], top: number): number[] | undefined {
  if (ends.includes(undefined) || ends.length > top + 1) return undefined
  const order = ends
    .map((end, series) => ({ row: end ?? 0, series }))
    .sort((one, other) => other.row - one.row || one.series - other.series)
  const rows = ends.map(() => 0)
  order.reduce((free, { row, series }, at) => {
    // Those still to come below need a row each.
    const taken = Math.max(Math.min(row, free), ends.length - 1 - at)
    rows[series] = taken
    return taken - 1
  }, top)
  return rows
}

function lettersNote({ together, inTurn }: Picture): string[] {
  if (together === undefined && inTurn === undefined) return []
  const how = [
    ...(together === undefined ? [] : [`stand side by side (${together})`]),
    ...(inTurn === undefined ? [] : [`take turns (${listInWords([...inTurn])})`]),
  ]
  return [`Where lines run together, their letters ${listInWords(how, 'or')}.`]
}
