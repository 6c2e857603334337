import { place } from '../../diagnostics/span.ts'
import { visible } from '../../diagnostics/visible.ts'
import type { Chapter, Made, SideBySide, Table, Together, Verdict } from '../../report/document.ts'
import { provenanceOf } from '../../report/provenance.ts'
import { notesOf, ownNotesOf } from '../cells.ts'
import { provenanceComment } from '../provenance-comment.ts'
import type { Renderer } from '../renderer.ts'
import { verdictLine } from '../verdict-line.ts'
import { chartTables } from './chart-data.ts'
import { checkTable } from './checks.ts'
import { framed } from './frame.ts'
import { headingMarkup } from './heading.ts'
import { LivingScenarios } from './living.ts'
import { madeBy } from './made-by.ts'
import { html, type Markup } from './markup.ts'
import { pictureWidth } from './picture.ts'
import { changesTold } from './scenario.ts'
import { sentenceList, sentenceMarkup } from './sentence.ts'
import { stepsMarkup } from './steps.ts'
import { type Caption, tableMarkup } from './table.ts'
import { termsMarkup } from './terms.ts'
import { togetherAnswers, togetherNames, togetherPicture, togetherTable } from './together.ts'

/**
 * A document as one page in one file: it asks nothing of anybody and prints on A4. Where it tells of scenarios as a whole, it carries
 * them and a program in which its reader changes them; it is whole without that. Charts are the tables of what they are drawn from.
 */
export const render: Renderer = (made, { program }) => {
  const parts: StaticPart[] = []
  const living = new LivingScenarios(made)
  return {
    add: (chapter) => {
      const { title, definition, organisation, inputs, projected = [] } = chapter
      const values = made.asked === undefined ? {} : chapter.values
      const [own] = projected
      const isOfOne = own !== undefined && chapter.answer !== undefined
      if (program !== undefined) for (const one of projected) living.add(one, isOfOne ? chapter : undefined)
      const status = own?.scenario.definition.document.get('status')
      const blocks = chapterBlocks(chapter)
      const side = program === undefined ? undefined : chapter.together
      const alive = side === undefined ? blocks : chapterBlocks(chapter, { side: sideTable(side), top: sideTop(side) })
      parts.push({ title, definition, organisation, status, inputs, values, isOfOne, side, blocks, alive })
    },
    pieces: (together) => {
      const rests = [...(together.summary === undefined ? [] : [together.summary]), ...parts]
      const recorded = provenanceOf(made, rests)
      const page =
        program === undefined || !living.areAlive
          ? staticPage(parts, together, made, living.whyStill)
          : livingPage(parts, living, together, made, program())
      return [page, ...(recorded === undefined ? [] : [provenanceComment(recorded)])]
    },
  }
}

/** What is kept of a chapter. */
interface StaticPart extends Pick<Chapter, 'title' | 'definition' | 'organisation' | 'inputs' | 'values'> {
  readonly status: string | undefined
  /** Whether it tells of one scenario and nothing else. */
  readonly isOfOne: boolean
  /** What of it holds scenarios side by side, where something does. */
  readonly side: SideBySide | undefined
  readonly blocks: readonly Block[]
  /** The same for a page that is alive. */
  readonly alive: readonly Block[]
}

function staticPage(
  parts: readonly StaticPart[],
  { summary, verdict }: Together,
  made: Made,
  note: string | undefined,
): string {
  const level = parts.length === 1 ? 2 : 3
  const chapters = parts.map((part) => [
    parts.length === 1 ? undefined : headingMarkup(2, part.title),
    blocksAt(level, part.blocks),
  ])
  const body = [
    headingMarkup(1, titleOf(parts)),
    note === undefined ? undefined : html`<p>${note}</p>\n`,
    summary === undefined ? undefined : sideBySide(summary),
    chapters,
    verdict === undefined ? undefined : verdictMarkup(verdict),
  ]
  return framed({ title: titleOf(parts), body, foot: madeBy(made, inputsOf(parts, summary)) })
}

function livingPage(
  parts: readonly StaticPart[],
  living: LivingScenarios,
  { summary }: Together,
  made: Made,
  program: string,
): string {
  const [first] = parts
  const title =
    first?.isOfOne === true && parts.length === 1
      ? (first.definition ?? first.title)
      : withoutBand(titleOf(parts), first)
  const isAlone = parts.length === 1 && first?.isOfOne === true
  // What holds scenarios side by side comes before each of them.
  const others = [
    summary === undefined ? undefined : [sideTop(summary), blocksAt(2, sideTable(summary))],
    parts.filter(({ isOfOne }) => !isOfOne).map(({ alive }) => blocksAt(2, alive)),
  ]
  const side = summary ?? parts.find((part) => part.side !== undefined)?.side
  const body = [
    headingMarkup(1, title),
    isAlone ? undefined : html`<div class="together">\n${others}${living.sources(2)}</div>\n`,
    living.articles(2, !isAlone),
  ]
  return framed({
    title,
    band: { organisation: first?.organisation, status: first?.status },
    body,
    foot: madeBy(made, inputsOf(parts, summary)),
    alive: { data: living.data(isAlone ? 2 : 3, side?.asked), program },
  })
}

