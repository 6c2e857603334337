import { padLeft, textWidth } from '../../base/text-width.ts'
import type { ChartSeries } from '../../report/document.ts'
import type { Page } from '../page.ts'
import { isKnown } from '../series-words.ts'
import { rowOf, type ValueAxis, type YearAxis } from './chart-axis.ts'
import { crossed, nearestRow, type Point, strokes } from './chart-lines.ts'
import { letterOf } from './chart-words.ts'

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
        const { glyph: under = ' ', series: others = [] } = marks[row]?.[column] ?? {}
        const shown = others.length === 0 ? glyph : crossed(under, glyph)
        put(marks, { row, column }, { glyph: shown, series: [...others, index] })
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
export function paintRow(row: readonly Mark[], { paint, ascii }: Page): string {
  const end = row.findLastIndex(({ glyph }) => glyph !== ' ') + 1
  const ownerAt = (column: number): number | undefined => {
    const series = row[column]?.series ?? nobody
    return series[column % series.length]
  }
  let text = ''
  for (let at = 0; at < end; ) {
    const owner = ownerAt(at)
    let run = ''
    for (; at < end && ownerAt(at) === owner; at += 1) run += row[at]?.glyph ?? ''
    const glyphs = ascii ? toPlainGlyphs(run) : run
    text += glyphs.trim() === '' ? glyphs : owner === undefined ? paint.muted(glyphs) : paint.series(owner)(glyphs)
  }
  return text + ' '.repeat(row.length - end)
}

/** The value axis beside a row, with the label of the row if it has one. */
export function axisText({ labels, zeroRow }: ValueAxis, row: number, { paint, ascii }: Page): string {
  const label = labels.get(row)
  const line = row === 0 ? '└─' : row === zeroRow ? '┼┈' : label === undefined ? '│ ' : '┤ '
  const glyphs = ascii ? toPlainGlyphs(line) : line
  return `${padLeft(label ?? '', labelWidth(labels))} ${paint.muted(glyphs.trimEnd())}${glyphs.endsWith(' ') ? ' ' : ''}`
}

/** Columns of the value axis. */
export function axisWidth({ labels }: ValueAxis): number {
  return labelWidth(labels) + 3
}

function labelWidth(labels: ValueAxis['labels']): number {
  return Math.max(...[...labels.values()].map(textWidth))
}

/** The characters of a drawing in ASCII. */
export function toPlainGlyphs(text: string): string {
  return Array.from(text, (glyph) => plainGlyphs[glyph] ?? glyph).join('')
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
  '░': '.',
  '▒': ':',
  '▓': '#',
  '━': '=',
  '●': 'o',
}

const nobody: readonly number[] = []

/** A part of the frame. */
const part = (glyph: string): Mark => ({ glyph, series: nobody })
const [blank, tick, axis, zero] = [part(' '), part('┬'), part('─'), part('┈')]

/** The year axis on the lowest row, where its value is, and a broken line at zero where zero lies above it. */
function frame({ top, zeroRow }: ValueAxis, { width, ticks }: YearAxis, margin: number): Mark[][] {
  return Array.from({ length: top + 1 }, (_, row) => {
    const line = new Array<Mark>(width + margin)
      .fill(blank)
      .fill(row === 0 ? axis : row === zeroRow ? zero : blank, 0, width)
    if (row === 0) for (const column of ticks) line[column] = tick
    return line
  })
}

/**
 * The unbroken stretches of a series. Where years share a column, the one that moves furthest from the column before is
 * drawn, so that a jump between the columns is not lost; at both ends of the axis it is the first and the last year.
 */
function runsOf({ values: given }: ChartSeries, { values, years: { columns } }: Axes): Point[][] {
  const points = columns.flatMap((column, index): Point[] => {
    const value = given[index]
    return isKnown(value) ? [{ column, height: rowOf(values, value) }] : []
  })
  const runs: Point[][] = [[]]
  let before = 0
  for (const column of new Set(columns)) {
    const here = points.filter((point) => point.column === column)
    const moves = here.map(({ height }) => Math.abs(height - before))
    const furthest = here[moves.indexOf(Math.max(...moves))]
    const shown = column === columns[0] ? here[0] : column === columns.at(-1) ? here.at(-1) : furthest
    if (shown === undefined) {
      runs.push([])
    } else {
      runs.at(-1)?.push(shown)
      before = shown.height
    }
  }
  return runs.filter(({ length }) => length > 0)
}

/**
 * Put the letters of the lines on the years: side by side, in turn where there is no room for that. Every stretch has at
 * least one, above all a year on its own between two gaps, which has no line.
 */
function addLetters(
  marks: Mark[][],
  runs: readonly (readonly Point[][])[],
  { years, margin }: Axes,
): Pick<Picture, 'together' | 'inTurn'> {
  const points = runs.flatMap((lines, series) =>
    lines.flatMap((line) => {
      const lettered = line.filter(({ column }) => years.lettered.includes(column))
      return (lettered.length === 0 ? line.slice(0, 1) : lettered).map(({ column, height }) => ({
        series,
        column,
        row: nearestRow(height),
      }))
    }),
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
      for (const [at, series] of shown.entries()) {
        put(marks, { row, column: column + at }, { glyph: letterOf(series), series: [series] })
      }
      if (!fits) inTurn ??= names
      else if (group.length > 1) together ??= names
    }
  })
  return { together, inTurn }
}

function put(
  marks: readonly Mark[][],
  { row, column }: { readonly row: number; readonly column: number },
  mark: Mark,
): void {
  const line = marks[row]
  if (line !== undefined && column < line.length) line[column] = mark
}
