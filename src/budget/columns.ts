import type { CsvCell } from '../definition/text/csv-cells.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import { amountIn } from './amount.ts'
import { namesAmounts, namesCredit, namesDebit } from './heading.ts'
import type { BudgetTable } from './table.ts'
import { textKey } from './text-key.ts'

/** A column of a budget, with its name as a person would call it. */
export interface BudgetColumn {
  readonly at: number
  readonly name: string
}

/** Which columns say what a budget line is, how much it is, and where the care is; a ledger has its amounts in two. */
export interface BudgetColumns {
  readonly line: BudgetColumn
  readonly amount: BudgetColumn | { readonly debit: BudgetColumn; readonly credit: BudgetColumn }
  readonly setting: BudgetColumn | undefined
}

/** Columns that a person asked for by name, or by their letter in a spreadsheet. */
export interface AskedColumns {
  readonly line?: string | undefined
  readonly amount?: string | undefined
}

const namesLine =
  /\b(?:lines?|services?|descriptions?|headings?|categor(?:y|ies)|names?|narrative|details?|area|programme|subjective|contract)\b/i
const namesCode =
  /\b(?:codes?|nos?|numbers?|ids?|refs?|cost ?cent(?:re|er)s?|accounts?|ledger|period|month|wte|fte|dates?|qty|quantity|activity|%|per ?cent)\b|%/i

/**
 * Find the columns of a budget by their names and by what stands in them. Nothing is guessed: where two would do the problem names
 * them, and a person says which. Undefined where one is not found.
 */
export function findColumns(table: BudgetTable, asked: AskedColumns, tell: Tell): BudgetColumns | undefined {
  const kinds = contentsOf(table)
  const all = table.header.map(({ text }, at): BudgetColumn => ({ at, name: text === '' ? letterOf(at) : text }))
  const finder = new Finder(table, all, tell)
  const amount =
    asked.amount === undefined
      ? finder.amount(all.filter(({ at }) => isMostly(kinds[at]?.amounts, kinds[at])))
      : finder.named(asked.amount, 'amount')
  const taken = new Set(amount === undefined ? [] : 'at' in amount ? [amount.at] : [amount.debit.at, amount.credit.at])
  const setting = all.find(({ name }) => /^setting$/i.test(name))
  const texts = all.filter(
    (column) => column !== setting && !taken.has(column.at) && isMostly(kinds[column.at]?.texts, kinds[column.at]),
  )
  const line = asked.line === undefined ? finder.line(texts) : finder.named(asked.line, 'line')
  if (amount === undefined || line === undefined) return undefined
  return isPrintable(table, amount, tell) ? { line, amount, setting } : undefined
}

/** Whether what the columns of the amounts are called may stand in the sources of a definition. */
function isPrintable({ header }: BudgetTable, amount: BudgetColumns['amount'], tell: Tell): boolean {
  const { tell: watch, hasErrors } = watchErrors(tell)
  for (const { at } of 'at' in amount ? [amount] : [amount.debit, amount.credit]) {
    const cell = header[at]
    if (cell !== undefined && cell.text !== '')
      readPlain(textKey, 'column', { is: 'scalar', text: cell.text, span: cell.span }, 'csv', watch)
  }
  return !hasErrors()
}

class Finder {
  private readonly table: BudgetTable
  private readonly all: readonly BudgetColumn[]
  private readonly tell: Tell

  constructor(table: BudgetTable, all: readonly BudgetColumn[], tell: Tell) {
    this.table = table
    this.all = all
    this.tell = tell
  }

  /** The column that a person named: as it is headed, or by its letter. */
  named(asked: string, which: 'line' | 'amount'): BudgetColumn | undefined {
    const wanted = asked.trim().toLowerCase()
    const headed = this.all.filter(({ name }) => name.toLowerCase() === wanted)
    const lettered = this.all.filter(({ at }) => letterOf(at).toLowerCase() === wanted)
    return this.only(headed.length > 0 ? headed : lettered, this.all, which, asked)
  }

  amount(found: readonly BudgetColumn[]): BudgetColumns['amount'] | undefined {
    const [debit, credit] = [namesDebit, namesCredit].map((test) => this.all.find(({ name }) => test.test(name)))
    const isHeaded = ({ name }: BudgetColumn): boolean => namesAmounts(name)
    const plain = found.filter((column) => column !== debit && column !== credit)
    const likely = plain.filter((column) => isHeaded(column) || !namesCode.test(column.name))
    if (debit !== undefined && credit !== undefined) {
      if (!likely.some(isHeaded)) return { debit, credit }
      return this.only([debit, credit, ...likely], this.all, 'amount')
    }
    const candidates = likely.length === 0 ? found : likely
    const headed = candidates.filter(isHeaded)
    return this.only(headed.length === 1 ? headed : candidates, this.all, 'amount')
  }

  line(found: readonly BudgetColumn[]): BudgetColumn | undefined {
    const likely = found.filter(({ name }) => namesLine.test(name) || !namesCode.test(name))
    const candidates = likely.length === 0 ? found : likely
    const headed = candidates.filter(({ name }) => namesLine.test(name))
    return this.only(headed.length === 1 ? headed : candidates, this.all, 'line')
  }

  /** The one of some columns; where there are none or several it is told of them, or of all where there are none. */
  private only(
    found: readonly BudgetColumn[],
    all: readonly BudgetColumn[],
    which: 'line' | 'amount',
    asked?: string,
  ): BudgetColumn | undefined {
    if (found.length === 1) return found[0]
    const columns = (found.length === 0 ? all : found).map(({ at, name }) =>
      name === letterOf(at) ? `column ${name}` : `"${name}" (column ${letterOf(at)})`,
    )
    const [first, last] = [this.table.header[0] as CsvCell, this.table.header.at(-1) as CsvCell]
    const span = { ...first.span, end: last.span.end }
    this.tell(diagnose('budget-column', span, { which, columns, isNone: found.length === 0, asked }))
    return undefined
  }
}

/** How many cells of a column hold something, an amount, and a text that is none. */
interface Contents {
  filled: number
  amounts: number
  texts: number
}

function contentsOf({ header, rows }: BudgetTable): readonly Contents[] {
  const contents = header.map((): Contents => ({ filled: 0, amounts: 0, texts: 0 }))
  for (const { cells } of rows) {
    for (const [at, { text }] of cells.entries()) {
      const column = contents[at]
      if (column === undefined || text === '') continue
      column.filled++
      if (amountIn(text) === undefined) column.texts++
      else column.amounts++
    }
  }
  return contents
}

function isMostly(count = 0, contents?: Contents): boolean {
  return contents !== undefined && count > 0 && 2 * count >= contents.filled
}

/** `A` for the first column, `AA` for the twenty-seventh: as a spreadsheet calls it. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}
