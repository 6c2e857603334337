import type { SideBySide } from '../../report/document.ts'
import { ownNotesOf } from '../cells.ts'
import { html, type Markup } from './markup.ts'
import { type Picture, pictureMarkup } from './picture.ts'
import { sentenceList } from './sentence.ts'
import { tableMarkup } from './table.ts'

/** The names of the parts of a page that hold scenarios side by side: their chart, and their table. */
export const togetherNames = { chart: 'together-chart', table: 'together' } as const

/** The chart of scenarios side by side; nothing where there is none. */
export function togetherPicture({ charts: [chart] }: SideBySide, picture: Picture): Markup {
  return html`${chart && pictureMarkup(chart, `${chart.title}, each scenario`, picture)}`
}

/** The table of scenarios side by side. Its heading stands above it. */
export function togetherTable({ declared, table }: SideBySide): Markup {
  const { heading: title, basis } = table
  return html`${sentenceList(declared)}${tableMarkup(
    { ...table, notes: ownNotesOf(table) },
    { title, basis, isHeaded: true },
  )}`
}
