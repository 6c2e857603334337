import { Decimal } from '../../base/decimal.ts'
import type { Chapter, Chart, Table } from '../../report/document.ts'
import type { Sentence } from '../../report/sentence.ts'
import { notesOf } from '../cells.ts'
import { framed } from '../svg/frame.ts'
import { lineDrawing } from '../svg/line-chart.ts'
import { chartTables } from './chart-data.ts'
import { checkTable } from './checks.ts'
import { headingMarkup } from './heading.ts'
import { html, type Markup } from './markup.ts'
import { sentenceList, sentenceMarkup } from './sentence.ts'
import { type Caption, tableMarkup } from './table.ts'

/** How what is told of a scenario stands on its page. */
export interface Standing {
  /** The level of its headings. */
  readonly level: number
  /** Whether a reader's browser makes it, with all that can be asked about. */
  readonly isAlive: boolean
}

/** A part of what is told of a scenario, by a name that is the same whatever its figures are. */
export interface Part {
  readonly name: string
  readonly markup: Markup
  /** The table that it shows, where it shows one. */
  readonly table?: Table
}

/** What stands above the answer: what the figures are of, and what of the files they do not follow. */
export function aboutPart({ basis, path, stamp, declared, settings }: Chapter): Part {
  return {
    name: 'about',
    markup: html`<p class="basis">${[basis, path].filter(Boolean).join('; ')}</p>
${stamp === undefined ? undefined : html`<p class="stamp">${stamp}</p>\n`}${sentenceList(declared.slice(0, changed(settings)))}`,
  }
}

/** What its author declares of it. */
function declaredPart({ declared, settings }: Chapter): Part {
  return { name: 'declared', markup: html`${sentenceList(declared.slice(changed(settings)))}` }
}

/** How many sentences tell of changes of the command line. */
function changed(settings: Chapter['settings']): number {
  return settings.length === 0 ? 0 : 1
}

/** The answer, its first figure large. */
export function answerPart({ answer = [] }: Chapter, { isAlive }: Standing): Part {
  const [first, ...others] = answer
  return {
    name: 'answer',
    markup: html`${first === undefined ? undefined : html`<p class="lead">${lead(first, isAlive)}</p>\n`}${others.map(
      (one) => html`<p>${sentenceMarkup(one, isAlive)}</p>\n`,
    )}`,
  }
}

function lead([figure, ...words]: Sentence, isAlive: boolean): Markup {
  return html`<strong class="amount">${sentenceMarkup(figure === undefined ? [] : [figure], isAlive)}</strong>${sentenceMarkup(words, isAlive)}`
}

/** How the picture of a scenario stands on its page. */
export interface Picture {
  /** Pixels from side to side. */
  readonly width: number
  readonly id: string
  /** What is published of the same scenario, where something else is shown. */
  readonly published?: Chapter
}

/** The picture of the question, under a sentence that says what it shows, with its figures for whoever wants them. */
export function chartPart(chapter: Chapter, { width, id, published = chapter }: Picture): Part {
  const [chart] = chapter.charts
  if (chart === undefined) return { name: 'chart', markup: html`` }
  const [before = chart] = published.charts
  const known = before.series.flatMap(({ values }) => values.filter((value) => value !== undefined))
  const options = {
    width,
    id,
    hasTitle: false,
    figuresStand: 'Its figures stand below it.',
    ...(known.length === 0 ? {} : { holds: { low: Decimal.min(...known), high: Decimal.max(...known) } }),
  }
  // Of all drawings only that of lines, because a page carries what it draws with.
  const drawn = framed(lineDrawing(withGhost(chart, before), options), options)
  return {
    name: 'chart',
    markup: html`<figure class="picture">
<figcaption>${chartHeading(chart)}</figcaption>
${drawn.markup}</figure>
<details>
<summary>The figures of this chart</summary>
${chartTables(chapter)}</details>
`,
  }
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

/** A picture with what was published behind it, where that is another line. */
function withGhost(chart: Chart, before: Chart): Chart {
  const isLeft = ({ is }: Chart['series'][number]): boolean => is === 'left'
  const [now, then] = [chart.series.find(isLeft), before.series.find(isLeft)]
  const isSame = now?.values.every((value, at) => value === undefined || then?.values[at]?.eq(value) === true)
  if (then === undefined || isSame === true) return chart
  return { ...chart, series: [...chart.series, { ...then, label: 'As published', isGhost: true }] }
}

/** The rest, in the order in which it is read. */
export function restParts(chapter: Chapter, { level, isAlive }: Standing): readonly Part[] {
  const { title, basis, facts, tables, checks } = chapter
  const notes = notesOf({ tables, notes: chapter.notes })
  const headed = (text: string): Markup => headingMarkup(level, text)
  return [
    declaredPart(chapter),
    {
      name: 'facts',
      markup: html`${facts.length === 0 ? undefined : headed('What that means')}${facts.map(
        (fact) => html`<p>${sentenceMarkup(fact, isAlive)}</p>\n`,
      )}`,
    },
    ...tables.map(
      (table, at): Part => ({
        name: `table-${at}`,
        table,
        markup: html`${headed(table.heading === '' ? 'Year by year' : table.heading)}${tableMarkup(
          table,
          table.heading === '' ? { title, basis: basis ?? table.basis, isHeaded: false } : captionOf(table),
          isAlive,
        )}`,
      }),
    ),
    {
      name: 'checks',
      markup: html`${checks.length === 0 ? undefined : [headed('Rules and checks'), checkTable(checks)]}`,
    },
    { name: 'notes', markup: html`${notes.length === 0 ? undefined : [headed('Notes'), sentenceList(notes)]}` },
  ]
}

function captionOf({ heading, basis }: Table): Caption {
  return { title: heading, basis, isHeaded: true }
}
