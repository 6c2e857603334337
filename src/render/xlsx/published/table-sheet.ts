import { textWidth } from '../../../base/text-width.ts'
import { columnLetters } from '../../../workbook/address.ts'
import type { Highlight, Sheet, SheetCell, SheetRow } from '../../../workbook/sheet.ts'
import { markWords } from '../../mark-words.ts'
import { usualFont } from '../looks.ts'
import { mostAcross } from '../pages.ts'
import { asFirst } from './as-first.ts'
import type { PublishedTable } from './table.ts'

/**
 * A table on a sheet of its own as accessible spreadsheets have it: from cell A1 down the title, how many tables there are, what is to
 * be known of it and what empty cells mean; then its heads, and nothing beside it or below it. No cell is merged, no row is empty.
 */
export function tableSheet(table: PublishedTable, name: string, number: number): Sheet {
  const heads = distinct(table.heads)
  const hasEmpty = table.rows.some((row) => row.includes(undefined))
  const widths = widthsOf(heads, table)
  const isWider = widths.reduce((sum, width) => sum + width, 0) > mostAcross(size)
  const isPrinted = !(isWider && table.isData === true)
  const above: SheetRow[] = [
    { cells: [{ value: table.title, look: 'title' }] },
    { cells: [{ value: 'This sheet holds one table.', look: 'subtitle' }] },
    ...table.about.map((line): SheetRow => ({ cells: [{ value: line, look: 'subtitle' }] })),
    ...(isPrinted ? [] : [{ cells: [{ value: notPrinted, look: 'subtitle' } as const] }]),
    ...(hasEmpty ? [{ cells: [{ value: 'An empty cell has no value.', look: 'subtitle' } as const] }] : []),
  ]
  const first = above.length + 1
  const last = first + table.rows.length
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [
      ...above,
      {
        cells: heads.map(
          (value, at): SheetCell => ({ value, look: isOfFigures(table, at) ? 'heading-right' : 'heading' }),
        ),
      },
      ...table.rows.map((cells) => ({ cells })),
    ],
    repeat: { from: first, to: first },
    // What a row is of stands on each of the pages that it goes over.
    ...(isWider ? { repeatColumns: 1 } : {}),
    ...(isPrinted ? {} : { printedTo: above.length }),
    table: { name: tableName(name, number), from: first, to: last, heads },
    highlights: verdictsOf(table, first),
  }
}

/** Whether a column is of figures alone. */
function isOfFigures({ rows }: PublishedTable, column: number): boolean {
  const cells = rows.flatMap((row) => row[column] ?? [])
  return cells.length > 0 && cells.every(({ value }) => typeof value === 'number')
}

/** The words of checks are marked by colour as well. */
function verdictsOf({ rows }: PublishedTable, first: number): readonly Highlight[] {
  const column = rows[0]?.findIndex((cell) => cell?.look === 'check') ?? -1
  if (column < 0) return []
  const letter = columnLetters(column + 1)
  const range = `${letter}${first + 1}:${letter}${first + rows.length}`
  return (['pass', 'fail', 'warn', 'not-tested'] as const).map((as) => ({ range, word: markWords[as], as }))
}

/** Heads that no two columns share, without what a table refuses in them. */
function distinct(heads: readonly string[]): string[] {
  const taken = new Map<string, number>()
  return heads.map((head, at) => {
    const plain =
      head
        .replaceAll(/[\p{Cc}\p{Surrogate}]+/gu, ' ')
        .slice(0, mostInHead)
        .trim() || `Column ${at + 1}`
    return asFirst(plain, taken, (number) => `${plain} (${number})`)
  })
}

/** A head may have 255 characters; some are left for its number. */
const mostInHead = 240

/** A name by which readers find the table: letters and digits of the sheet's, which no cell is called. */
function tableName(sheet: string, number: number): string {
  const plain = sheet.normalize('NFKD').replaceAll(/[^A-Za-z0-9]+/g, '_')
  return `Table_${number}_${plain}`
}

/** In characters: of a column among others, and of one that has the page to itself. */
const widest = 60
const widestAlone = 100
const narrowest = 8

const notPrinted =
  'Its rows are for programs and wider than a page: they are left out of print. The sheets before it tell them.'

/** In points, of the usual text. */
const size = usualFont('publish').size ?? 0

/** Columns of words are no narrower than this where the page is too narrow for all columns. */
const narrowestWords = 24

/** The widths of columns. Where all would not stand on one page, those of words share what is left of it by how much they say. */
function widthsOf(heads: readonly string[], { rows }: PublishedTable): number[] {
  const columns = heads.map((head, at) => {
    const cells = rows.map((row) => row[at])
    const wraps = cells.every((cell) => cell === undefined || cell.look === 'text')
    const said = cells.reduce((sum, cell) => sum + (cell === undefined ? 0 : lengthOf(cell)), 0)
    return { wraps, said, width: widthOf(head, heads.length === 1 ? widestAlone : widest, cells) }
  })
  const shared = (part: number): number[] =>
    columns.map(({ wraps, said, width }) => (wraps ? Math.min(width, Math.max(narrowestWords, said * part)) : width))
  const isWithin = (widths: readonly number[]): boolean =>
    widths.reduce((sum, width) => sum + width, 0) <= mostAcross(size)
  const whole = columns.map(({ width }) => width)
  // What no page is wide enough for gains nothing.
  if (isWithin(whole) || !isWithin(shared(0))) return whole
  let [low, high] = [0, widest]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (isWithin(shared(middle))) low = middle
    else high = middle
  }
  return shared(low).map(Math.floor)
}

/** Wide enough for the longest cell, or for one that wraps. */
function widthOf(head: string, most: number, cells: readonly (SheetCell | undefined)[]): number {
  const lengths = cells.map((cell) => (cell === undefined ? 0 : lengthOf(cell)))
  const longest = lengths.reduce((so, length) => Math.max(so, length), 0)
  // A head wraps at its blanks.
  const word = head.split(' ').reduce((so, part) => Math.max(so, textWidth(part)), 0)
  return Math.min(most, Math.max(narrowest, word + 1, longest) + 2)
}

function lengthOf({ value, number }: SheetCell): number {
  if (typeof value === 'string') return textWidth(value.slice(0, 2 * widestAlone))
  if (typeof value !== 'number') return 5
  if (number === undefined || number.is === 'general') return Math.min(20, String(value).length)
  const size = Math.abs(number.is === 'percent' ? value * 100 : value)
  const whole = Math.max(1, Math.floor(Math.log10(size || 1)) + 1)
  // Digits, a comma for every three, the point and places, and brackets or a sign.
  return whole + Math.floor((whole - 1) / 3) + number.decimals + 4
}
