import type { RecordHead } from '../report/records.ts'
import type { Page } from './page.ts'

/** A cell of a record as text: a figure in plain decimals, a word, or nothing. */
export type RecordCell = string | undefined

/**
 * How a format writes records one after the other, for answers that are too long to be held. Neighbouring cells are written
 * together, so that what comes again and again is written once.
 */
export interface RecordWriter {
  /** What stands before the first record. */
  readonly head: string
  /** Neighbouring cells of a record, the first of them in the column `from`. */
  readonly cells: (from: number, cells: readonly RecordCell[]) => string
  /** What stands before and after a figure of a column, each a cell by itself, and what stands in place of all where it is none. */
  readonly figure: (column: number) => { readonly before: string; readonly after: string; readonly none: string }
  /** What stands before the cells of a record, between two of them, after them, and between two records. */
  readonly before: string
  readonly between: string
  readonly after: string
  readonly separator: string
  /** What stands after the last record; `left` records are missing where somebody stopped it. */
  readonly end: (left: number) => string
}

/** Start to write records in a format. */
export type RecordFormat = (head: RecordHead, page: Page) => RecordWriter
