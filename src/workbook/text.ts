import { type ColumnOf, columnLetters, sheetPrefix } from './address.ts'
import type { SheetLine } from './line.ts'
import { columnOfYear, yearNumberRow } from './timeline.ts'

/** A formula of cells with its references still open: it is the same in every year, wherever its rows come to stand. */
export type Text = readonly Piece[]

type Piece = string | Cell | CellRange | YearNumber

interface Cell {
  readonly line: SheetLine
  readonly column: ColumnOf
}

/** Cells of one row, from one column to another. */
interface CellRange {
  readonly line: SheetLine
  readonly from: ColumnOf
  readonly to: ColumnOf
}

/** The number of a year, at the head of the sheet that the formula stands on. */
interface YearNumber {
  readonly yearIn: ColumnOf
}

/** So many characters is a reference taken for before it is known where it points. */
const usualReference = 12

/** About how long a formula is in a cell. */
export function lengthOf(text: Text): number {
  let length = 0
  for (const piece of text) {
    if (typeof piece === 'string') length += piece.length
    else length += 'from' in piece ? 2 * usualReference : usualReference
  }
  return length
}

/** The references of a formula put in, but for the letters of the columns that move with the year: those are numbers, by lag. */
export type PlacedText = readonly (string | number)[]

/** Put in the references of a formula that stands on a sheet, once every row has its place. */
export function placed(text: Text, home: string): PlacedText {
  const parts: (string | number)[] = []
  const column = (of: ColumnOf): void => {
    if ('lag' in of) parts.push(of.lag)
    else parts.push(`$${columnLetters(of.fixed)}`)
  }
  for (const piece of text) {
    if (typeof piece === 'string') parts.push(piece)
    else if ('yearIn' in piece) {
      column(piece.yearIn)
      parts.push(`$${yearNumberRow}`)
    } else {
      const { line } = piece
      if (line.sheet !== home) parts.push(sheetPrefix(line.sheet))
      if ('from' in piece) {
        column(piece.from)
        parts.push(`${line.row}:`)
        column(piece.to)
      } else column(piece.column)
      parts.push(String(line.row))
    }
  }
  return joined(parts)
}

/** The same with texts that follow one another made one, so that a formula of many years is put together quickly. */
function joined(parts: readonly (string | number)[]): PlacedText {
  const whole: (string | number)[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part
    else whole.push(part)
  }
  return whole
}

/** A placed formula in the column of a year, by index from the base year. */
export function inColumn(parts: PlacedText, index: number): string {
  let text = ''
  for (const part of parts) text += typeof part === 'string' ? part : columnLetters(columnOfYear(index - part))
  return text
}

/** Whether two formulas are the same but for where they stand. */
export function isSameText(one: PlacedText, other: PlacedText): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}
