import { finiteCheck } from '../checks/sound.ts'
import type { Horizon } from '../definition/values/years.ts'
import { absolute, columnLetters } from './address.ts'
import type { SheetLine } from './line.ts'
import type { SheetCell } from './sheet.ts'
import { baseColumn, columnAfter, lastColumn, plainColumn } from './timeline.ts'

// Whether every cell that must hold a number does: each row says it of itself, in two columns after the years, and the sheet of checks
// counts the rows that say no. A text that was typed for a number empties what rests on it, and would not be seen otherwise.

export const missing = 'missing'

/** The columns that say it, first after the years. */
export const missingColumns = [
  ['Values due', 8, 'figures'],
  ['Missing', 10],
] as const

/** Rows of a sheet that say whether a value is missing, and what the engine has of them. */
export interface AskedRows {
  readonly sheet: string
  readonly from: number
  readonly to: number
  /** What rows are called that lack a value, in order. */
  readonly lacking: readonly string[]
}

export const missingCheck = { ...finiteCheck, path: `arithmetic.${finiteCheck.id}` } as const

/** How many numbers are due in a row: in the scenario that is shown, and in the others where that is another count. */
export interface Due {
  readonly count: number
  /** The cell that has it for the scenario that is chosen; left out where it is the same for all of them. */
  readonly line?: SheetLine
}

/**
 * The two cells of a row: how many numbers are due in it, and a word where there are fewer, or, of a row that is typed, where anything in it is no
 * number.
 */
export function missingCells(
  row: number,
  { count, line }: Due,
  horizon: Horizon,
  of: 'calculated' | 'typed',
  isLacking: boolean,
): (SheetCell | undefined)[] {
  if (count === 0 && line === undefined) return [undefined, undefined]
  const from = columnLetters(of === 'typed' ? plainColumn : baseColumn)
  const cells = `$${from}${row}:$${columnLetters(lastColumn(horizon))}${row}`
  const tooFew = `COUNT(${cells})<$${columnLetters(columnAfter(horizon, 0))}${row}`
  const condition = of === 'typed' ? `OR(${tooFew},COUNTA(${cells})>COUNT(${cells}))` : tooFew
  return [
    {
      value: count,
      ...(line && { formula: absolute(line.sheet, plainColumn, line.row) }),
      look: 'note-right',
      number: { is: 'count', decimals: 0 },
    },
    { value: isLacking ? missing : '', formula: `IF(${condition},"${missing}","")`, look: 'check' },
  ]
}

/** The cells, from one row to another, that hold the word. */
export function missingRange(horizon: Horizon, from: number, to: number): string {
  const letters = columnLetters(columnAfter(horizon, 1))
  return `${letters}${from}:${letters}${to}`
}

/** How many rows lack a value, and what the first of them is called. */
export function countedMissing(
  { sheet, from, to }: AskedRows,
  horizon: Horizon,
): { readonly count: string; readonly first: string } {
  const down = (column: number): string => `${absolute(sheet, column, from)}:$${columnLetters(column)}$${to}`
  const words = down(columnAfter(horizon, 1))
  const found = `MATCH("${missing}",${words},0)`
  return {
    count: `COUNTIF(${words},"${missing}")`,
    first: `IF(ISNUMBER(${found}),"${sheet}: "&INDEX(${down(1)},${found}),"")`,
  }
}
