import { place } from '../../diagnostics/span.ts'
import { visible } from '../../diagnostics/visible.ts'
import { countsInWords, verdictMark } from '../../report/checks/check-words.ts'
import type { Chapter, Column, DocumentCover, Made, Table, Verdict } from '../../report/document.ts'
import type { Cell } from '../../report/figure.ts'
import { provenanceOf } from '../../report/provenance.ts'
import type { Sentence } from '../../report/sentence.ts'
import { cellText, notesOf, ownNotesOf } from '../cells.ts'
import { foldedRows } from '../folded-rows.ts'
import { markWords } from '../mark-words.ts'
import { provenanceComment } from '../provenance-comment.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { escapeCell, escapeCellSentence, escapeMarkup, escapeSentence, escapeText } from './escape.ts'
import { proseBlocks } from './prose.ts'
import { stepBlocks } from './steps.ts'
import { termBlocks } from './terms.ts'

/** A document as GitHub-flavoured Markdown, ready for a business case. */
export const render: Renderer = inParts({
  part: (chapter, { asked, cover }) => ({
    blocks: chapterBlocks(chapter, cover === undefined ? 1 : 2),
    inputs: chapter.inputs,
    values: asked === undefined ? {} : chapter.values,
  }),
  join: (parts, { summary, verdict }, made) => {
    const rests = [...(summary === undefined ? [] : [summary]), ...parts]
    const inputs = new Map(rests.flatMap((one) => Object.entries(one.inputs)))
    const recorded = provenanceOf(made, rests)
    const blocks = [
      ...(made.cover === undefined ? [] : coverBlocks(made.cover)),
      ...(summary === undefined
        ? []
        : [
            ...list(summary.declared),
            tableLines({ ...summary.table, notes: ownNotesOf(summary.table) }, '##').join('\n'),
          ]),
      ...parts.flatMap((part) => part.blocks),
      ...(verdict === undefined ? [] : verdictBlocks(verdict)),
      provenance(made, inputs)
        .map((line) => `<sub>${escapeText(line)}</sub>  `)
        .join('\n'),
    ]
    return [`${blocks.join('\n\n')}\n`, ...(recorded === undefined ? [] : [`\n${provenanceComment(recorded)}`])]
  },
})

/** What a document was made by and from, a line each. */
function provenance({ version, settings }: Made, inputs: ReadonlyMap<string, string>): string[] {
  const changes = settings.length === 0 ? '' : ` with ${settings.map((set) => `--set ${set}`).join(' ')}`
  return [
    `Made by scenario ${version}${changes}${inputs.size === 0 ? '.' : ' from:'}`,
    ...[...inputs].map(([path, hash]) => `${path}, SHA-256 ${hash}`),
  ]
}

function coverBlocks({ title, lines, stamp }: DocumentCover): string[] {
  return [
    `# ${escapeText(title)}`,
    ...(stamp === undefined ? [] : [`**${escapeText(stamp)}**`]),
    ...(lines.length === 0 ? [] : [lines.map(escapeText).join('  \n')]),
  ]
}

/** A chapter under a heading of a level. */
function chapterBlocks(chapter: Chapter, level: number): string[] {
  if (chapter.derivation !== undefined) return stepBlocks(chapter.derivation)
  if (chapter.terms !== undefined) return termBlocks(chapter.terms)
  const { title, path, basis, stamp, declared, facts, tables, checks } = chapter
  const notes = notesOf({ tables, notes: chapter.notes })
  return [
    `${'#'.repeat(level)} ${escapeText(title)}`,
    ...(stamp === undefined ? [] : [`**${stamp}**`]),
    ...(basis === undefined ? [] : [`**Figures in ${escapeText(`${basis}; ${visible(path)}`)}.**`]),
    ...(chapter.prose === undefined ? [] : proseBlocks(chapter.prose, level + 1)),
    ...list(declared),
    ...list(facts),
    ...tables.map(tableBlock),
    ...(checks.length === 0
      ? []
      : [
          [
            '| Check | Outcome |',
            '| :-- | :-- |',
            ...checks.map(({ mark, sentence }) => `| ${escapeCellSentence(sentence)} | ${markWords[mark]} |`),
          ].join('\n'),
        ]),
    ...list(notes),
  ]
}

/** A list in one block; none where there is nothing to list. */
function list(sentences: readonly Sentence[]): string[] {
  return sentences.length === 0 ? [] : [sentences.map((one) => `- ${escapeSentence(one)}`).join('\n')]
}

/** A table under its heading, or folded up under it. A blank line on either side is what makes it be read as Markdown there. */
function tableBlock(table: Table): string {
  if (table.mayFold !== true) return tableLines(table, '###').join('\n')
  const { heading, basis } = table
  const summary = `<details>\n<summary>${escapeMarkup(heading)}</summary>`
  return [
    summary,
    `**${escapeText(basis)}**`,
    tableLines({ ...table, heading: '' }, '###').join('\n'),
    '</details>',
  ].join('\n\n')
}

/** Blanks at the beginning of a cell are not shown; this one is. */
const indent = '&emsp;'

/** A table under its heading, with what must be said of it; the usual table has no heading. */
function tableLines(table: Table, level: string): string[] {
  const { heading, basis, columns, rows, notes } = table
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = columns.map(({ label, note, isWords }) => {
    const told = isWords === true ? escapeCell(label) : label
    return note === '' ? told : `${told} (${note})`
  })
  return [
    ...(heading === '' ? [] : [`${level} ${escapeText(heading)}`, '']),
    ...(heading === '' || basis === '' ? [] : [`**${escapeText(basis)}**`, '']),
    line(['', ...head]),
    line([':--', ...columns.map(({ isWords }) => (isWords === true ? ':--' : '--:'))]),
    ...foldedRows(rows)
      .filter(({ role }) => role !== 'gap')
      .map(({ role, label, cells, under }) => {
        if (cells.length === 0) return line([`**${escapeCell(label)}**`, ...columns.map(() => '')])
        const name = `${under === undefined ? '' : indent}${escapeCell(label)}`
        const texts = [name, ...cells.map((cell, at) => cellMarkdown(cell, table, columns[at]))]
        return line(role === 'item' ? texts : texts.map((text) => (text === '' ? '' : `**${text}**`)))
      }),
    ...list(notes).flatMap((block) => ['', block]),
  ]
}

/** Words may be anything that an author wrote; figures are the program's own. */
function cellMarkdown(cell: Cell, table: Table, column: Column | undefined): string {
  const text = cellText(cell, table)
  return column?.isWords === true ? escapeCell(text) : text
}

function verdictBlocks(verdict: Verdict): string[] {
  const { counts, withoutSource } = verdict
  const mark = verdictMark(verdict)
  const values = withoutSource.map(({ path, span }): Sentence => [`${path}, ${place(span)}`])
  return [
    ...(values.length === 0 ? [] : [`## Values without a source (${values.length})`, ...list(values)]),
    `${mark === undefined ? '' : `**${markWords[mark]}**: `}${escapeText(countsInWords(counts))}`,
  ]
}
