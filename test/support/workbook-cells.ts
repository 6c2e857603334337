import type { SheetCell, Workbook } from '../../src/workbook/sheet.ts'

/** A cell of a workbook as data, and where it is. */
export interface At {
  readonly sheet: string
  readonly row: number
  /** From 1. */
  readonly column: number
  readonly cell: SheetCell
}

/** Every cell of a workbook that holds something, sheet by sheet and row by row. */
export function cellsOf(book: Workbook): readonly At[] {
  return book.sheets.flatMap((sheet) =>
    [...sheet.rows].flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) =>
        cell === undefined ? [] : [{ sheet: sheet.name, row: row + 1, column: column + 1, cell }],
      ),
    ),
  )
}
