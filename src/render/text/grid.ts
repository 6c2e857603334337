import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Table } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import { cellText } from '../cells.ts'
import type { Page } from '../page.ts'

/**
 * A grid of one answer at every pair of two numbers: where its sign changes from one cell to the next stands a border, so that it is
 * seen where money runs out. Columns that do not fit follow in further blocks.
 */
export function gridLines(table: Table, page: Page): string[] {
  const { width, paint, ascii } = page
  const { rows, columns, grid } = table
  const say = ascii ? toAscii : (text: string): string => text
  const texts = rows.map(({ cells }, row) =>
    cells.map((cell, column) => {
      const isCentre = grid?.centre?.row === row && grid.centre.column === column
      return `${cellText(cell, table)}${isCentre ? '*' : ''}`
    }),
  )
  const label = Math.min(Math.max(...rows.map((row) => textWidth(row.label))), Math.floor(width / 2))
  const cell = Math.max(...columns.map((column) => textWidth(column.label)), ...texts.flat().map(textWidth)) + 1
  // A column of the border on either side of every cell.
  const each = cell + 2
  const fitting = Math.max(1, Math.floor((width - label - 1) / each))
  const [bar, dash] = ascii ? ['|', '-'] : ['│', '─']
  const isShort = (row: number, column: number): boolean | undefined => {
    const found = rows[row]?.cells[column]
    return found === undefined || !('value' in found) ? undefined : found.value.isNegative() && !found.value.isZero()
  }
  const differs = (one: boolean | undefined, other: boolean | undefined): boolean =>
    one !== undefined && other !== undefined && one !== other
  const lines: string[] = []
  for (let from = 0; from < columns.length; from += fitting) {
    const shown = columns.slice(from, from + fitting)
    const at = shown.map((_, index) => from + index)
    if (from > 0) lines.push('')
    lines.push(...wrap(say(table.columnsAre ?? ''), width).map(paint.muted))
    lines.push(
      paint.heading(
        `${' '.repeat(label)}${shown.map((column) => `${padLeft(say(column.label), cell)}  `).join('')}`.trimEnd(),
      ),
    )
    for (const [row, { label: name }] of rows.entries()) {
      if (row > 0 && at.some((column) => differs(isShort(row - 1, column), isShort(row, column)))) {
        const under = at.map((column) =>
          differs(isShort(row - 1, column), isShort(row, column)) ? ` ${dash.repeat(cell)} ` : ' '.repeat(each),
        )
        lines.push(`${' '.repeat(label)}${under.join('')}`.trimEnd())
      }
      const cells = at.map((column) => {
        const text = padLeft(texts[row]?.[column] ?? '', cell)
        const border = differs(isShort(row, column), isShort(row, column + 1)) ? ` ${bar}` : '  '
        return `${isShort(row, column) === true ? paint.deficit(text) : text}${border}`
      })
      lines.push(`${padRight(say(name), label)}${cells.join('')}`.trimEnd())
    }
  }
  return lines
}
