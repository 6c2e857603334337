import { type ChartData, drawnIn } from '../../report/chart-data.ts'
import type { Chapter, Made, Table } from '../../report/document.ts'
import type { Prose } from '../../report/prose.ts'
import { lineText, type Sentence } from '../../report/sentence.ts'
import { cellText, notesOf, ownNotesOf } from '../cells.ts'
import { foldedRows } from '../folded-rows.ts'
import { markWords } from '../mark-words.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { verdictLine } from '../verdict-line.ts'
import { writeWord } from './package.ts'
import type { WordBlock, WordRow, WordRun } from './word.ts'
import { wordChart } from './word-chart.ts'

/** The document of an appendix for a word processor: headings, paragraphs, lists and tables on A4 that lies on its side. */
export const render: Renderer<Promise<readonly Uint8Array[]>> = inParts({
  part: (chapter, { cover }) => ({
    title: chapter.title,
    blocks: chapterBlocks(chapter, cover === undefined ? 1 : 2),
    inputs: chapter.inputs,
  }),
  join: async (parts, { summary, verdict }, made) => {
    const inputs = new Map(
      [...(summary === undefined ? [] : [summary]), ...parts].flatMap((one) => Object.entries(one.inputs)),
    )
    const title = made.cover?.title ?? parts[0]?.title ?? `scenario ${made.command}`
    const blocks: WordBlock[] = [
      ...(made.cover === undefined ? [] : coverBlocks(made.cover)),
      ...(summary === undefined ? [] : tableBlocks({ ...summary.table, notes: ownNotesOf(summary.table) }, 2)),
      ...parts.flatMap((part) => part.blocks),
      ...(verdict === undefined ? [] : [paragraph([verdictLine(verdict)])]),
      ...madeBlocks(made, inputs),
    ]
    const program = `scenario ${made.version}`
    return [await writeWord({ title, program, timestamp: made.timestamp, blocks })]
  },
})

function coverBlocks({ title, lines, stamp }: NonNullable<Made['cover']>): WordBlock[] {
  return [
    heading(1, title),
    ...(stamp === undefined ? [] : [{ is: 'stamp', runs: [plain(stamp)] } as const]),
    ...lines.map((line): WordBlock => ({ is: 'second', runs: [plain(line)] })),
  ]
}

function chapterBlocks(chapter: Chapter, level: 1 | 2): WordBlock[] {
  const { title, path, basis, stamp, prose = [], declared, facts, tables, checks } = chapter
  return [
    heading(level, title),
    ...(stamp === undefined ? [] : [{ is: 'stamp', runs: [plain(stamp)] } as const]),
    ...(basis === undefined ? [] : [{ is: 'second', runs: [plain(`Figures in ${basis}; ${path}.`)] } as const]),
    ...prose.map(proseBlock),
    ...list(declared),
    ...list(facts),
    ...drawnIn(chapter).flatMap(chartBlock),
    ...tables.flatMap((table) => tableBlocks(table, level === 1 ? 2 : 3)),
    ...(checks.length === 0
      ? []
      : [
          {
            is: 'table',
            columns: [{ label: 'Outcome', isWords: true }],
            rows: checks.map(
              ({ mark, sentence }): WordRow => ({
                label: lineText(sentence),
                cells: [markWords[mark]],
                isStrong: false,
                isUnder: false,
              }),
            ),
          } as const,
        ]),
    ...list(notesOf({ tables, notes: chapter.notes })),
  ]
}

function tableBlocks(table: Table, level: 2 | 3): WordBlock[] {
  const { heading: title, basis, columns, rows, notes } = table
  return [
    ...(title === '' ? [] : [heading(level, title)]),
    ...(title === '' || basis === '' ? [] : [{ is: 'second', runs: [plain(basis)] } as const]),
    {
      is: 'table',
      columns: columns.map(({ label, note, isWords }) => ({
        label: note === '' ? label : `${label} ${note}`,
        isWords: isWords === true,
      })),
      rows: foldedRows(rows)
        .filter(({ role }) => role !== 'gap')
        .map(({ role, label, cells, under }) => ({
          label,
          cells: cells.map((cell) => cellText(cell, table)),
          isStrong: role !== 'item' || cells.length === 0,
          isUnder: under !== undefined,
        })),
    },
    ...list(notes),
  ]
}

/** A chart as a native one. */
function chartBlock(data: ChartData): WordBlock[] {
  const chart = wordChart(data)
  return chart === undefined ? [] : [{ is: 'chart', chart }]
}

/** What it was made by and from. */
function madeBlocks({ version, command, settings }: Made, inputs: ReadonlyMap<string, string>): WordBlock[] {
  const changes = settings.length === 0 ? '' : ` with ${settings.map((set) => `--set ${set}`).join(' ')}`
  return [
    {
      is: 'second',
      runs: [plain(`Made by scenario ${version} ${command}${changes}${inputs.size === 0 ? '.' : ' from:'}`)],
    },
    ...[...inputs].map(([path, hash]): WordBlock => ({ is: 'second', runs: [plain(`${path}, SHA-256 ${hash}`)] })),
  ]
}

function proseBlock(block: Prose): WordBlock {
  const runsOf = (parts: Extract<Prose, { parts: unknown }>['parts']): WordRun[] =>
    parts.map(({ said, look }) => ({ text: lineText(said), look }))
  if (block.is === 'list') return { is: 'list', start: block.start, items: block.items.map(runsOf) }
  return block.is === 'heading'
    ? { is: 'heading', level: 3, runs: runsOf(block.parts) }
    : { is: 'paragraph', runs: runsOf(block.parts) }
}

function list(sentences: readonly Sentence[]): WordBlock[] {
  if (sentences.length === 0) return []
  return [{ is: 'list', start: undefined, items: sentences.map((one) => one.map(sentenceRun)) }]
}

/** A part of a sentence; commands as code. */
function sentenceRun(part: Sentence[number]): WordRun {
  return typeof part !== 'string' && part.is === 'command' ? { text: part.text, look: 'code' } : plain(lineText([part]))
}

function heading(level: 1 | 2 | 3, text: string): WordBlock {
  return { is: 'heading', level, runs: [plain(text)] }
}

function paragraph(sentence: Sentence): WordBlock {
  return { is: 'paragraph', runs: sentence.map(sentenceRun) }
}

function plain(text: string): WordRun {
  return { text, look: 'plain' }
}
