import { visible } from '../../diagnostics/visible.ts'
import type { Chapter, Chart, Table } from '../../report/document.ts'
import type { Sentence } from '../../report/sentence.ts'
import { notesOf } from '../cells.ts'
import { checkTable } from './checks.ts'
import { headingMarkup } from './heading.ts'
import { html, type Markup } from './markup.ts'
import { type Picture, pictureMarkup } from './picture.ts'
import { sentenceList, sentenceMarkup } from './sentence.ts'
import { type Caption, tableMarkup } from './table.ts'

/** How what is told of a scenario stands on its page. */
export interface Standing {
  /** The level of its headings. */
  readonly level: number
  /** Whether a reader's browser makes it, with all that can be asked about. */
  readonly isAlive: boolean
}

/** A part of what is told of a scenario. */
export interface Part {
  readonly markup: Markup
  /** The table that it shows, where it shows one. */
  readonly table?: Table
}

/** What a part begins with whose number is that of a table. */
const tableName = 'table-'

/** The name of the part that holds the table year by year. */
export const mainTable = `${tableName}0`

/** The names of the parts of what is told, which are the same whatever its figures are, in the order in which they are read. */
export function partNames({ tables }: Pick<Chapter, 'tables'>): readonly string[] {
  return ['about', 'answer', 'chart', 'declared', 'facts', ...tables.map((_, at) => tableName + at), 'checks', 'notes']
}

/** A part by its name; undefined where there is none. Nothing else is worked out. */
export function partNamed(name: string, chapter: Chapter, standing: Standing, picture: Picture): Part | undefined {
  switch (name) {
    case 'about':
      return { markup: aboutMarkup(chapter) }
    case 'answer':
      return { markup: answerMarkup(chapter, standing) }
    case 'chart':
      return { markup: chartMarkup(chapter, picture) }
    case 'declared':
      return { markup: declaredMarkup(chapter) }
    case 'facts':
      return { markup: factsMarkup(chapter, standing) }
    case 'checks':
      return { markup: checksMarkup(chapter, standing) }
    case 'notes':
      return { markup: notesMarkup(chapter, standing) }
    default:
      return name.startsWith(tableName) ? tablePart(Number(name.slice(tableName.length)), chapter, standing) : undefined
  }
}

/** What stands above the answer: what the figures are of, and what of the files they do not follow. */
function aboutMarkup({ basis, path, stamp, declared, settings }: Chapter): Markup {
  return html`<p class="basis">${[basis, path && visible(path)].filter(Boolean).join('; ')}</p>
${stamp === undefined ? undefined : html`<p class="stamp">${stamp}</p>\n`}${sentenceList(declared.slice(0, changesTold({ settings })))}`
}

/** What its author declares of it. */
function declaredMarkup({ declared, settings }: Chapter): Markup {
  return html`${sentenceList(declared.slice(changesTold({ settings })))}`
}

/** How many sentences tell of changes of the command line. */
export function changesTold({ settings }: Pick<Chapter, 'settings'>): number {
  return settings.length === 0 ? 0 : 1
}

/** The answer, its first figure large. */
function answerMarkup({ answer = [] }: Chapter, { isAlive }: Standing): Markup {
  const [first, ...others] = answer
  return html`${first === undefined ? undefined : html`<p class="lead">${lead(first, isAlive)}</p>\n`}${others.map(
    (one) => html`<p>${sentenceMarkup(one, isAlive)}</p>\n`,
  )}`
}

function lead([figure, ...words]: Sentence, isAlive: boolean): Markup {
  return html`<strong class="amount">${sentenceMarkup(figure === undefined ? [] : [figure], isAlive)}</strong>${sentenceMarkup(words, isAlive)}`
}

/** The picture of the question, under a sentence that says what it shows, with its figures for whoever wants them. */
function chartMarkup({ charts }: Chapter, picture: Picture): Markup {
  const [chart] = charts.map(inWordsOfAnswer)
  if (chart === undefined) return html``
  const [before = chart] = picture.issued ?? []
  return pictureMarkup(chart, chartHeading(chart), picture, withGhost(chart, before))
}

/** A picture whose lines are called as the answer above it says, and not by the terms of the table below. */
function inWordsOfAnswer(chart: Chart): Chart {
  const words = { left: 'Would be left', services: 'Services would cost' }
  const called = ({ is, label }: Chart['series'][number]): string =>
    is === 'left' || is === 'services' ? words[is] : label
  return { ...chart, series: chart.series.map((series) => ({ ...series, label: called(series) })) }
}

/** What a picture shows, as a sentence that is true of its figures. */
function chartHeading({ title, series }: Chart): string {
  const [left, services] = (['left', 'services'] as const).map((of) =>
    series.find(({ is }) => is === of)?.values.at(-1),
  )
  if (left === undefined || services === undefined) return title
  return left.lt(services)
    ? 'What would be left falls short of what services would cost'
    : 'What would be left covers what services would cost'
}

/** A picture with what was issued behind it, where that is another line. */
function withGhost(chart: Chart, before: Chart): Chart {
  const isLeft = ({ is }: Chart['series'][number]): boolean => is === 'left'
  const [now, then] = [chart.series.find(isLeft), before.series.find(isLeft)]
  const isSame = now?.values.every((value, at) => value === undefined || then?.values[at]?.eq(value) === true)
  if (then === undefined || isSame === true) return chart
  return { ...chart, series: [...chart.series, { ...then, label: 'As issued', isGhost: true }] }
}

function factsMarkup({ facts, answer = [] }: Chapter, { level, isAlive }: Standing): Markup {
  // What the answer has said is not said twice.
  const more = facts.filter((fact) => !answer.includes(fact))
  return html`${more.length === 0 ? undefined : headingMarkup(level, 'What that means')}${more.map(
    (fact) => html`<p>${sentenceMarkup(fact, isAlive)}</p>\n`,
  )}`
}

function tablePart(
  at: number,
  { tables, title, basis }: Chapter,
  { level, isAlive }: Standing,
): (Part & { readonly table: Table }) | undefined {
  const table = tables[at]
  if (table === undefined) return undefined
  const isMain = table.heading === ''
  const caption = isMain ? { title, basis: basis ?? table.basis, isHeaded: false } : captionOf(table)
  const heading = headingMarkup(level, isMain ? 'Year by year' : table.heading)
  return { table, markup: html`${heading}${tableMarkup(table, caption, isAlive)}` }
}

function checksMarkup({ checks }: Chapter, { level }: Standing): Markup {
  return html`${checks.length === 0 ? undefined : [headingMarkup(level, 'Rules and checks'), checkTable(checks)]}`
}

function notesMarkup({ tables, notes }: Chapter, { level }: Standing): Markup {
  const all = notesOf({ tables, notes })
  return html`${all.length === 0 ? undefined : [headingMarkup(level, 'Notes'), sentenceList(all)]}`
}

function captionOf({ heading, basis }: Table): Caption {
  return { title: heading, basis, isHeaded: true }
}
