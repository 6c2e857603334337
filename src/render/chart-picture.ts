import { Decimal } from '../base/decimal.ts'
import { rowOf, type ValueAxis, type YearAxis } from './chart-axis.ts'
import { crossed, nearestRow, type Point, strokes } from './chart-lines.ts'
import type { ChartSeries } from './chart.ts'
import { isKnown, letterOf } from './chart-words.ts'
import type { Layout } from './paint.ts'

/** One character of the drawing and the series it belongs to; none where it is part of the frame. */
interface Mark {
  readonly glyph: string
  readonly series: readonly number[]
}

/** The drawing inside the axes: by row from the bottom, then by column. */
export interface Picture {
  readonly marks: readonly (readonly Mark[])[]
  /** Letters of lines too close to draw apart, where they stand side by side and where there is room for one at a time. */
  readonly together: string | undefined
  readonly inTurn: string | undefined
  /** The row on which each series ends; undefined where it has no value in the last year. */
  readonly ends: readonly (number | undefined)[]
}

interface Axes {
  readonly values: ValueAxis
  readonly years: YearAxis
  /** Columns kept free beyond the last year, for letters side by side. */
  readonly margin: number
}

/** Draw the frame, then the lines so that each stays visible where they cross, then the letters on top of all. */
export function pictureOf(series: readonly ChartSeries[], axes: Axes): Picture {
  const { values, years, margin } = axes
  const marks = frame(values, years, margin)
  const runs = series.map((one) => runsOf(one, axes))
  runs.forEach((lines, index) => {
    for (const line of lines.filter(({ length }) => length > 1)) {
      for (const { column, row, glyph } of strokes(line, values.top)) {
        const under = marks[row]?.[column]
        const mine = under === undefined || under.series.length === 0
        put(marks, { row, column }, mine ? { glyph, series: [index] } : { glyph: crossed(under.glyph, glyph), series: [...under.series, index] })
      }
    }
  })
  const last = years.columns.at(-1)
  return {
    marks,
    ...addLetters(marks, runs, axes),
    ends: runs.map((lines) => {
      const end = lines.at(-1)?.at(-1)
      return end?.column === last && end !== undefined ? nearestRow(end.height) : undefined
    }),
  }
}

/** Character and colour of a row. Where lines share a place, the columns take their colours in turn. */
export function paintRow(row: readonly Mark[], { paint, ascii }: Layout): string {
  const cells = row.map(({ glyph, series }, column) => ({ glyph: ascii ? (plainGlyphs[glyph] ?? glyph) : glyph, owner: series[column % series.length] }))
  const end = cells.findLastIndex(({ glyph }) => glyph !== ' ')
  let text = ''
  for (let at = 0; at <= end; ) {
    const { owner } = cells[at] ?? {}
    let run = ''
    for (; at <= end && cells[at]?.owner === owner; at += 1) run += cells[at]?.glyph
    text += run.trim() === '' ? run : owner === undefined ? paint.muted(run) : paint.series(owner)(run)
  }
  return text
}

const plainGlyphs: Readonly<Record<string, string>> = {
  '─': '-',
  '│': '|',
  '╭': '.',
  '╮': '.',
  '╰': "'",
  '╯': "'",
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┴': '+',
  '┼': '+',
  '└': '+',
  '┈': '.',
}

/** The year axis on the lowest row, where its value is, and a broken line at zero where zero lies above it. */
function frame({ top, zeroRow }: ValueAxis, { width, columns }: YearAxis, margin: number): Mark[][] {
  const ticks = new Set(columns)
  return Array.from({ length: top + 1 }, (_, row) =>
    Array.from({ length: width + margin }, (_, column) => {
      const line = row === 0 ? (ticks.has(column) ? '┬' : '─') : row === zeroRow ? '┈' : ' '
      return { glyph: column < width ? line : ' ', series: [] }
    }),
  )
}

/**
 * The unbroken stretches of a series. Where years share a column, one of them is drawn: the first or last year of the
 * chart, else the year of the lowest or highest value, so that no turning point is lost.
 */
function runsOf({ values: given }: ChartSeries, { values, years: { columns } }: Axes): Point[][] {
  const known = columns.flatMap((column, index) => {
    const value = given[index]
    return isKnown(value) ? [{ column, value }] : []
  })
  const lowest = Decimal.min(...known.map(({ value }) => value))
  const highest = Decimal.max(...known.map(({ value }) => value))
  const runs: Point[][] = [[]]
  for (const column of new Set(columns)) {
    const here = known.filter((point) => point.column === column)
    const extreme = here.find(({ value }) => value.eq(lowest) || value.eq(highest))
    const shown = column === columns[0] ? here[0] : column === columns.at(-1) ? here.at(-1) : (extreme ?? here[Math.floor(here.length / 2)])
    if (shown === undefined) runs.push([])
    else runs.at(-1)?.push({ column, height: rowOf(values, shown.value) })
  }
  return runs.filter(({ length }) => length > 0)
}

/**
 * Put the letters of the lines on the years: side by side, in turn where there is no room for that. A year on its own
 * between two gaps has no line, so it always has its letter.
 */
function addLetters(marks: Mark[][], runs: readonly (readonly Point[][])[], { years, margin }: Axes): Pick<Picture, 'together' | 'inTurn'> {
  const points = runs.flatMap((lines, series) =>
    lines.flatMap((line) =>
      line
        .filter(({ column }) => line.length === 1 || years.lettered.includes(column))
        .map(({ column, height }) => ({ series, column, row: nearestRow(height) })),
    ),
  )
  const columns = [...new Set(points.map(({ column }) => column))].sort((left, right) => left - right)
  let together: string | undefined
  let inTurn: string | undefined
  columns.forEach((column, turn) => {
    const room = (columns[turn + 1] ?? years.width + margin + 1) - column - 1
    const here = points.filter((point) => point.column === column)
    for (const row of new Set(here.map((point) => point.row))) {
      const group = here.filter((point) => point.row === row).map(({ series }) => series)
      const names = group.map(letterOf).join('')
      const fits = group.length === 1 || group.length <= room
      const shown = fits ? group : group.slice(turn % group.length).slice(0, 1)
      shown.forEach((series, at) => put(marks, { row, column: column + at }, { glyph: letterOf(series), series: [series] }))
      if (!fits) inTurn ??= names
      else if (group.length > 1) together ??= names
    }
  })
  return { together, inTurn }
}

function put(marks: readonly Mark[][], { row, column }: { readonly row: number; readonly column: number }, mark: Mark): void {
  const line = marks[row]
  if (line !== undefined && column < line.length) line[column] = mark
}
