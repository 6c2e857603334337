import { textWidth, wrap } from '../../base/text-width.ts'
import type { SheetCell, SheetColumn } from '../../workbook/sheet.ts'

/** The highest a row can be, in points, and the height of a line for each point of its letters. */
const most = 409
const perPoint = 1.32

/**
 * The height of a row in points, so that every line of the texts that wrap is seen: programs that open a workbook do not all find that
 * out by themselves. `sizeOf` is the size of the letters of a cell, `wraps` whether its text wraps.
 */
export function rowHeight(
  cells: readonly (SheetCell | undefined)[],
  columns: readonly SheetColumn[],
  sizeOf: (cell: SheetCell) => number,
  wraps: (cell: SheetCell) => boolean,
): number {
  const heights = cells.map((cell, at) => {
    if (cell === undefined) return 0
    const width = columns[at]?.width
    const lines =
      typeof cell.value === 'string' && width !== undefined && wraps(cell) ? lineCount(cell.value, width) : 1
    return lines * sizeOf(cell) * perPoint
  })
  return Math.min(most, Math.ceil(Math.max(0, ...heights)))
}

/** In how many lines a text stands, counted generously: most letters are narrower than the digits that widths are counted in. */
function lineCount(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width))
  return text
    .split('\n')
    .map((line) => (textWidth(line) <= room ? 1 : wrap(line, room).length))
    .reduce((sum, count) => sum + count, 0)
}
