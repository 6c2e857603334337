import { Decimal, epsilon, zero } from '../base/decimal.ts'
import { isZeroText } from '../base/number-text.ts'
import { figureText, placesOf, pointsText } from '../formula/unit-print.ts'
import type { Addition, Chapter, Table } from '../report/document.ts'
import type { Cell } from '../report/figure.ts'
import type { Sentence } from '../report/sentence.ts'

/** Decimal places of money and of per cent. */
export type TablePlaces = Pick<Table, 'decimals' | 'percentDecimals'>

/** A cell as people read it: a rate in per cent, and whatever is below zero in brackets, so that a table has one sign for it. */
export function cellText(cell: Cell, { decimals, percentDecimals }: TablePlaces): string {
  if (cell.is === 'text') return cell.text
  if (cell.is === 'blank') return ''
  const usual = placesOf(cell.is, { money: decimals, percent: percentDecimals })
  const places = cell.places ?? usual
  const size = cell.value.abs()
  const text = cell.inPoints === true ? pointsText(size, places) : figureText(size, cell.is, places)
  return cell.value.isNegative() && !isZeroText(text) ? `(${text})` : text
}

const roundingNote = 'Rounded figures may not add up to the totals shown, which are exact.'

/** The notes of a chapter; first, where digits that are shown do not add up, that this is no mistake. */
export function notesOf({ tables, notes }: Pick<Chapter, 'tables' | 'notes'>): readonly Sentence[] {
  return tables.some(misadds) ? [[roundingNote], ...notes] : notes
}

/** The notes of a table that stands by itself, with the same. */
export function ownNotesOf(table: Table): readonly Sentence[] {
  return notesOf({ tables: [table], notes: table.notes })
}

/** Whether a reader who works out a total or a change from the rounded figures would miss the one shown. */
function misadds(table: Table): boolean {
  return (
    missesChange(table) ||
    table.additions.some((addition) => missesTotal(table, addition)) ||
    (table.across ?? []).some((addition) => missesAcross(table, addition))
  )
}

function missesChange({ rows, columns, decimals }: Table): boolean {
  const change = columns.findIndex(({ isChange }) => isChange === true)
  if (change < 1) return false
  return rows.some(({ cells }) => {
    const [first, last, told] = [cells[0], cells[change - 1], cells[change]].map(amountIn)
    if (first === undefined || last === undefined || told === undefined) return false
    return !shown(last, decimals).minus(shown(first, decimals)).eq(shown(told, decimals))
  })
}

function missesTotal({ rows, columns, decimals }: Table, { total, parts, isRunning }: Addition): boolean {
  const at = (row: number, column: number): Decimal | undefined => amountIn(rows[row]?.cells[column])
  return columns.some((_, column) => {
    const whole = at(total, column)
    const added = parts.flatMap(({ row, sign }) => at(row, column)?.times(sign) ?? [])
    if (isRunning === true) {
      if (!isYearAfter(rows[total]?.cells[column - 1], rows[total]?.cells[column])) return false
      added.push(at(total, column - 1) ?? zero)
    }
    return whole !== undefined && missesSum(whole, added, decimals)
  })
}

function missesAcross({ rows, decimals }: Table, { total, parts }: Addition): boolean {
  return rows.some(({ cells }) => {
    const whole = amountIn(cells[total])
    const added = parts.map(({ row, sign }) => amountIn(cells[row])?.times(sign))
    return (
      whole !== undefined &&
      !added.includes(undefined) &&
      missesSum(
        whole,
        added.flatMap((value) => value ?? []),
        decimals,
      )
    )
  })
}

/** Whether the digits shown of some amounts do not add up to those shown of what is their sum. */
function missesSum(whole: Decimal, added: readonly Decimal[], decimals: number): boolean {
  const sum = (values: readonly Decimal[]): Decimal => values.reduce<Decimal>((so, value) => so.plus(value), zero)
  // What is no sum in this view, because years or people differ, is none for a reader either.
  if (sum(added).minus(whole).abs().gt(epsilon)) return false
  return !sum(added.map((value) => shown(value, decimals))).eq(shown(whole, decimals))
}

/** Whether a cell is of the year after that of another one, and neither is a change. */
function isYearAfter(before: Cell | undefined, cell: Cell | undefined): boolean {
  if (before?.is !== 'money' || cell?.is !== 'money') return false
  return before.of?.since === undefined && cell.of?.since === undefined && cell.of?.year === (before.of?.year ?? 0) + 1
}

function amountIn(cell: Cell | undefined): Decimal | undefined {
  return cell?.is === 'money' ? cell.value : undefined
}

function shown(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
}
