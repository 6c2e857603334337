import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { CsvCell } from '../definition/text/csv-cells.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { amountIn } from './amount.ts'
import type { BudgetColumn, BudgetColumns } from './columns.ts'
import { unitsIn, yearsIn } from './heading.ts'
import type { BudgetTable } from './table.ts'

/** What was found of a budget, and where it says so. */
export interface FoundIn<T> {
  readonly value: T
  readonly by: 'asked' | 'heading' | 'title' | 'cells'
}

/**
 * The unit of the amounts: what was asked for, or what the name of their column, the titles above the table or the cells themselves
 * say. It is never taken for granted, because it is worth a factor of a thousand; undefined where that was told.
 */
export function unitOf(
  table: BudgetTable,
  columns: BudgetColumns,
  asked: MoneyUnit | undefined,
  tell: Tell,
): FoundIn<MoneyUnit> | undefined {
  const found = saidOf(table, columns, unitsIn)
  const [said] = found.values
  if (asked !== undefined) {
    const isOther = found.by === 'heading' && found.values.length === 1 && said !== asked
    if (!isOther) return { value: asked, by: 'asked' }
    tell(diagnose('budget-unit', found.span, { found: found.values, asked }))
    return undefined
  }
  if (said !== undefined && found.values.length === 1) return { value: said, by: found.by }
  if (said === undefined && cellsSay(table, columns)) return { value: '£', by: 'cells' }
  tell(diagnose('budget-unit', found.span, { found: found.values }))
  return undefined
}

/** The year of the amounts: what was asked for, or what the name of their column or the titles say; undefined where that was told. */
export function yearOf(
  table: BudgetTable,
  columns: BudgetColumns,
  asked: FinancialYear | undefined,
  tell: Tell,
): FoundIn<FinancialYear> | undefined {
  if (asked !== undefined) return { value: asked, by: 'asked' }
  const found = saidOf(table, columns, yearsIn)
  const [said] = found.values
  if (said !== undefined && found.values.length === 1) return { value: said, by: found.by }
  tell(diagnose('budget-year', found.span, { isSeveral: found.values.length > 1 }))
  return undefined
}

/** The columns that amounts stand in. */
export function amountColumns({ amount }: BudgetColumns): readonly BudgetColumn[] {
  return 'at' in amount ? [amount] : [amount.debit, amount.credit]
}

interface Said<T> {
  readonly values: readonly T[]
  readonly by: 'heading' | 'title'
  readonly span: Span
}

/** What the name of the column of the amounts says of something, or else what the titles above the table do. */
function saidOf<T>(
  { header, titles }: BudgetTable,
  columns: BudgetColumns,
  read: (text: string) => ReadonlySet<T>,
): Said<T> {
  const heads = amountColumns(columns).flatMap(({ at }) => header[at] ?? [])
  const [first] = heads
  const span = (first ?? (header[0] as CsvCell)).span
  const own = new Set(heads.flatMap(({ text }) => [...read(text)]))
  if (own.size > 0) return { values: [...own], by: 'heading', span }
  const cells = titles.flatMap((row) => row.cells)
  const above = new Set(cells.flatMap(({ text }) => [...read(text)]))
  return { values: [...above], by: 'title', span }
}

/** Whether the cells say their unit: each its own, or pounds by a sign on some, as accounting formats have it. */
function cellsSay({ rows }: BudgetTable, columns: BudgetColumns): boolean {
  const units = rows.flatMap(({ cells }) =>
    amountColumns(columns).flatMap(({ at }) => {
      const amount = amountIn(cells[at]?.text ?? '')
      return amount === undefined || amount.value.isZero() ? [] : [amount.unit]
    }),
  )
  const given = units.filter((unit) => unit !== undefined)
  return given.length > 0 && (given.length === units.length || given.every((unit) => unit === '£'))
}
