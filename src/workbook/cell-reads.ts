import type { AlikeInput } from './alike.ts'
import type { SheetLine } from './line.ts'
import type { Writing } from './named-cells.ts'
import type { Text } from './text.ts'
import { baseColumn, columnOfYear, lastColumn, plainColumn } from './timeline.ts'
import { ofCell, plainly, type Written } from './written.ts'

// How a formula reads rows and inputs in its own year and in others. Undefined where there never is a value.

/** A row, in the same year or some years before; there is none before the base year. */
export function rowInCells(line: SheetLine, lag: number, writing: Writing): Written | undefined {
  if (writing.years === 'base' && lag > 0) return undefined
  if (lag < 2) return ofCell(line, { lag })
  const { isThere, text } = back(line, lag, writing)
  return { text, binds: 'whole', stages: [[{ text: isThere }], [{ text: ['ISNUMBER(', ...text, ')'] }]], depth: 1 }
}

/** A stated figure. Read for an earlier year it is nothing where nothing is said of that year. */
export function inputInCells(inputs: AlikeInput, lag: number, writing: Writing): Written {
  const { years, cells } = writing
  if (lag === 0) return ofCell(cells.input(inputs, years), { lag })
  if (years === 'base') return plainly(['0'])
  const line = cells.input(inputs, 'any')
  if (lag === 1) return { ...plainly(['SUM(', { line, column: { lag } }, ')']), depth: 1 }
  const { isThere, text } = back(line, lag, writing)
  return { ...plainly(['IF(', ...isThere, ',SUM(', ...text, '),0)']), depth: 2 }
}

/** The cell of a row some years before, and whether there is such a year: the columns before the base year hold words. */
function back(
  line: SheetLine,
  lag: number,
  { cells, horizon }: Writing,
): { readonly isThere: Text; readonly text: Text } {
  const years: Text = [{ line: cells.lag(lag), column: { fixed: plainColumn } }]
  const now: Text = [{ yearIn: { lag: 0 } }]
  const range = { line, from: { fixed: baseColumn }, to: { fixed: lastColumn(horizon) } }
  return { isThere: [...now, '>=', ...years], text: ['INDEX(', range, ',1,', ...now, '-', ...years, '+1)'] }
}

/** A row in one year, whatever the year that is written: where not every year is known, only once it has come. */
export function yearInCells(line: SheetLine, year: number, { horizon, years, isLate }: Writing): Written | undefined {
  const index = year - horizon.base
  const isBeyond = index < 0 || index > horizon.count
  if (isBeyond || (years === 'base' && index > 0 && !isLate)) return undefined
  const cell = ofCell(line, { fixed: columnOfYear(index) })
  if (index === 0 || isLate) return cell
  const isKnown: Text = [{ yearIn: { lag: 0 } }, '>=', { yearIn: { fixed: columnOfYear(index) } }]
  return { ...cell, stages: [[{ text: isKnown }], ...cell.stages] }
}

/** A row added up from the first projected year to the year that is written, or to the last. */
export interface Total {
  readonly written: Written
  /** The largest figure in it, whatever its sign; undefined where nothing is added up. */
  readonly largest: Text | undefined
}

export function totalInCells(line: SheetLine, until: 'now' | 'end', { horizon, years }: Writing): Total {
  if (until === 'now' && years === 'base') return { written: plainly(['0']), largest: undefined }
  const to = until === 'now' ? { lag: 0 } : { fixed: lastColumn(horizon) }
  const range = { line, from: { fixed: columnOfYear(1) }, to }
  const areThere: Text = ['COUNT(', range, ')=COLUMNS(', range, ')']
  return {
    written: { text: ['SUM(', range, ')'], binds: 'whole', stages: [[{ text: areThere }]], depth: 1 },
    largest: ['MAX(MAX(', range, '),-MIN(', range, '))'],
  }
}
