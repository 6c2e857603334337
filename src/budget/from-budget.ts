import { Decimal, zero } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { BudgetLine } from './budget-lines.ts'
import type { BudgetColumns } from './columns.ts'
import { type GroupedBudget, isCredit, type StartedItem } from './group-lines.ts'
import type { Budget } from './read-budget.ts'
import { creditGrowth, type FundingStart, type LineStart, type StartContent, startingGrowth } from './start.ts'

/** Lines that come to less than this are told in thousands. */
const leastInMillions = new Decimal('1e7')

/** What a person says of a definition that comes of a budget. */
export interface SaidOfStart {
  readonly title: string
  readonly organisation: string | undefined
  readonly years: number
  /** The name of the file, as sources tell it. */
  readonly name: string
}

/** The start of a definition from a budget: every amount exact, in millions or thousands, with the rows that it comes from. */
export function startOf(
  budget: Budget,
  grouped: GroupedBudget,
  said: SaidOfStart,
): StartContent & { readonly base: FinancialYear } {
  const { title, organisation, years, name } = said
  const spend = sumOfItems(grouped.lines)
  const unit = spend.abs().lt(leastInMillions) ? '£k' : '£m'
  const item = (one: StartedItem, pounds: Decimal): FundingStart => ({
    id: one.id,
    title: one.title,
    base: { amount: inUnit(pounds, unit), source: sourceOf(one.parts, budget.columns, name), note: noteOf(one.parts) },
    growth: startingGrowth,
  })
  const sign = signOfFunding(grouped)
  return {
    title,
    organisation,
    unit,
    base: budget.base.value,
    years,
    lines: grouped.lines.map(
      (one): LineStart => ({
        ...item(one, one.pounds),
        setting: one.setting ?? 'other',
        isCredit: isCredit(one),
        ...(isCredit(one) ? { growth: creditGrowth } : {}),
      }),
    ),
    funding: grouped.funding.map((one) => item(one, one.pounds.times(sign))),
    reserves: grouped.reserves.map((one) => ({ ...item(one, one.pounds), isContingency: one.isContingency })),
    budget: {
      name,
      spend: inUnit(spend, unit),
      rows: grouped.lines.reduce((count, { parts }) => count + parts.length, 0),
    },
  }
}

/** Money in stands as a credit, below nought, in a ledger, and above nought in a list: -1 or 1. */
export function signOfFunding({ funding }: GroupedBudget): 1 | -1 {
  return sumOfItems(funding).isNegative() ? -1 : 1
}

/** What items come to, in pounds. */
export function sumOfItems(items: readonly { readonly pounds: Decimal }[]): Decimal {
  return items.reduce((sum, { pounds }) => sum.plus(pounds), zero)
}

function inUnit(pounds: Decimal, unit: MoneyUnit): string {
  return pounds.div(poundsIn(unit)).toFixed()
}

function sourceOf(parts: readonly BudgetLine[], { amount }: BudgetColumns, name: string): string {
  const column = 'at' in amount ? `"${amount.name}"` : `"${amount.debit.name}" less "${amount.credit.name}"`
  return `${name}, ${rowsInWords(parts.map(({ row }) => row))}, ${column}`
}

/** Rows as a sentence names them: `row 4`, `rows 4 to 9 and 12`. Of very many the first ones, and how many there are. */
export function rowsInWords(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === row) last[1] = row
    else runs.push([row, row])
  }
  const shown = runs
    .slice(0, mostRuns)
    .flatMap(([from, to]) => (to - from < 2 ? [...new Set([`${from}`, `${to}`])] : `${from} to ${to}`))
  const all = runs.length > mostRuns ? `${shown.join(', ')} and others, ${rows.length} in all` : listInWords(shown)
  return `${rows.length === 1 ? 'row' : 'rows'} ${all}`
}

const mostRuns = 12
const mostNames = 6

/** The names of budget lines of which one line is made. */
function noteOf(parts: readonly BudgetLine[]): string | undefined {
  const names = [...new Set(parts.map(({ name }) => name))]
  if (names.length < 2) return undefined
  const rest = names.length - mostNames
  return `${names.slice(0, mostNames).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
