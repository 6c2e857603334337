import type { TableRow } from '../report/document.ts'

/** A row as it is shown: one of several of a thing stands under the title of that, which is a row without figures. */
export interface FoldedRow extends TableRow {
  /** The position among these rows of the title it stands under. */
  readonly under?: number
}

/** Rows, where several of one thing follow one another, under its title: it is told once, and they without it. */
export function foldedRows(rows: readonly TableRow[]): FoldedRow[] {
  const shown: FoldedRow[] = []
  let title = -1
  for (const [at, row] of rows.entries()) {
    const { within } = row
    const isSame = (other: TableRow | undefined): boolean =>
      within !== undefined && other?.within?.path === within.path && other.within.title === within.title
    if (within === undefined || !(isSame(rows[at - 1]) || isSame(rows[at + 1]))) {
      shown.push(row)
      continue
    }
    if (!isSame(rows[at - 1])) {
      title = shown.length
      shown.push({ role: 'item', label: within.title, cells: [] })
    }
    shown.push({ ...row, label: within.label, under: title })
  }
  return shown
}
