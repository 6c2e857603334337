import { type CsvCell, type CsvRow, readCells, withoutBlanks } from '../definition/text/csv-cells.ts'
import { separatorNames } from '../definition/text/csv-columns.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import { diagnose } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import { amountIn } from './amount.ts'
import { namesAmounts, namesDebit } from './heading.ts'

/** An export of a finance system: what stands above the names of its columns, those names, and the rows below. */
export interface BudgetTable {
  readonly file: SourceFile
  readonly titles: readonly CsvRow[]
  readonly header: readonly CsvCell[]
  readonly rows: readonly CsvRow[]
}

/**
 * Find the table in a CSV file. Its names stand in a row of texts of which one is that of amounts, the last one before the first row with a
 * name and an amount; or else in the only row of several texts above that. Undefined, with the problem told, where there is none.
 */
export function readTable(file: SourceFile, tell: Tell): BudgetTable | undefined {
  const all: CsvRow[] = []
  const whole = readCells(file, (row) => all.push({ ...row, cells: row.cells.map(withoutBlanks) }), tell)
  if (!whole) return undefined
  const at = headAt(all)
  const head = all[at]
  if (head === undefined) {
    const first = all.findIndex(isData)
    const mark = otherMark(file)
    if (mark !== undefined) {
      const why = `its columns are parted by ${mark}; save it with commas, as "CSV UTF-8"`
      tell(diagnose('csv-syntax', { file, start: 0, end: 0 }, { why }))
      return undefined
    }
    tell(diagnose('budget-without-table', { file, start: 0, end: 0 }, { lacks: first === -1 ? 'amounts' : 'names' }))
    return undefined
  }
  const width = head.cells.findLastIndex(isFilled) + 1
  const header = head.cells.slice(0, width)
  const rows = all.slice(at + 1).filter((row) => !isSame(row, head))
  let isRagged = false
  for (const { number, cells } of rows) {
    const beyond = cells.slice(width).find(isFilled)
    if (beyond === undefined) continue
    isRagged = true
    tell(diagnose('csv-ragged', beyond.span, { row: number, cells: cells.length, columns: width }))
  }
  return isRagged ? undefined : { file, titles: all.slice(0, at), header, rows }
}

/** Where the names of the columns stand; -1 where that cannot be told. */
function headAt(all: readonly CsvRow[]): number {
  const named = all.findIndex(isHead)
  const first = all.findIndex((row, at) => at >= named && isData(row))
  if (named !== -1 && first !== -1) return all.slice(0, first).findLastIndex(isHead)
  const texts = all.slice(0, Math.max(0, first)).flatMap((row, at) => (isTexts(row) ? at : []))
  return texts.length === 1 ? (texts[0] ?? -1) : -1
}

/** Whether a row is of several texts, and one of them is that of amounts. */
function isHead(row: CsvRow): boolean {
  return isTexts(row) && row.cells.some(({ text }) => namesAmounts(text) || namesDebit.test(text))
}

function isTexts({ cells }: CsvRow): boolean {
  const filled = cells.filter(isFilled)
  return filled.length > 1 && filled.every(({ text }) => amountIn(text) === undefined)
}

/** What parts the columns of a file in place of commas, where two of its first lines hold a text and an amount so parted. */
function otherMark({ text }: SourceFile): string | undefined {
  const lines = text.slice(0, 10_000).split('\n', 40)
  return Object.entries(separatorNames).find(([mark]) => {
    const data = lines.filter((line) => {
      const cells = line.split(mark).map((cell) => cell.replaceAll('"', '').trim())
      return cells.some((cell) => amountIn(cell) !== undefined) && cells.some((cell) => /[a-z]{2}/i.test(cell))
    })
    return data.length > 1
  })?.[1]
}

/** Whether a row holds a text and, to the right or the left of it, an amount. */
export function isData({ cells }: CsvRow): boolean {
  const filled = cells.filter(isFilled)
  const amounts = filled.filter(({ text }) => amountIn(text) !== undefined).length
  return amounts > 0 && amounts < filled.length
}

function isFilled({ text }: CsvCell): boolean {
  return text !== ''
}

/** Names of columns that stand once more, as at the top of every page, say nothing new. */
function isSame({ cells }: CsvRow, head: CsvRow): boolean {
  return cells.length === head.cells.length && cells.every(({ text }, at) => text === head.cells[at]?.text)
}
