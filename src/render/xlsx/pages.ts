import type { Sheet, SheetSpan } from '../../workbook/sheet.ts'
import { digitPixels } from './row-height.ts'

// How a sheet is printed on A4 that lies on its side. A spreadsheet heeds page breaks only where it is not told to fit the width, so the
// scale is worked out here: that in which the first block of columns takes one page.

/** In inches: of the paper, and what is left free at its edges. */
const paper = { width: 11.69, height: 8.27 } as const
export const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } as const

/** The width of a page in pixels, of which an inch has 96. */
const room = (paper.width - margins.left - margins.right) * 96

/** Below this, in per cent, nothing is read any more: what is wider goes on to another page. */
const leastScale = 54

/**
 * The width of a digit of the usual font in pixels, of which an inch has 96, by the size of the font in points. Columns are measured by it; some
 * programs take whole pixels for it, and others do not.
 */
function digitWidth(size: number): number {
  const exact = size * digitPixels
  return Math.max(exact, Math.round(exact))
}

/** How many digits of the usual font, of a size in points, stand side by side on a page that is printed as small as may be. */
export function mostAcross(size: number): number {
  return Math.floor((room * 100) / leastScale / digitWidth(size))
}

/** How a sheet is printed: how large, and after which columns and rows, from 1, a page ends. */
export interface Pages {
  /** In per cent. */
  readonly scale: number
  readonly columnBreaks: readonly number[]
  readonly rowBreaks: readonly number[]
}

/** What is printed smaller to save a page: to this scale where one page is enough then, else a little, to this part of what the width allows. */
const leastOfOne = 60
const leastPart = 0.9

/** `heights` are those of the rows in points, `longest` the width in pixels of the longest line across them, `size` that of the usual font. */
export function pagesOf(sheet: Sheet, heights: readonly number[], longest: number, size: number): Pages {
  const widths = sheet.columns.map(({ width }) => width * digitWidth(size))
  const [first = { from: 1, to: widths.length }, ...others] = sheet.blocks ?? []
  const again = sum(widths.slice(0, sheet.repeatColumns ?? sheet.freeze?.columns ?? 0))
  // A program may draw a column a pixel wider.
  const sizes = [first, ...others].map(
    ({ from, to }, at) => (at === 0 ? 0 : again) + sum(widths.slice(from - 1, to)) + to - from + 1,
  )
  const widest = Math.max(1, longest, ...sizes)
  const wide = Math.min(100, Math.max(leastScale, Math.floor((room / widest) * 100)))
  const laidOut = (scale: number): Pages & { readonly count: number } => {
    const across = columnsAcross(sheet, [first, ...others], widths, scale)
    const down = rowsDown(sheet, heights, scale)
    return { scale, columnBreaks: across.breaks, rowBreaks: down.breaks, count: across.pages * down.pages }
  }
  // What goes on to a page of a few rows is printed a little smaller, without it.
  const whole = laidOut(wide)
  let best = whole
  for (let scale = wide - 1; scale >= leastScale && best === whole && whole.count > 1; scale--) {
    const smaller = laidOut(scale)
    const isLegible = scale >= wide * leastPart || (scale >= leastOfOne && smaller.count === 1)
    if (smaller.count < whole.count && isLegible) best = smaller
  }
  const { scale, columnBreaks, rowBreaks } = best
  return { scale, columnBreaks, rowBreaks }
}

interface Laid {
  /** After which columns or rows a page ends, from 1. */
  readonly breaks: readonly number[]
  readonly pages: number
}

/** What of the columns stands on one page: each block begins one by itself, and goes on to others where it is wider. */
function columnsAcross(
  { freeze, repeatColumns = freeze?.columns ?? 0 }: Sheet,
  blocks: readonly SheetSpan[],
  widths: readonly number[],
  scale: number,
): Laid {
  const page = (room * 100) / scale
  const again = sum(widths.slice(0, repeatColumns))
  const breaks: number[] = []
  for (const { from, to } of blocks) {
    let used = from > repeatColumns ? again : 0
    for (let column = from; column <= to; column++) {
      const width = widths[column - 1] ?? 0
      if (column > from && used + width > page) {
        breaks.push(column - 1)
        used = again
      }
      used += width
    }
  }
  return { breaks, pages: blocks.length + breaks.length }
}

/**
 * Rows that stand together, and charts, are not cut: what does not fit below what stands above it begins a page, unless no page is as tall. Where
 * there are any, every end of a page is said, so that none of them rests on how a program measures rows.
 */
function rowsDown(
  { charts = [], together = [], repeat, printedTo }: Sheet,
  all: readonly number[],
  scale: number,
): Laid {
  const page = ((paper.height - margins.top - margins.bottom) * 72 * 100 * spare) / scale
  const heights = all.slice(0, printedTo)
  // Each page after the first has the heads again.
  const again = repeat === undefined ? 0 : sum(heights.slice(repeat.from - 1, repeat.to))
  const blocks = [
    ...together.map(({ from, to }) => ({ above: from - 1, tall: sum(heights.slice(from - 1, to)), isBelow: false })),
    // Above a chart is an empty row, so that its frame is not drawn at the foot of the page before.
    ...charts.map(({ over: { row, lastRow } }) => ({
      above: row - 2,
      tall: sum(heights.slice(row - 2, row - 1)) + (lastRow - row + 1) * usualHeight,
      isBelow: true,
    })),
  ].sort((one, other) => one.above - other.above)
  const breaks: number[] = []
  // Down to where it is counted, and what of the page that begins there is taken.
  let from = 0
  let used = 0
  const takeRows = (to: number): void => {
    for (; from < to; from++) {
      const height = heights[from] ?? 0
      if (used > again && used + height > page) {
        breaks.push(from)
        used = again
      }
      used += height
    }
  }
  for (const { above, tall, isBelow } of blocks) {
    takeRows(above)
    if (used > again && used + tall > page && tall <= page - again) {
      breaks.push(above)
      used = again
    }
    // A chart lies below all rows, which have no heights there.
    if (isBelow) used += tall
  }
  takeRows(heights.length)
  const pages = breaks.length + 1
  return { breaks: blocks.length > 0 && pages <= mostBreaks ? breaks : [], pages }
}

/** A program may draw rows a little taller than they are said to be, and takes no more ends of pages than this. */
const spare = 0.98
const mostBreaks = 1000

/** The height of a row that says nothing of it, in points. */
const usualHeight = 15

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0)
}
