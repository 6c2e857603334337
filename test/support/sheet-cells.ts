import { columnLetters } from '../../src/workbook/address.ts'
import type { Sheet, Workbook } from '../../src/workbook/sheet.ts'
import { type At, cellsOf } from './workbook-cells.ts'

/** A place as one text: `Inputs!H5`. */
export function placeOf(sheet: string, column: number, row: number): string {
  return `${sheet}!${columnLetters(column)}${row}`
}

export function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Every cell of a workbook that holds something, by its place. */
export function cellsByPlace(book: Workbook): ReadonlyMap<string, At> {
  return new Map(cellsOf(book).map((at) => [placeOf(at.sheet, at.column, at.row), at]))
}

/** A workbook with something else in some cells, as a person types it: all other formulas, and what they had for values, stay. */
export function typedInto(book: Workbook, typed: ReadonlyMap<string, number | string>): Workbook {
  const sheets = book.sheets.map(
    (sheet): Sheet => ({
      ...sheet,
      rows: [...sheet.rows].map((row, at) => ({
        ...row,
        cells: row.cells.map((cell, column) => {
          const value = typed.get(placeOf(sheet.name, column + 1, at + 1))
          if (value === undefined || cell === undefined) return cell
          const { formula: _, ...typedOver } = cell
          return { ...typedOver, value }
        }),
      })),
    }),
  )
  return { ...book, sheets }
}
