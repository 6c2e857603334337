import type { Horizon } from '../definition/values/years.ts'
import { absolute, columnLetters } from './address.ts'
import type { AskedRows } from './missing.ts'
import type { SheetCell } from './sheet.ts'
import { columnAfter, kindColumn, lastColumn, plainColumn } from './timeline.ts'

// What every stated figure was when the workbook was issued, and whether it still is: a workbook that went from hand to hand says of itself
// how many of its inputs are not those that it was issued with.

export const changed = 'changed'
/** A formula of the block that is shown in whose place somebody typed a figure. */
export const typedOver = 'typed over'

/** The columns that say it, after those on whether a number is missing. */
export const issuedColumns = [
  ['Changed', 10],
  ['As issued', 12, 'figures'],
] as const

/** How many columns after the years these are. */
const changedAt = 2
const issuedAt = 3
const dueAt = 0

/**
 * The two cells of a row that states a figure once: whether every cell of it still holds that figure, and no other one does; and the figure.
 * `plain` is the cell that it is typed in.
 */
export function issuedOnce(row: number, plain: SheetCell, horizon: Horizon): SheetCell[] {
  const cells = rangeOf(row, horizon)
  const due = `$${columnLetters(columnAfter(horizon, dueAt))}${row}`
  const issued = `$${columnLetters(columnAfter(horizon, issuedAt))}${row}`
  const isSame = `AND(COUNT(${cells})=${due},MIN(${cells})=${issued},MAX(${cells})=${issued})`
  return [mark(`IF(${isSame},"","${changed}")`), { ...stored(plain), look: 'stored' }]
}

/** The two cells of a row that states a figure by year: what it was stands in a row of its own, in the same columns. */
export function issuedByYear(row: number, issuedRow: number, sheet: string, horizon: Horizon): SheetCell[] {
  const [live, issued] = [rangeOf(row, horizon), rangeOf(issuedRow, horizon)]
  // An empty cell is equal to nought, and to no text at all. ISNUMBER of a range is that of its first cell for some engines.
  const isOther = `SUMPRODUCT((${live}<>${issued})+((${live}="")<>(${issued}="")))>0`
  return [
    mark(`IF(${isOther},"${changed}","")`),
    { value: `row ${issuedRow}`, look: 'note-right', link: `${sheet}!A${issuedRow}` },
  ]
}

/**
 * The two cells of the row that formulas read, of several scenarios: what is said of the scenario that is chosen, whose row among those from
 * `first` to `last` stands in a cell; and whether somebody typed over what is chosen there.
 */
export function issuedShown(
  row: number,
  plain: SheetCell | undefined,
  chosen: { readonly first: number; readonly last: number; readonly position: string },
  horizon: Horizon,
): SheetCell[] {
  const { first, last, position } = chosen
  const down = (from: number, to: number): string => `$${columnLetters(from)}$${first}:$${columnLetters(to)}$${last}`
  const own = `INDEX(${down(columnAfter(horizon, changedAt), columnAfter(horizon, changedAt))},${position})`
  const issued = `INDEX(${down(columnAfter(horizon, issuedAt), columnAfter(horizon, issuedAt))},${position})`
  const figures = `INDEX(${down(plainColumn, lastColumn(horizon))},${position},0)`
  const isOther = `SUMPRODUCT((${rangeOf(row, horizon)}<>${figures})*1)>0`
  return [
    mark(`IF(ISNUMBER(${position}),IF(${isOther},"${typedOver}",IF(${own}="${changed}","${changed}","")),"")`),
    {
      value: plain?.value ?? '',
      formula: `IF(ISNUMBER(${position}),IF(ISNUMBER(${issued}),${issued},""),"")`,
      look: 'calculated',
      ...(plain?.number && { number: plain.number }),
    },
  ]
}

/**
 * What kind of row it is, and once it was changed that it was: before the figures, where it is printed with them. `said` are the two cells of
 * the row that say it after them; undefined where nothing can be changed. `asFormula` is the kind as part of a formula, where other cells say it.
 */
export function kindOrChanged(
  kind: SheetCell,
  asFormula: string | undefined,
  row: number,
  [own]: readonly (SheetCell | undefined)[],
  horizon: Horizon,
): SheetCell {
  if (own === undefined || typeof kind.value !== 'string') return kind
  const cell = `$${columnLetters(columnAfter(horizon, changedAt))}${row}`
  return { ...kind, formula: `IF(${cell}="",${asFormula ?? `"${kind.value}"`},${cell})` }
}

/** What a source is of once the figure beside it was changed. */
export const ofIssued = 'the figure as issued'

/** The column that says it, before those on where a figure comes from, and where that stands among the columns after the years. */
export const sourceIsOf = ['Source is of', 20] as const

/**
 * The cell of a row that says that its source, owner and quality, in so many cells to the right of it, vouch for the figure as issued and
 * not for the one that somebody typed since. Nothing is said where nothing vouches for it. `at` is the place of the cell after the years.
 */
export function vouchedCell(row: number, at: number, columns: number, horizon: Horizon): SheetCell {
  const own = `$${columnLetters(columnAfter(horizon, changedAt))}${row}`
  const from = columnLetters(columnAfter(horizon, at + 1))
  const said = `$${from}${row}:$${columnLetters(columnAfter(horizon, at + columns))}${row}`
  return mark(`IF(OR(${own}="",COUNTA(${said})=0),"","${ofIssued}")`)
}

/** The cells in which rows say it. */
export function vouchedRange({ from, to }: Pick<AskedRows, 'from' | 'to'>, at: number, horizon: Horizon): string {
  const letters = columnLetters(columnAfter(horizon, at))
  return `${letters}${from}:${letters}${to}`
}

/** A figure as it was issued. */
export function stored({ value, number }: SheetCell): SheetCell {
  return { ...(value === undefined ? {} : { value }), look: 'stored', ...(number && { number }) }
}

function mark(formula: string): SheetCell {
  return { value: '', formula, look: 'check' }
}

/** The cells of a row that hold figures: the one of all years, and those by year. */
function rangeOf(row: number, horizon: Horizon): string {
  return `$${columnLetters(plainColumn)}${row}:$${columnLetters(lastColumn(horizon))}${row}`
}

/** The cells in which rows say whether they were changed: before their figures and after them. */
export function changedRanges({ from, to }: Pick<AskedRows, 'from' | 'to'>, horizon: Horizon): readonly string[] {
  return [kindColumn, columnAfter(horizon, changedAt)]
    .map(columnLetters)
    .map((letters) => `${letters}${from}:${letters}${to}`)
}

/** How many rows of some were changed, as a formula of another sheet. */
export function countedChanged({ sheet, from, to }: AskedRows, word: string, horizon: Horizon): string {
  const column = columnAfter(horizon, changedAt)
  return `COUNTIF(${absolute(sheet, column, from)}:$${columnLetters(column)}$${to},"${word}")`
}
