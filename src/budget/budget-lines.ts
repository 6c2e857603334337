import { Decimal, zero } from '../base/decimal.ts'
import { undefuse } from '../base/defuse.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { CsvCell, CsvRow } from '../definition/text/csv-cells.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { areSigned, type BudgetAmount, poundsOf, readSigned, readSize } from './amount.ts'
import type { BudgetColumn, BudgetColumns } from './columns.ts'
import type { BudgetTable } from './table.ts'
import { textKey } from './text-key.ts'

/** A row of a budget that states an amount. */
export interface BudgetLine {
  /** The row as a spreadsheet numbers it. */
  readonly row: number
  /** As it is written; empty where the row has no name. */
  readonly name: string
  /** What it is known by: its name in small letters with single blanks. */
  readonly key: string
  readonly pounds: Decimal
  /** What one is worth in the last digit of the amount as it is written, in pounds. */
  readonly step: Decimal
  /** Where its name stands, or its amount where it has none. */
  readonly span: Span
  /** What its cell of the column "setting" says; undefined where it says nothing. */
  readonly setting: CsvCell | undefined
  /** Rows with nothing but a name, and blank ones, part a budget into sections. */
  readonly section: number
  /** Every cell of the row, to tell a row that stands twice. */
  readonly whole: string
}

/** The lines of a budget, and the rows that state no amount: their names are headings, or notes. */
export interface ReadLines {
  readonly lines: readonly BudgetLine[]
  readonly headings: readonly number[]
  /** Whether credits stand below nought in their column, and are read as credits. */
  readonly areCreditsSigned: boolean
}

/** What a budget line is known by: the same with the apostrophe that keeps a spreadsheet from running it, and without. */
export function keyOfName(text: string): string {
  const name = text.trim()
  const isDefused = undefuse(name) !== name
  const own = isDefused ? name.replace(/^[\s']+/, '') : name
  return own.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Read every row of a budget; some may be totals, by what they are known by and what they say of themselves. Undefined where an amount cannot be read: each such cell is told. */
export function readLines(
  { rows }: BudgetTable,
  columns: BudgetColumns,
  unit: MoneyUnit,
  mayBeTotal: (row: Pick<BudgetLine, 'key' | 'setting'>) => boolean,
  tell: Tell,
): ReadLines | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const lines: BudgetLine[] = []
  const headings: number[] = []
  const { amount: amounts } = columns
  const settingOf = (row: CsvRow): CsvCell | undefined => columns.setting && cellAt(row, columns.setting)
  const creditsOf = (isTotal: boolean): readonly CsvCell[] =>
    'at' in amounts
      ? []
      : rows
          .filter((row) => {
            const key = keyOfName(cellAt(row, columns.line)?.text ?? '')
            return mayBeTotal({ key, setting: settingOf(row) }) === isTotal
          })
          .flatMap((row) => cellAt(row, amounts.credit) ?? [])
  const areCreditsSigned = areSigned(creditsOf(false), creditsOf(true))
  let section = 0
  let before: number | undefined
  for (const row of rows) {
    if (before !== undefined && row.number > before + 1) section++
    before = row.number
    const amount = amountOf(row, columns, areCreditsSigned, watch)
    if (amount === undefined) {
      section++
      headings.push(row.number)
      continue
    }
    const name = cellAt(row, columns.line)
    // What would not show in a report is refused here, where it stands.
    if (name !== undefined) readPlain(textKey, 'name', { is: 'scalar', text: name.text, span: name.span }, 'csv', watch)
    const text = name?.text.replace(/\s+/g, ' ') ?? ''
    lines.push({
      row: row.number,
      name: text,
      key: keyOfName(text),
      pounds: poundsOf(amount, unit),
      step: poundsOf({ ...amount, value: new Decimal(10).pow(-amount.value.decimalPlaces()) }, unit),
      span: (name ?? (row.cells.find(({ text: cell }) => cell !== '') as CsvCell)).span,
      setting: settingOf(row),
      section,
      whole: JSON.stringify(row.cells.map(({ text: cell }) => cell)),
    })
  }
  return hasErrors() ? undefined : { lines, headings, areCreditsSigned }
}

/** What a row states; a ledger states a debit, or a credit, which is below nought. Undefined where it states nothing. */
function amountOf(
  row: CsvRow,
  { amount }: BudgetColumns,
  areCreditsSigned: boolean,
  tell: Tell,
): BudgetAmount | undefined {
  if ('at' in amount) {
    const cell = cellAt(row, amount)
    return cell && (readSigned(cell, tell) ?? { value: zero })
  }
  const [debit, credit] = [cellAt(row, amount.debit), cellAt(row, amount.credit)]
  if (debit === undefined && credit === undefined) return undefined
  const names = { debit: amount.debit.name, credit: amount.credit.name, areCreditsSigned }
  const owed = debit && readSize(debit, 'debit', names, tell)
  const due = credit && readSize(credit, 'credit', names, tell)
  if (owed?.unit !== due?.unit && owed !== undefined && due !== undefined) {
    tell(diagnose('not-money', (credit as CsvCell).span, { text: (credit as CsvCell).text }))
    return undefined
  }
  const unit = owed?.unit ?? due?.unit
  const value = (owed?.value ?? zero).minus(due?.value ?? zero)
  return unit === undefined ? { value } : { value, unit }
}

function cellAt({ cells }: CsvRow, { at }: BudgetColumn): CsvCell | undefined {
  const cell = cells[at]
  return cell === undefined || cell.text === '' ? undefined : cell
}
