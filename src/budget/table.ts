import { type CsvCell, type CsvRow, readCells, withoutBlanks } from '../definition/text/csv-cells.ts'
import { separatorNames } from '../definition/text/csv-columns.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import { diagnose } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import { amountIn } from './amount.ts'

/** An export of a finance system: what stands above the names of its columns, those names, and the rows below. */
export interface BudgetTable {
  readonly file: SourceFile
  readonly titles: readonly CsvRow[]
  readonly header: readonly CsvCell[]
  readonly rows: readonly CsvRow[]
}

/**
 * Find the table in a CSV file: its names stand in the last row of several texts before the first row that holds a text and an
 * amount. Undefined, with the problem told, where there is none.
 */
export function readTable(file: SourceFile, tell: Tell): BudgetTable | undefined {
  const all: CsvRow[] = []
  const whole = readCells(file, (row) => all.push({ ...row, cells: row.cells.map(withoutBlanks) }), tell)
  if (!whole) return undefined
  const first = all.findIndex(isData)
  const at = all.slice(0, Math.max(0, first)).findLastIndex(({ cells }) => cells.filter(isFilled).length > 1)
  const head = all[at]
  if (head === undefined) {
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
function isData({ cells }: CsvRow): boolean {
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
