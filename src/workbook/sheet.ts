/**
 * A workbook as data, free of any file format: what stands in which cell, what it is, and how it follows from others. `workbook/` makes
 * one of scenarios; `render/xlsx/` writes one to bytes. Nothing in it depends on the day, the machine or a library.
 */
export interface Workbook {
  readonly title: string
  /** Whose it is; undefined where the definition does not say. */
  readonly organisation: string | undefined
  /** What stands at the foot of every printed page: the title where it is left out. */
  readonly footer?: string
  /** In the order of their tabs; the first is the one that opens. Their names differ by more than case. */
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
}

/** A name that formulas and people may use for a cell: `lines.acute.growth` for `Inputs!$H$5`. */
export interface DefinedName {
  readonly name: string
  /** Where it is, absolute, the sheet in quotes where its name needs them. */
  readonly refers: string
}

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** From row 1 on. It may be walked more than once. */
  readonly rows: Iterable<SheetRow>
  /** How many rows and columns stay in view, from the top and from the left. */
  readonly freeze?: { readonly rows: number; readonly columns: number }
  /**
   * Blocks of columns that are printed, from 1, each from a page of its own: the first is one page wide, and what stands in none of them is left
   * out. All columns are one block where it is left out.
   */
  readonly blocks?: readonly SheetSpan[]
  /** How many columns from the left are printed again on pages side by side: those that stay in view where it is left out. */
  readonly repeatColumns?: number
  /** Which rows are printed again at the head of every page: the first and the last, from 1. */
  readonly repeat?: SheetSpan
  /** The last row that is printed, from 1: below it are steps on the way. All rows are where it is left out. */
  readonly printedTo?: number
  /** Rows that are not cut by the end of a page, from 1, in their order: where they do not fit below what stands above them they begin one. */
  readonly together?: readonly SheetSpan[]
  /** Rows from column A on that are one table, the first of them its heads: a name by which readers, and those who listen, find it. */
  readonly table?: {
    readonly name: string
    readonly from: number
    readonly to: number
    readonly heads: readonly string[]
  }
  readonly validations?: readonly Validation[]
  readonly highlights?: readonly Highlight[]
  readonly charts?: readonly SheetChart[]
}

/** The first and the last of some rows or columns, from 1. */
export interface SheetSpan {
  readonly from: number
  readonly to: number
}

export interface SheetColumn {
  /** In characters of the usual font. */
  readonly width: number
}

export interface SheetRow {
  /** From column A on; undefined for an empty cell. */
  readonly cells: readonly (SheetCell | undefined)[]
  /** Set for a step on the way: it may be folded away under the row above. It is never hidden. */
  readonly isWorking?: true
}

export interface SheetCell {
  /** What it holds; of a formula what the engine has for it, and `""` where that has no value. */
  readonly value?: CellValue
  /** In English, with commas, references as `A1`, no equals sign before it. Every bracket that is needed is there. */
  readonly formula?: string
  readonly look: Look
  /** How a number is shown; left out for text. */
  readonly number?: NumberKind
  /** The cell that it leads to: `Inputs!A1`. */
  readonly link?: string
}

export type CellValue = number | string | boolean

/**
 * What a cell is, which is also how it looks:
 *
 * - `title`, `subtitle`: of a sheet. `heading`: of a column, `heading-right`: of a column of figures. `section`: of the rows below it.
 * - `label`, `text` (which wraps), `note` (set back; `note-right` over figures), `path` (the name of a row).
 * - `input`: may be changed, and everything follows. `fixed`: stated, and not to be changed here. `choice`: the selector.
 * - `calculated`: the formula of all projected years. `base-year`: of the base year, which has one of its own. `working`: a step on
 *   the way. `total`: a position or a total.
 * - `stored`: a result of the engine, which does not follow. `check`: a verdict.
 */
export type Look =
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'heading-right'
  | 'section'
  | 'label'
  | 'text'
  | 'note'
  | 'note-right'
  | 'path'
  | 'input'
  | 'fixed'
  | 'choice'
  | 'calculated'
  | 'base-year'
  | 'working'
  | 'total'
  | 'stored'
  | 'check'

/** How a number is shown. An amount below zero stands in brackets. `general` shows all its digits, `flag` is 0 or 1. */
export interface NumberKind {
  readonly is: 'amount' | 'percent' | 'count' | 'plain' | 'general' | 'flag'
  readonly decimals: number
}

/** What may be entered in some cells: `C5` or `H5:R5`. */
export type Validation = { readonly range: string; readonly prompt?: string } & (
  | { readonly is: 'list'; readonly of: string }
  | {
      readonly is: 'number'
      readonly least?: number
      readonly most?: number
      /** What is said where something else is typed, in at most 255 characters. */
      readonly says: string
      /** Set where a number beyond them is asked about, and taken where it is meant. */
      readonly isAsked?: true
    }
)

/** Cells that look otherwise where they hold a word: the verdict of a check, which is a word as well as a colour. */
export interface Highlight {
  readonly range: string
  readonly word: string
  readonly as: 'pass' | 'fail' | 'warn' | 'not-tested'
}

/** Lines over the years, of cells of the workbook. */
export interface SheetChart {
  readonly title: string
  readonly description: string
  /** What the values are in: `£ million`. */
  readonly unit: string
  /** The cells that name the years: `Summary!$H$6:$R$6`. */
  readonly categories: string
  /** What these cells say, and below the values of each line, for a viewer that reads no cell. */
  readonly years: readonly string[]
  readonly series: readonly { readonly label: string; readonly values: string; readonly points: readonly number[] }[]
  /** The cells that it lies over, by row and column from 1. */
  readonly over: {
    readonly row: number
    readonly column: number
    readonly lastRow: number
    readonly lastColumn: number
  }
}
