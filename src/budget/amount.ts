import { type Decimal, zero } from '../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { type CsvCell, withoutBlanks } from '../definition/text/csv-cells.ts'
import { mendMoney } from '../definition/values/mend.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { type Diagnostic, diagnose, type Tell } from '../diagnostics/catalogue.ts'

/** An amount as a cell states it: its number, its sign as written, and the unit that the cell itself names. */
export interface BudgetAmount {
  readonly value: Decimal
  readonly unit?: MoneyUnit
  /** The side of a ledger that the cell says, by CR or DR. */
  readonly side?: LedgerSide
}

/** A side of a ledger. */
export type LedgerSide = 'debit' | 'credit'

const money: ValueKey = { is: 'value', kind: 'money', text: '' }
/** Nobody writes a figure of more characters. */
const longest = 60
const ledgerSign = /\s*(cr|dr)\.?$/i
/** Letters that may stand in an amount. A code such as `M1` is none, though it could be read as a million. */
const words = new Set([
  '',
  'k',
  'm',
  'bn',
  'mn',
  'thousand',
  'million',
  'billion',
  'gbp',
  'gbpk',
  'gbpm',
  'nil',
  'zero',
])

/**
 * Read a cell as finance systems write amounts: `1,234.50`, `£(2.3)m`, `1,234.50-`, a dash for nought. `CR` makes it a credit of that size,
 * below nought whether or not it has a sign as well. Undefined for what is no amount, or may be two of different size.
 */
export function amountIn(text: string): BudgetAmount | undefined {
  const tidy = text.trim()
  if (tidy === '' || tidy.length > longest) return undefined
  const side = ledgerSign.exec(tidy)?.[1]?.toLowerCase()
  const figures = side === undefined ? tidy : tidy.replace(ledgerSign, '')
  const read = plainAmount(figures) ?? mended(figures)
  if (read === undefined || side === undefined) return read
  return side === 'dr' ? { ...read, side: 'debit' } : { ...read, side: 'credit', value: zero.minus(read.value.abs()) }
}

function plainAmount(text: string): BudgetAmount | undefined {
  const file = { path: '', text }
  const node = { is: 'scalar', text, span: { file, start: 0, end: 0 } } as const
  const { value, unit } = readPlain(money, '', node, 'csv', () => {})
  if (value === undefined || typeof value !== 'object') return undefined
  return unit === undefined ? { value } : { value, unit }
}

function mended(text: string): BudgetAmount | undefined {
  const first = text.search(/\d/)
  const letters = text.replace(/[^a-z]/gi, '').toLowerCase()
  const before = text.slice(0, Math.max(0, first)).replace(/gbp|[^a-z]/gi, '')
  if (!words.has(letters) || before !== '' || first === -1)
    return letters === '' || first !== -1 ? undefined : nought(letters)
  const mend = mendMoney(text, () => true)
  return mend === undefined ? undefined : plainAmount(mend)
}

function nought(letters: string): BudgetAmount | undefined {
  return letters === 'nil' || letters === 'zero' ? { value: zero } : undefined
}

/** Read a cell that must be an amount, and tell what is wrong where it is none, or where it says two signs. */
export function readSigned(cell: CsvCell, tell: Tell): BudgetAmount | undefined {
  const read = readAmount(cell, tell)
  if (read?.side !== 'debit' || !isBelowNought(read)) return read
  tell(diagnose('budget-sign', cell.span, { text: cell.text, size: sizeOf(read) }))
  return undefined
}

/** The columns of a ledger as they are called, and whether every credit has a sign of its own. */
interface Sides {
  readonly debit: string
  readonly credit: string
  readonly areCreditsSigned: boolean
}

/**
 * Whether a column of credits shows them as what they are, below nought: where there are several and all of them have a sign, and none says CR
 * or DR. Where one has none, that sign says something else. A total says no more of it than the one credit that it may add up.
 */
export function areSigned(ofLines: readonly CsvCell[], ofTotals: readonly CsvCell[]): boolean {
  const [lines, totals] = [ofLines, ofTotals].map((credits) =>
    credits.flatMap(({ text }) => amountIn(text) ?? []).filter(({ value }) => !value.isZero()),
  ) as [BudgetAmount[], BudgetAmount[]]
  const isSigned = (amount: BudgetAmount): boolean => amount.side === undefined && isBelowNought(amount)
  return lines.length > 1 && [...lines, ...totals].every(isSigned)
}

/**
 * Read the size of a cell in a column of debits or of credits, at nought or above. CR in a column of credits, and DR in one of debits, say
 * no more than the column does, and nor does a sign that all credits have. Any other sign may be a reversal or the column said once more, so it is told.
 */
export function readSize(cell: CsvCell, side: LedgerSide, columns: Sides, tell: Tell): BudgetAmount | undefined {
  const read = readAmount(cell, tell)
  if (read === undefined || read.value.isZero()) return read
  const isOwnCredit = side === 'credit' && (read.side === 'credit' || columns.areCreditsSigned)
  const isPlain = !isBelowNought(read) && (read.side === undefined || read.side === side)
  if (isOwnCredit || isPlain) return { ...read, value: read.value.abs() }
  tell(diagnose('budget-sign', cell.span, { text: cell.text, size: sizeOf(read), in: side, columns }))
  return undefined
}

function isBelowNought({ value }: BudgetAmount): boolean {
  return value.isNegative() && !value.isZero()
}

/** An amount without its sign, as it may be typed: `£2.3m`. */
function sizeOf({ value, unit }: BudgetAmount): string {
  const size = value.abs().toFixed()
  return unit === undefined ? size : `£${size}${unit.slice(1)}`
}

function readAmount(cell: CsvCell, tell: Tell): BudgetAmount | undefined {
  const { text, span } = withoutBlanks(cell)
  const read = amountIn(text)
  if (read !== undefined) return read
  const problems: Diagnostic[] = []
  readPlain(money, 'the amount', { is: 'scalar', text, span }, 'csv', (problem) => problems.push(problem))
  for (const problem of problems) tell(problem)
  return undefined
}

/** An amount in pounds, where its cell names no unit in that of its column. */
export function poundsOf({ value, unit }: BudgetAmount, column: MoneyUnit): Decimal {
  return value.times(poundsIn(unit === undefined || unit === '£' ? column : unit))
}
