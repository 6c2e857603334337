import { stringify } from 'csv-stringify/sync'
import { toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { daysOf, type FigureRow, type FigureTable } from '../report/figures.ts'

/** A text or a number that is already written as text; numbers are never defused, text always is. */
export type Cell = { readonly text: string } | { readonly number: string }

const text = (value: string): Cell => ({ text: value })
const number = (value: string): Cell => ({ number: value })

/** Wide CSV: a row a figure row, a column a year. */
export function renderCsv(tables: readonly FigureTable[]): string {
  const years = [...new Set(tables.flatMap((table) => table.years))].sort((left, right) => left - right)
  const byMember = tables.some(({ isByMember }) => isByMember)
  const names = ['scenario', 'row', 'label', 'unit', 'price_base', ...(byMember ? memberColumns : [])]
  const header = [...names, ...years.map(printYear)].map(text)
  const rows = tables.flatMap(({ scenario, rows }) =>
    rows.map(({ row, unit, priceBase, figures, member }) => {
      const values = new Map(figures.map(({ year, value }) => [year, value]))
      const cells = years.map((year) => {
        const value = values.get(year)
        return number(value === undefined ? '' : toPlain(value))
      })
      const own = [scenario.name, row.path, row.label, unit, priceBase].map(text)
      return [...own, ...(byMember ? memberCells(member) : []), ...cells]
    }),
  )
  return writeCsv([header, ...rows])
}

/** Whose own figures a row holds, and the share of them that the place adds up; both empty in the rows of the place. */
const memberColumns = ['member', 'share'] as const

function memberCells(member: FigureRow['member']): Cell[] {
  const share = member?.share
  return [text(member?.id ?? ''), number(share === undefined ? '' : toPlain(share))]
}

export const tidyColumns = [
  'scenario',
  'row',
  'label',
  'unit',
  'price_base',
  'year',
  'year_start',
  'year_end',
  'value',
  'status',
] as const

/** Tidy CSV: a row a figure. */
export function renderTidy(tables: readonly FigureTable[]): string {
  const byMember = tables.some(({ isByMember }) => isByMember)
  const head = ['scenario', 'row', 'label', 'unit', 'price_base', ...(byMember ? memberColumns : [])]
  const rows: Cell[][] = [[...head, ...tidyColumns.slice(5)].map(text)]
  for (const { scenario, rows: figureRows } of tables) {
    for (const { row, unit, priceBase, figures, member } of figureRows) {
      for (const { year, value, status } of figures) {
        const { start, end } = daysOf(year)
        rows.push([
          ...[scenario.name, row.path, row.label, unit, priceBase].map(text),
          ...(byMember ? memberCells(member) : []),
          ...[printYear(year), start, end].map(text),
          number(value === undefined ? '' : toPlain(value)),
          text(status),
        ])
      }
    }
  }
  return writeCsv(rows)
}

/**
 * Write CSV that spreadsheets trust. Text that one would run as a formula gets an apostrophe in front. Numbers arrive as
 * written text and are left alone: the package's own defence would turn -12.5 into text, and its own number format
 * 1e21 into an exponent.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => ('number' in cell ? cell.number : defuse(cell.text)))),
    { record_delimiter: '\n' },
  )
}

/** Put an apostrophe before text that starts, after spaces and quotes, with a sign that starts a formula. */
export function defuse(value: string): string {
  return /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
}
