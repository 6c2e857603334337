import { type Decimal, zero } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import { grouped } from '../base/grouped.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { sumOf } from '../base/sum-of.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { type BudgetLine, keyOfName, readLines } from './budget-lines.ts'
import { type AskedColumns, type BudgetColumns, findColumns } from './columns.ts'
import { type Mapping, type NamedRow, tellUnused } from './mapping.ts'
import { ownSetting } from './own-setting.ts'
import { isData, readTable } from './table.ts'
import { mayBeTotal, type NamedInBudget, type SaidOfRows, type TotalRow, withoutTotals } from './totals.ts'
import { type FoundIn, unitOf, yearOf } from './unit-of.ts'

/** What a person said of a budget beside its file. */
export interface SaidOfBudget {
  readonly columns: AskedColumns
  readonly unit?: MoneyUnit | undefined
  readonly base?: FinancialYear | undefined
  readonly mapping?: Mapping | undefined
  /** Names of rows that are totals, and of rows that are lines whatever they look like. */
  readonly totals: readonly string[]
  readonly lines: readonly string[]
  /** Whether spend stands below nought in the file. */
  readonly negate: boolean
}

/** A budget that was read: every row that states an amount is a line or a total, and nothing is lost. */
export interface Budget {
  readonly file: SourceFile
  readonly columns: BudgetColumns
  readonly unit: FoundIn<MoneyUnit>
  readonly base: FoundIn<FinancialYear>
  readonly lines: readonly BudgetLine[]
  readonly totals: readonly TotalRow[]
  /** Rows above the names of the columns that hold a text and an amount, and are not read. */
  readonly above: readonly number[]
  /** Rows with a name and no amount. */
  readonly headings: readonly number[]
  /** Whether credits stand below nought in their column, and were read as credits. */
  readonly areCreditsSigned: boolean
  /** Names that stand in several rows. */
  readonly repeated: readonly string[]
  /** The sum of the lines, in pounds. */
  readonly total: Decimal
}

/** Read a budget as a finance system exports it. Undefined where something is wrong: every problem is told. */
export function readBudget(file: SourceFile, said: SaidOfBudget, tell: Tell): Budget | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const table = readTable(file, watch)
  const columns = table && findColumns(table, said.columns, watch)
  if (table === undefined || columns === undefined) return undefined
  const unit = unitOf(table, columns, said.unit, watch)
  const base = yearOf(table, columns, said.base, watch)
  const ofRows = rowsOf(said)
  const read = readLines(table, columns, unit?.value ?? '£', (row) => mayBeTotal(row, ofRows), watch)
  if (unit === undefined || base === undefined || read === undefined) return undefined
  const all = said.negate ? read.lines.map((line) => ({ ...line, pounds: zero.minus(line.pounds) })) : read.lines
  const { lines, totals } = withoutTotals(all, ofRows, watch) ?? {}
  tellUnused(
    [
      ...(said.mapping?.rows.values() ?? []),
      ...namedBy('--is-total', said.totals),
      ...namedBy('--is-line', said.lines),
    ],
    all,
    watch,
  )
  if (lines === undefined || totals === undefined) return undefined
  tellTwice(lines, watch)
  const names = [...grouped(lines, ({ key }) => key).values()]
  const repeated = names.flatMap(([first, second]) => (first === undefined || second === undefined ? [] : first.name))
  if (hasErrors()) return undefined
  const total = sumOf(lines.map(({ pounds }) => pounds)) ?? zero
  const above = table.titles.filter(isData).map(({ number }) => number)
  const { headings, areCreditsSigned } = read
  return { file, columns, unit, base, lines, totals, above, headings, areCreditsSigned, repeated, total }
}

/** Names that an option gave, as if each were a file of its own. */
function namedBy(option: string, names: readonly string[]): readonly NamedRow[] {
  return names.map((name) => ({ name, span: { file: { path: option, text: name }, start: 0, end: name.length } }))
}

/** What was said of rows by their names, on the command line and in the mapping. */
function rowsOf({ totals, lines, mapping }: SaidOfBudget): SaidOfRows {
  const [totalKeys, lineKeys] = [totals, lines].map((names) => new Set(names.map(keyOfName)))
  const isOwn = (row: NamedInBudget, isTotal: boolean): boolean => {
    const as = ownSetting(row, () => {})?.as
    return isTotal ? as === 'total' : as !== undefined && as !== 'line' && as !== 'total'
  }
  return {
    isTotal: (row) => {
      const mapped = mapping?.rows.get(row.key)
      const isMapped = mapped === undefined ? isOwn(row, true) : mapped.setting?.as === 'total'
      return totalKeys?.has(row.key) === true || (isMapped && lineKeys?.has(row.key) !== true)
    },
    // Where the care of a row is does not say that it adds up no others; that it is funding or a reserve does.
    isLine: (row) => {
      const mapped = mapping?.rows.get(row.key)
      const isMapped = mapped === undefined ? isOwn(row, false) : mapped.setting?.as !== 'total'
      return lineKeys?.has(row.key) === true || isMapped
    },
  }
}

/** Tell of rows that say the same in every cell: both count, unless a person takes one away. */
function tellTwice(lines: readonly BudgetLine[], tell: Tell): void {
  const first = new Map<string, BudgetLine>()
  for (const line of lines) {
    const known = first.get(line.whole)
    if (known === undefined) first.set(line.whole, line)
    else if (!line.pounds.isZero())
      tell(diagnose('budget-row-twice', line.span, { row: line.row, name: line.name, first: known.row }))
  }
}
