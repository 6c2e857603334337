import { place } from '../../diagnostics/span.ts'
import type { Chapter, Made, SideBySide, Table, Verdict } from '../../report/document.ts'
import { provenanceOf } from '../../report/provenance.ts'
import { notesOf, ownNotesOf } from '../cells.ts'
import { markWords } from '../mark-words.ts'
import { provenanceComment } from '../provenance-comment.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { verdictLine } from '../verdict-line.ts'
import { chartTables } from './chart-data.ts'
import { framed } from './frame.ts'
import { headingMarkup } from './heading.ts'
import { html, type Markup } from './markup.ts'
import { sentenceList, sentenceMarkup } from './sentence.ts'
import { stepsMarkup } from './steps.ts'
import { type Caption, tableMarkup } from './table.ts'
import { termsMarkup } from './terms.ts'

/**
 * A document as one page in one file: it asks nothing of anybody, runs nothing, and prints on A4. Charts are the tables of what they
 * are drawn from.
 */
export const render: Renderer = inParts({
  part: (chapter, { asked }) => ({
    title: chapter.title,
    inputs: chapter.inputs,
    values: asked === undefined ? {} : chapter.values,
    blocks: chapterBlocks(chapter),
  }),
  join: (parts, { summary, verdict }, made) => {
    const rests = [...(summary === undefined ? [] : [summary]), ...parts]
    const inputs = new Map(rests.flatMap((one) => Object.entries(one.inputs)))
    const recorded = provenanceOf(made, rests)
    const [only] = parts
    const title = parts.length === 1 && only !== undefined ? only.title : `${parts.length} scenarios`
    const level = parts.length === 1 ? 2 : 3
    const chapters = parts.map((part) => [
      parts.length === 1 ? undefined : headingMarkup(2, part.title),
      part.blocks.map((block) => ('heading' in block ? headingMarkup(level, block.heading) : block)),
    ])
    const body = [
      headingMarkup(1, title),
      summary === undefined ? undefined : sideBySide(summary),
      chapters,
      verdict === undefined ? undefined : verdictMarkup(verdict),
    ]
    const page = framed({ title, body, foot: provenance(made, inputs) })
    return [page, ...(recorded === undefined ? [] : [provenanceComment(recorded)])]
  },
})

/** A part of a chapter: markup, or a heading whose level the whole page says. */
export type Block = Markup | { readonly heading: string }

export function chapterBlocks(chapter: Chapter): readonly Block[] {
  if (chapter.derivation !== undefined) return [stepsMarkup(chapter.derivation)]
  if (chapter.terms !== undefined) return [termsMarkup(chapter.terms)]
  const { organisation, path, title, basis, stamp, declared, facts, tables, checks } = chapter
  const notes = notesOf({ tables, notes: chapter.notes })
  const whose = organisation !== undefined && title.includes(organisation) ? undefined : organisation
  const about = [whose, basis, path].filter(Boolean).join('; ')
  return [
    ...(about === '' ? [] : [html`<p class="basis">${about}</p>\n`]),
    ...(stamp === undefined ? [] : [html`<p class="stamp">${stamp}</p>\n`]),
    html`${sentenceList(declared)}${facts.map((fact) => html`<p>${sentenceMarkup(fact)}</p>\n`)}`,
    ...tables.flatMap((table): Block[] =>
      table.heading === ''
        ? [tableMarkup(table, { title, basis: basis ?? table.basis, isHeaded: false })]
        : [{ heading: table.heading }, tableMarkup(table, captionOf(table))],
    ),
    ...chartTables(chapter),
    ...(checks.length === 0 ? [] : [{ heading: 'Rules and checks' }, checkTable(checks)]),
    ...(notes.length === 0 ? [] : [{ heading: 'Notes' }, html`${sentenceList(notes)}`]),
  ]
}

function captionOf({ heading, basis }: Table): Caption {
  return { title: heading, basis, isHeaded: true }
}

function sideBySide({ table, charts }: SideBySide): Markup {
  return html`${headingMarkup(2, table.heading)}${tableMarkup(
    { ...table, notes: ownNotesOf(table) },
    captionOf(table),
  )}${chartTables({ charts })}`
}

/** Each check with its outcome, which is a word before it is a colour. */
function checkTable(checks: Chapter['checks']): Markup {
  return html`<div class="wide">
<table>
<caption>What must hold, and whether it does</caption>
<thead>
<tr><th scope="col" class="words">Check</th><th scope="col" class="words">Outcome</th></tr>
</thead>
<tbody>
${checks.map(({ mark, sentence }) => {
  const kind = mark === 'fail' ? 'words fail' : mark === 'pass' ? 'words pass' : 'words'
  return html`<tr><th scope="row">${sentenceMarkup(sentence)}</th><td class="${kind}">${markWords[mark]}</td></tr>\n`
})}</tbody>
</table>
</div>
`
}

function verdictMarkup(verdict: Verdict): Markup {
  const { passes, withoutSource } = verdict
  const values = withoutSource.map(({ path, span }) => [`${path}, ${place(span)}`])
  return html`${headingMarkup(2, 'Verdict')}<p class="${passes ? 'pass' : 'fail'}">${verdictLine(verdict)}</p>
${values.length === 0 ? undefined : headingMarkup(3, `Values without a source (${values.length})`)}${sentenceList(values)}`
}

/** What a page was made by and from. */
function provenance({ command, version, settings, timestamp }: Made, inputs: ReadonlyMap<string, string>): Markup {
  const changes = settings.length === 0 ? '' : ` with ${settings.map((set) => `--set ${set}`).join(' ')}`
  const when = timestamp === undefined ? '' : ` at ${timestamp}Z`
  return html`<p>Made by scenario ${version} ${command}${changes}${when}${inputs.size === 0 ? '.' : ' from:'}</p>
${
  inputs.size === 0
    ? undefined
    : html`<ul>
${[...inputs].map(([path, hash]) => html`<li>${path}, SHA-256 ${hash}</li>\n`)}</ul>
`
}`
}
