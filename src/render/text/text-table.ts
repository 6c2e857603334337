import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Table } from '../../report/document.ts'
import { cellText } from '../cells.ts'
import { type FoldedRow, foldedRows } from '../folded-rows.ts'
import type { Page } from '../page.ts'

const widestGutter = 2
const narrowestLabel = 20

/**
 * A table as lines no wider than the page, figures aligned at the right. Columns that do not fit side by side follow in
 * further blocks under the same labels; nothing is cut.
 */
export function textTable(table: Table, page: Page): string[] {
  const { columns } = table
  const { width, paint } = page
  const rows = foldedRows(table.rows)
  const texts = alignBrackets({ ...table, rows })
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
  const all = blocks(wide, width - label)
  return all.flatMap((block, index) => {
    const stands = standing(rows, texts, all, index)
    const head = (of: (column: (typeof columns)[number]) => string): string =>
      padRight('', label) +
      block.map((at) => padLeft(columns[at] === undefined ? '' : of(columns[at]) + room, wide[at] ?? 0)).join('')
    const notes = head(({ note }) => note)
    const lines = rows.flatMap((row, at) => {
      if (row.role === 'gap') return ['']
      if (!stands(at)) return []
      // Beside a title stand no figures.
      if (row.cells.length === 0) return wrap(row.label, width).map(paint.heading)
      const indent = indentOf(row)
      const [first = '', ...more] = wrap(row.label, label - indent.length)
      const figures = block.map((column) => {
        const text = padLeft(texts[at]?.[column] ?? '', wide[column] ?? 0)
        const cell = row.cells[column]
        return cell?.is === 'money' && text.endsWith(')') ? paint.deficit(text) : text
      })
      const style = row.role === 'item' ? (text: string) => text : paint.heading
      return [
        `${style(padRight(`${indent}${first}`, label))}${figures.join('')}`.trimEnd(),
        ...more.map((rest) => style(`  ${indent}${rest}`)),
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

/** A row under a title is moved in. */
function indentOf({ under }: FoldedRow): string {
  return under === undefined ? '' : '  '
}

/** The texts of all cells; where deficits stand in brackets, other amounts leave room for one, so that digits line up. */
function alignBrackets(table: Table): string[][] {
  const texts = table.rows.map(({ cells }) => cells.map((cell) => cellText(cell, table)))
  if (!texts.some((cells) => cells.some((text) => text.endsWith(')')))) return texts
  return texts.map((cells) => cells.map((text) => (text === '' || text.endsWith(')') ? text : `${text} `)))
}

/**
 * Which rows stand in a block: those with a figure in it, and the titles of these. A row without any figure stands in the first.
 */
function standing(
  rows: readonly FoldedRow[],
  texts: readonly (readonly string[])[],
  all: readonly (readonly number[])[],
  index: number,
): (at: number) => boolean {
  if (all.length === 1) return () => true
  const block = all[index] ?? []
  const isShown = rows.map((_, at) => {
    const own = texts[at] ?? []
    return block.some((column) => (own[column] ?? '') !== '') || (index === 0 && own.every((text) => text === ''))
  })
  const shownBy = new Map<number, boolean>()
  for (const [at, { under }] of rows.entries())
    if (under !== undefined) shownBy.set(under, shownBy.get(under) === true || isShown[at] === true)
  return (at) => shownBy.get(at) ?? isShown[at] === true
}

/** As wide as the longest label, or as leaves the figures in no more blocks than the narrowest one does. */
function labelWidth(rows: readonly FoldedRow[], widths: readonly number[], width: number): number {
  const labels = rows.filter(({ cells }) => cells.length > 0)
  const longest = Math.max(narrowestLabel, ...labels.map((row) => indentOf(row).length + textWidth(row.label)))
  const figures = widths.reduce((sum, column) => sum + column, 0)
  if (longest + figures <= width) return longest
  const most = Math.min(longest, Math.max(narrowestLabel, Math.floor(width / 2)))
  const fewest = blocks(widths, width - narrowestLabel).length
  let label = most
  while (label > narrowestLabel && blocks(widths, width - label).length > fewest) label--
  return label
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
