import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Table, TableRow } from '../../report/document.ts'
import { cellText } from '../cells.ts'
import type { Page } from '../page.ts'

const widestGutter = 2
const narrowestLabel = 20

/**
 * A table as lines no wider than the page, figures aligned at the right. Columns that do not fit side by side follow in
 * further blocks under the same labels; nothing is cut.
 */
export function textTable(table: Table, page: Page): string[] {
  const { columns, rows } = table
  const { width, paint } = page
  const texts = alignBrackets(table)
  const room = texts.some((cells) => cells.some((text) => text.endsWith(')'))) ? ' ' : ''
  // The room left for a closing bracket parts the columns already.
  const gutter = widestGutter - room.length
  const widths = columns.map(({ label, note }, index) =>
    Math.max(
      textWidth(label) + room.length,
      textWidth(note) + room.length,
      ...texts.map((cells) => textWidth(cells[index] ?? '')),
    ),
  )
  const wide = widths.map((column) => column + gutter)
  const label = labelWidth(rows, wide, width)
  return blocks(wide, width - label).flatMap((block, index) => {
    const head = (of: (column: (typeof columns)[number]) => string): string =>
      padRight('', label) +
      block.map((at) => padLeft(columns[at] === undefined ? '' : of(columns[at]) + room, wide[at] ?? 0)).join('')
    const notes = head(({ note }) => note)
    const lines = rows.flatMap((row, at) => {
      if (row.role === 'gap') return ['']
      const [first = '', ...more] = wrap(row.label, label)
      const figures = block.map((column) => {
        const text = padLeft(texts[at]?.[column] ?? '', wide[column] ?? 0)
        const cell = row.cells[column]
        return cell?.is === 'money' && text.endsWith(')') ? paint.deficit(text) : text
      })
      const style = row.role === 'item' ? (text: string) => text : paint.heading
      return [
        `${style(padRight(first, label))}${figures.join('')}`.trimEnd(),
        ...more.map((rest) => style(`  ${rest}`)),
      ]
    })
    return [
      ...(index === 0 ? [] : ['']),
      paint.heading(head(({ label: text }) => text).trimEnd()),
      ...(notes.trim() === '' ? [] : [paint.muted(notes.trimEnd())]),
      ...lines,
    ]
  })
}

/** The texts of all cells; where deficits stand in brackets, other amounts leave room for one, so that digits line up. */
function alignBrackets(table: Table): string[][] {
  const texts = table.rows.map(({ cells }) => cells.map((cell) => cellText(cell, table)))
  if (!texts.some((cells) => cells.some((text) => text.endsWith(')')))) return texts
  return texts.map((cells) => cells.map((text) => (text === '' || text.endsWith(')') ? text : `${text} `)))
}

/** As wide as the longest label, or as what the widest block of figures leaves. */
function labelWidth(rows: readonly TableRow[], widths: readonly number[], width: number): number {
  const longest = Math.max(narrowestLabel, ...rows.map((row) => textWidth(row.label)))
  const figures = widths.reduce((sum, column) => sum + column, 0)
  if (longest + figures <= width) return longest
  return Math.max(narrowestLabel, Math.min(longest, width - figures, Math.floor(width / 2)))
}

/** Columns in blocks that fit the room there is, at least one each. */
function blocks(widths: readonly number[], room: number): number[][] {
  const found: number[][] = []
  let left = 0
  widths.forEach((needed, at) => {
    const last = found.at(-1)
    if (last !== undefined && needed <= left) {
      last.push(at)
      left -= needed
    } else {
      found.push([at])
      left = room - needed
    }
  })
  return found
}
