import { wrap } from '../../base/text-width.ts'
import type { Table } from '../../report/document.ts'
import { lineText, sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { cellText } from '../cells.ts'
import type { Page } from '../page.ts'
import { gridLines } from './grid.ts'
import { textTable } from './text-table.ts'
import { wordTable } from './word-table.ts'

/** A table under its heading, with what must be said of it; the usual table has no heading. */
export function tableLines(table: Table, page: Page): string[] {
  const { width, paint, ascii, plain } = page
  const say = ascii ? toAscii : (text: string): string => text
  const notes = table.notes.map((note) => say((plain ? lineText : sentenceText)(note)))
  if (plain) {
    const head = table.heading === '' ? [] : [`${table.heading}: ${say(table.basis)}.`]
    return [...head, ...tableSentences(table), ...notes]
  }
  const head =
    table.heading === ''
      ? []
      : [...wrap(say(table.heading), width).map(paint.heading), ...wrap(say(table.basis), width).map(paint.muted), '']
  return [...head, ...drawn(table, page), ...notes.flatMap((note) => wrap(note, width).map(paint.muted))]
}

function drawn(table: Table, page: Page): string[] {
  if (table.grid !== undefined) return gridLines(table, page)
  return table.columns.some(({ isWords }) => isWords === true) ? wordTable(table, page) : textTable(table, page)
}

/** A row a sentence, to be read aloud. */
function tableSentences(table: Table): string[] {
  const { columns, rows } = table
  return rows
    .filter(({ role }) => role !== 'gap')
    .map(({ label, cells }) => {
      const figures = cells.flatMap((cell, index) => {
        const text = cellText(cell, table)
        const { label: name = '', note = '' } = columns[index] ?? {}
        return text === '' ? [] : [`${name}${note === '' ? '' : ` (${note})`} ${text}`]
      })
      return figures.length === 0 ? `${label}.` : `${label}: ${figures.join('; ')}.`
    })
}
