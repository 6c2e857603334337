import { type Decimal, zero } from '../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { type CsvCell, withoutBlanks } from '../definition/text/csv-cells.ts'
import { mendMoney } from '../definition/values/mend.ts'
import { readPlain } from '../definition/values/scalar.ts'
import type { Diagnostic, Tell } from '../diagnostics/catalogue.ts'

/** An amount as a cell states it: its number, its sign as written, and the unit that the cell itself names. */
export interface BudgetAmount {
  readonly value: Decimal
  readonly unit?: MoneyUnit
}

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
 * Read a cell as finance systems write amounts: `1,234.50`, `£(2.3)m`, `1,234.50-`, `1,234.50 CR` (a credit, below nought), a dash for
 * nought. Undefined for what is no amount, or may be two of different size.
 */
export function amountIn(text: string): BudgetAmount | undefined {
  const tidy = text.trim()
  if (tidy === '' || tidy.length > longest) return undefined
  const side = ledgerSign.exec(tidy)?.[1]?.toLowerCase()
  const figures = side === undefined ? tidy : tidy.replace(ledgerSign, '')
  const read = plainAmount(figures) ?? mended(figures)
  return side === 'cr' && read !== undefined ? { ...read, value: zero.minus(read.value) } : read
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

/** Read a cell that must be an amount, and tell what is wrong where it is none. */
export function readAmount(cell: CsvCell, tell: Tell): BudgetAmount | undefined {
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
