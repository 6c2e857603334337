import type { Sheet } from '../../workbook/sheet.ts'
import { digitPixels } from './row-height.ts'

// How a sheet is printed on A4 that lies on its side. A spreadsheet heeds page breaks only where it is not told to fit the width, so the
// scale is worked out here: that in which the first block of columns takes one page.

/** In inches: of the paper, and what is left free at its edges. */
const paper = { width: 11.69, height: 8.27 } as const
export const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } as const

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

/** How a sheet is printed: how large, and after which columns and rows, from 1, a page ends. */
export interface Pages {
  /** In per cent. */
  readonly scale: number
  readonly columnBreaks: readonly number[]
  readonly rowBreaks: readonly number[]
}

/** `heights` are those of the rows in points, `longest` the width in pixels of the longest line across them, `size` that of the usual font. */
export function pagesOf(sheet: Sheet, heights: readonly number[], longest: number, size: number): Pages {
  const widths = sheet.columns.map(({ width }) => width * digitWidth(size))
  const again = sum(widths.slice(0, sheet.freeze?.columns ?? 0))
  const room = (paper.width - margins.left - margins.right) * 96
  const starts = sheet.blocks ?? []
  const first = sum(widths.slice(0, (starts[0] ?? widths.length + 1) - 1))
  // A program may draw a column a pixel wider.
  const widest = Math.max(1, longest, first + sheet.columns.length)
  const scale = Math.min(100, Math.max(leastScale, Math.floor((room / widest) * 100)))
  const page = (room * 100) / scale
  const columnBreaks: number[] = []
  let used = 0
  widths.forEach((width, at) => {
    const isWide = used > 0 && used + width > page
    if (at > 0 && (starts.includes(at + 1) || isWide)) {
      columnBreaks.push(at)
      used = again
    }
    used += width
  })
  return { scale, columnBreaks, rowBreaks: rowBreaksOf(sheet, heights, scale) }
}

/** Rows that stand together, and charts, are not cut: what does not fit below what stands above it begins a page, unless no page is as tall. */
function rowBreaksOf(
  { charts = [], together = [], repeat }: Sheet,
  heights: readonly number[],
  scale: number,
): number[] {
  const page = ((paper.height - margins.top - margins.bottom) * 72 * 100) / scale
  // Each page after the first has the heads again.
  const again = repeat === undefined ? 0 : sum(heights.slice(repeat.from - 1, repeat.to))
  const blocks = [
    ...together.map(({ from, to }) => ({ above: from - 1, tall: sum(heights.slice(from - 1, to)) })),
    // Above a chart is an empty row, so that its frame is not drawn at the foot of the page before.
    ...charts.map(({ over: { row, lastRow } }) => ({
      above: row - 2,
      tall: sum(heights.slice(row - 2, row - 1)) + (lastRow - row + 1) * usualHeight,
    })),
  ].sort((one, other) => one.above - other.above)
  const breaks: number[] = []
  // Down to where it is counted, and what of the page that begins there is taken.
  let from = 0
  let used = 0
  for (const { above, tall } of blocks) {
    used += sum(heights.slice(from, above))
    if (used > page) used = again + ((used - page) % Math.max(1, page - again))
    from = above
    if (used + tall <= page || tall > page - again) continue
    breaks.push(above)
    used = again
  }
  return breaks
}

/** The height of a row that says nothing of it, in points. */
const usualHeight = 15

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0)
}
