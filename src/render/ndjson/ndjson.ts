import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { daysOf, type FigureTable, statusIn } from '../../report/figures.ts'
import type { Records, RecordValue } from '../../report/records.ts'
import { tidyColumns } from '../csv/tidy.ts'
import { memberData } from '../json/results.ts'
import type { RecordFormat } from '../record-writer.ts'
import { inParts, type Renderer } from '../renderer.ts'

/** One JSON object a line, one line a figure: the tidy columns. */
export const render: Renderer = inParts({
  part: ({ data: { figures, records } }) =>
    records !== undefined ? recordsOf(records) : figures === undefined ? '' : linesOf(figures),
  join: (parts) => parts,
})

function recordsOf({ columns, rows, lines }: Records): string {
  if (lines !== undefined) return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const told = (value: RecordValue): string | null =>
    value === undefined ? null : typeof value === 'string' ? value : toPlain(value)
  const keyed = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, told(row[index])])))
  return keyed.map((record) => `${JSON.stringify(record)}\n`).join('')
}

function linesOf(table: FigureTable): string {
  const { name, years, rows } = table
  const lines = rows.flatMap((figureRow) => {
    const { row, unit, priceBase, values, member } = figureRow
    return years.map((year, at) => {
      const { start, end } = daysOf(year)
      const value = values[at]
      const cells = [
        name,
        row.path,
        row.label,
        unit,
        priceBase,
        printYear(year),
        start,
        end,
        value === undefined ? null : toPlain(value),
        statusIn(table, figureRow, at),
      ]
      const columns = Object.fromEntries(tidyColumns.map((column, index) => [column, cells[index]]))
      return `${JSON.stringify({ ...columns, ...memberData(member) })}\n`
    })
  })
  return lines.join('')
}

/** Records as JSON objects, a line each, one after the other. */
export const recordFormat: RecordFormat = ({ columns }) => {
  const keys = columns.map(({ name }) => JSON.stringify(name))
  return {
    head: '',
    cells: (from, cells) => cells.map((cell, at) => `${keys[from + at]}:${JSON.stringify(cell ?? null)}`).join(),
    // A figure has nothing that JSON would escape.
    figure: (column) => ({ before: `${keys[column]}:"`, after: '"', none: `${keys[column]}:null` }),
    before: '{',
    between: ',',
    after: '}\n',
    separator: '',
    end: () => '',
  }
}
