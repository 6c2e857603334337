import type { Horizon } from '../definition/values/years.ts'
import type { Numeric, RowName } from '../formula/node.ts'
import type { Alike, AlikeInput } from './alike.ts'
import type { SheetLine } from './line.ts'
import type { Written } from './written.ts'

/** Where the things stand that formulas name. */
export interface NamedCells {
  readonly row: (path: RowName) => SheetLine
  /** The row without what rounding leaves of a sum that comes to nothing; the row itself where it is no such sum. */
  readonly settled: (path: RowName) => SheetLine
  /** The same only where terms of it can cancel, as what is no sum reads it. */
  readonly exact: (path: RowName) => SheetLine
  /** Whether terms of a formula can cancel, so that rounding may leave a little of it. */
  readonly leaves: (formula: Numeric) => boolean
  /** In which years it is read: the base year, projected ones, or any of them because it is read for an earlier year. */
  readonly input: (inputs: AlikeInput, years: 'base' | 'projected' | 'any') => SheetLine
  /** A number that stands in a formula, and how it was written. */
  readonly number: (numbers: Alike<Extract<Numeric, { readonly op: 'number' }>>) => SheetLine
  /** So many years before. */
  readonly lag: (years: number) => SheetLine
  /** 1 in the years in force and 0 in others. */
  readonly flags: (inForce: Alike<readonly boolean[]>) => SheetLine
  /** What counts as nought beside the largest of the terms of a sum. */
  readonly negligible: () => SheetLine
}

/** What a formula is written for. */
export interface Writing {
  /** The base year, or all projected years at once. */
  readonly years: 'base' | 'projected'
  /** Whether every year is known by the time it is calculated, so that it may read any. */
  readonly isLate: boolean
  readonly horizon: Horizon
  readonly cells: NamedCells
  /** Give a part of a formula, of each scenario, a row of its own, because the whole would be too long for a cell. */
  readonly apart: (formulas: Alike, written: Written) => SheetLine
}
