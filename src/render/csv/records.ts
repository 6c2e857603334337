import type { Records, RecordValue } from '../../report/records.ts'
import { numberCell } from './columns.ts'
import { textCell } from './csv-text.ts'

/** Records as CSV: a line a record, the names of the columns first. */
export function recordLines({ columns, rows }: Records): string {
  return [columns, ...rows].map((cells) => `${cells.map(cellOf).join()}\n`).join('')
}

function cellOf(value: RecordValue): string {
  return value === undefined ? '' : typeof value === 'string' ? textCell(value) : numberCell(value)
}
