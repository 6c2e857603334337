import type { Records, RecordValue } from '../../report/records.ts'
import type { RecordFormat } from '../record-writer.ts'
import { markOf, numberCell } from './columns.ts'
import { textCell } from './csv-text.ts'

/** Records as CSV: a line a record, the names of the columns first. */
export function recordLines({ columns, rows }: Pick<Records, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((cells) => `${cells.map(cellOf).join()}\n`).join('')
}

/** Several lists of records under the names of the columns, which all have and are told once. No name of a column holds a line. */
export function underOneHead(texts: readonly string[]): string[] {
  return texts.map((text, at) => (at === 0 ? text : text.slice(text.indexOf('\n') + 1)))
}

function cellOf(value: RecordValue): string {
  return value === undefined ? '' : typeof value === 'string' ? textCell(value) : numberCell(value)
}

/** Records as CSV, one after the other. */
export const recordFormat: RecordFormat = ({ columns }, page) => ({
  head: `${markOf(page).join('')}${columns.map(({ name }) => textCell(name)).join()}\n`,
  cells: (from, cells) =>
    cells.map((cell = '', at) => (columns[from + at]?.is === 'figure' ? cell : textCell(cell))).join(),
  figure: () => ({ before: '', after: '', none: '' }),
  before: '',
  between: ',',
  after: '\n',
  separator: '',
  end: () => '',
})
