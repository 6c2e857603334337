import type { Horizon } from '../definition/values/years.ts'

/** The base year stands in column H of every sheet, so that a year is in the same column wherever one looks. */
export const baseColumn = 8

/** What a row has one of, whatever the year: the value of an input that is the same in all years. */
export const plainColumn = baseColumn - 1

/** What kind of row it is: an input, a default, a step on the way. */
export const kindColumn = 4

/** The row of every sheet that numbers the years, the base year 0. */
export const yearNumberRow = 4

/** The row of every sheet that names the years, and its columns; the first row below it is the first of the table. */
export const headingRow = 6

/** The column of a year, by index from the base year. */
export function columnOfYear(index: number): number {
  return baseColumn + index
}

/** A column after the years and the empty one that follows them, by index. */
export function columnAfter(horizon: Pick<Horizon, 'count'>, at: number): number {
  return lastColumn(horizon) + 2 + at
}

/** The column of the last year. */
export function lastColumn({ count }: Pick<Horizon, 'count'>): number {
  return columnOfYear(count)
}
