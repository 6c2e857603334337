import { textWidth } from '../../base/text-width.ts'
import type { SheetCell, SheetColumn } from '../../workbook/sheet.ts'

/** The highest a row can be, in points, and the height of a line for each point of its letters. */
const most = 409
export const perPoint = 1.32

/** How the text of a cell is drawn. */
export interface Lettering {
  /** In points. */
  readonly size: number
  readonly isBold: boolean
  readonly wraps: boolean
}

/**
 * The height of a row in points, so that every line of the texts that wrap is seen: programs that open a workbook do not all find that
 * out by themselves.
 */
export function rowHeight(
  cells: readonly (SheetCell | undefined)[],
  columns: readonly SheetColumn[],
  letteringOf: (cell: SheetCell) => Lettering,
): number {
  let height = 0
  cells.forEach((cell, at) => {
    if (cell === undefined) return
    const { size, isBold, wraps } = letteringOf(cell)
    const width = columns[at]?.width
    const lines =
      typeof cell.value === 'string' && width !== undefined && wraps ? lineCount(cell.value, width, isBold) : 1
    height = Math.max(height, lines * size * perPoint)
  })
  return Math.min(most, Math.ceil(height))
}

/** Letters of the usual font by their width, in hundredths of a digit's, by which columns are measured. */
const widths = new Map(
  Object.entries({
    34: "'",
    40: 'ijl|',
    50: ' !,./:;I[]ft\\',
    60: '()-`r{}"',
    90: 'Jcksvxyz',
    106: '+<=>~',
    110: 'FLTZ',
    120: 'ABEKPSVXY',
    130: 'CDHNRUw',
    140: 'GOQ',
    150: 'Mm',
    170: 'W%@',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width) / 100] as const)),
)

/** The width of a text in digits. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += widths.get(letter) ?? textWidth(letter)
  return width
}

/** The width in pixels of a text that goes on over the columns beside it, where a row holds nothing else; 0 of any other row. */
export function lineAcross(
  [first, ...others]: readonly (SheetCell | undefined)[],
  letteringOf: (cell: SheetCell) => Lettering,
): number {
  if (typeof first?.value !== 'string' || others.some((cell) => cell !== undefined)) return 0
  const { size, isBold, wraps } = letteringOf(first)
  return wraps ? 0 : widthOf(first.value) * size * digitPixels * (isBold ? bold : 1)
}

/** The width of a digit of the usual font in pixels, of which an inch has 96, for each point of its size. */
export const digitPixels = 0.7417

const bold = 1.07
const blank = 0.5

/** In how many lines a text stands in a column so wide, broken at blanks and after hyphens. */
function lineCount(text: string, width: number, isBold: boolean): number {
  // A column loses a little at its edges.
  const room = Math.max(1, width - 0.7) / (isBold ? bold : 1)
  // What is narrow whatever its letters needs no thought.
  if (text.length <= room / 1.7 && !text.includes('\n')) return 1
  return text
    .split('\n')
    .map((line) => linesOf(line, room))
    .reduce((sum, count) => sum + count, 0)
}

/** A line may break after a hyphen too. */
const afterHyphen = /(?<=-)/

function linesOf(line: string, room: number): number {
  let lines = 1
  let used = 0
  for (const word of line.split(' ')) {
    let before = blank
    for (const piece of word.split(afterHyphen)) {
      const width = widthOf(piece)
      if (used > 0 && used + before + width > room) {
        lines++
        used = 0
      }
      used += (used > 0 ? before : 0) + width
      if (used > room) {
        lines += Math.ceil(used / room) - 1
        used %= room
      }
      before = 0
    }
  }
  return lines
}
