import type { Chart, SideBySide } from '../../report/document.ts'
import { ownNotesOf } from '../cells.ts'
import { html, type Markup } from './markup.ts'
import { type Picture, pictureMarkup } from './picture.ts'
import { sentenceList, sentenceMarkup } from './sentence.ts'
import { tableMarkup } from './table.ts'

/** The names of the parts of a page that hold scenarios side by side: what each comes to, their chart, and their table. */
export const togetherNames = { answers: 'together-answers', chart: 'together-chart', table: 'together' } as const

/** What each scenario comes to, under its name. */
export function togetherAnswers({ answers }: SideBySide): Markup {
  const told = answers.filter((one) => one.told.length > 0)
  if (told.length === 0) return html``
  return html`<dl class="answers">
${told.map(({ title, told: sentences }) => html`<dt>${title}</dt>\n<dd>${sentences.map(([figure = '', ...words], at) => html`${at > 0 ? ' ' : ''}<b>${sentenceMarkup([figure])}</b>${sentenceMarkup(words)}`)}</dd>\n`)}</dl>
`
}

/** The chart of scenarios side by side; nothing where there is none. */
export function togetherPicture({ charts: [chart] }: SideBySide, picture: Picture): Markup {
  return html`${chart && pictureMarkup(chart, `${inPlainWords(chart)}, each scenario`, picture)}`
}

/** What a chart is of, in the words of the answers beside it, and not by the terms of the table below. */
function inPlainWords({ title, name }: Chart): string {
  return name === 'envelope' ? 'What would be left for care out of hospital' : title
}

/** The table of scenarios side by side. Its heading stands above it. */
export function togetherTable({ declared, table }: SideBySide): Markup {
  const { heading: title, basis } = table
  return html`${sentenceList(declared)}${tableMarkup(
    { ...table, notes: ownNotesOf(table) },
    { title, basis, isHeaded: true },
  )}`
}
