import type { SideBySide } from '../../report/document.ts'
import { ownNotesOf } from '../cells.ts'
import { html, type Markup } from './markup.ts'
import { type Picture, pictureMarkup } from './picture.ts'
import { sentenceList } from './sentence.ts'
import { tableMarkup } from './table.ts'

/** The name of the part of a page that holds scenarios side by side. */
export const togetherName = 'together'

/** Scenarios side by side: their chart, where there is one, and their table. Its heading stands above it. */
export function togetherMarkup({ declared, table, charts: [chart] }: SideBySide, picture: Picture): Markup {
  const { heading: title, basis } = table
  return html`${sentenceList(declared)}${chart && pictureMarkup(chart, `${chart.title}, each scenario`, picture)}${tableMarkup(
    { ...table, notes: ownNotesOf(table) },
    { title, basis, isHeaded: true },
  )}`
}