/** A title without the organisation that it begins with, which stands in the band. */
function withoutBand(title: string, first: StaticPart | undefined): string {
  const whose = `${first?.organisation}: `
  return title.startsWith(whose) ? title.slice(whose.length) : title
}

/** What scenarios side by side come to, and their chart, abreast where there is room: parts of the page that follow them. */
function sideTop(side: SideBySide): Markup {
  const picture = { width: pictureWidth, id: 'side-chart' }
  return html`<div class="abreast">
<div class="part" data-part="${togetherNames.answers}">\n${togetherAnswers(side)}</div>
<div class="part" data-part="${togetherNames.chart}">\n${togetherPicture(side, picture)}</div>
</div>
`
}

/** Their table, as another. */
function sideTable(side: SideBySide): readonly Block[] {
  return [
    { heading: side.table.heading },
    html`<div class="part" data-part="${togetherNames.table}">\n${togetherTable(side)}</div>\n`,
  ]
}

function titleOf(parts: readonly StaticPart[]): string {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only.title : `${parts.length} scenarios`
}

function inputsOf(parts: readonly StaticPart[], summary: SideBySide | undefined): ReadonlyMap<string, string> {
  const rests = [...(summary === undefined ? [] : [summary]), ...parts]
  return new Map(rests.flatMap((one) => Object.entries(one.inputs)))
}

function blocksAt(level: number, blocks: readonly Block[]): readonly Markup[] {
  return blocks.map((block) => ('heading' in block ? headingMarkup(level, block.heading) : block))
}

/** A part of a chapter: markup, or a heading whose level the whole page says. */
export type Block = Markup | { readonly heading: string }

/** What stands in a chapter in the place of something else. */
interface Instead {
  /** Pictures of its charts, above its tables, in the place of their figures. */
  readonly pictures?: readonly Markup[] | undefined
  /** Scenarios side by side, in the place of their table and of the figures of their chart. */
  readonly side?: readonly Block[]
  /** What stands above its sentences. */
  readonly top?: Markup
}

/** The parts of a chapter, in their order. */
export function chapterBlocks(chapter: Chapter, { pictures, side, top }: Instead = {}): readonly Block[] {
  if (chapter.derivation !== undefined) return [stepsMarkup(chapter.derivation)]
  if (chapter.terms !== undefined) return [termsMarkup(chapter.terms)]
  const { organisation, path, title, basis, stamp, declared, facts, tables, checks } = chapter
  const notes = notesOf({ tables, notes: chapter.notes })
  const whose = organisation !== undefined && title.includes(organisation) ? undefined : organisation
  const first = top === undefined ? declared.length : changesTold(chapter)
  const sentences = html`${facts.map((fact) => html`<p>${sentenceMarkup(fact)}</p>\n`)}`
  const about = [whose, basis, path && visible(path)].filter(Boolean).join('; ')
  return [
    ...(about === '' ? [] : [html`<p class="basis">${about}</p>\n`]),
    ...(stamp === undefined ? [] : [html`<p class="stamp">${stamp}</p>\n`]),
    html`${sentenceList(declared.slice(0, first))}`,
    ...(top === undefined
      ? [sentences]
      : [
          top,
          html`${sentenceList(declared.slice(first))}`,
          ...(facts.length === 0 ? [] : [{ heading: 'How they differ' }, sentences]),
        ]),
    ...(pictures ?? []),
    ...tables.flatMap((table): readonly Block[] =>
      side !== undefined && table === chapter.together?.table
        ? side
        : table.heading === ''
          ? [tableMarkup(table, { title, basis: basis ?? table.basis, isHeaded: false })]
          : [{ heading: table.heading }, tableMarkup(table, captionOf(table))],
    ),
    ...(pictures === undefined && side === undefined ? chartTables(chapter) : []),
    ...(checks.length === 0 ? [] : [{ heading: 'Rules and checks' }, checkTable(checks)]),
    ...(notes.length === 0 ? [] : [{ heading: 'Notes' }, html`${sentenceList(notes)}`]),
  ]
}

function captionOf({ heading, basis }: Table): Caption {
  return { title: heading, basis, isHeaded: true }
}

function sideBySide({ declared, table, charts }: SideBySide): Markup {
  return html`${sentenceList(declared)}${headingMarkup(2, table.heading)}${tableMarkup(
    { ...table, notes: ownNotesOf(table) },
    captionOf(table),
  )}${chartTables({ charts })}`
}

function verdictMarkup(verdict: Verdict): Markup {
  const { passes, withoutSource } = verdict
  const values = withoutSource.map(({ path, span }) => [`${path}, ${place(span)}`])
  return html`${headingMarkup(2, 'Verdict')}<p class="${passes ? 'pass' : 'fail'}">${verdictLine(verdict)}</p>
${values.length === 0 ? undefined : headingMarkup(3, `Values without a source (${values.length})`)}${sentenceList(values)}`
}
