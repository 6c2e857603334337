import { countText } from '../../../base/count-text.ts'
import { place } from '../../../diagnostics/span.ts'
import type { Made, Together } from '../../../report/document.ts'
import { commandLine } from '../../../report/hint.ts'
import type { StatedValues } from '../../../report/result-provenance.ts'
import type { Sheet, SheetCell, Workbook } from '../../../workbook/sheet.ts'
import { verdictLine } from '../../verdict-line.ts'
import { documentTable } from './chapter-tables.ts'
import { type Covered, coverSheet } from './cover-sheet.ts'
import { SheetNames } from './sheet-names.ts'
import { joinedTables, type PublishedTable, words } from './table.ts'
import { tableSheet } from './table-sheet.ts'

/** What is kept of a chapter: what the cover tells of it, its tables, and the files that it rests on. */
export interface PublishedChapter extends Covered {
  readonly name: string
  readonly tables: readonly PublishedTable[]
  readonly inputs: Readonly<Record<string, string>>
  readonly values: StatedValues
}

/** A document as a workbook of values, one table a sheet: a cover, the contents, the tables, and what it was made from. */
export function publishedWorkbook(chapters: readonly PublishedChapter[], together: Together, made: Made): Workbook {
  const [first] = chapters
  const title =
    chapters.length === 1 && first !== undefined
      ? first.title
      : chapters.length === 0
        ? (together.summary?.table.heading ?? `scenario ${made.command}`)
        : `${countText(chapters.length)} scenarios: ${made.command}`
  const { summary, verdict } = together
  const tables = joinedTables([
    ...(summary === undefined
      ? []
      : [
          documentTable(
            { ...summary.table, notes: [...summary.declared, ...summary.table.notes] },
            { basis: undefined },
          ),
        ]),
    ...chapters.flatMap(({ name, tables: own }) =>
      own.map((table) => (chapters.length === 1 ? titled(table, title) : tableOf(name, table))),
    ),
    ...sourceless(together),
    ...madeFrom(chapters, together, made),
  ])
  const names = new SheetNames()
  const [cover, contents] = [names.of('Cover'), names.of('Contents')]
  const named = tables.map((table) => ({ table, name: names.of(table.name) }))
  const outcome = verdict === undefined ? undefined : verdictLine(verdict)
  return {
    title,
    organisation: first?.organisation,
    names: [],
    sheets: [
      coverSheet(title, chapters, outcome, made, cover),
      contentsSheet(named, contents),
      ...named.map(({ table, name }, at) => tableSheet(table, name, at + 2)),
    ],
  }
}

/** A table of the one scenario of a document, which stands below its title. */
function titled(table: PublishedTable, scenario: string): PublishedTable {
  return { ...table, about: [scenario, ...table.about] }
}

/** A table among those of other scenarios: its first column says which it is of. */
function tableOf(scenario: string, table: PublishedTable): PublishedTable {
  return {
    ...table,
    heads: ['Scenario', ...table.heads],
    rows: table.rows.map((row) => [words(scenario), ...row]),
  }
}

/** The sheets with what they hold, each a way to it. */
function contentsSheet(
  named: readonly { readonly table: PublishedTable; readonly name: string }[],
  name: string,
): Sheet {
  const rows = named.map(({ table, name: of }): SheetCell[] => [
    { value: of, look: 'label', link: `'${of.replaceAll("'", "''")}'!A1` },
    words(table.title),
  ])
  return tableSheet({ name, title: 'Contents', about: [], heads: ['Sheet', 'What it holds'], rows }, name, 1)
}

function sourceless({ verdict }: Together): PublishedTable[] {
  const entries = verdict?.withoutSource ?? []
  return [
    {
      name: 'Without a source',
      title: 'Values that name no source',
      about: [],
      heads: ['Value', 'Place'],
      rows: entries.map(({ path, span }) => [words(path), words(place(span))]),
    },
  ]
}

/** The files that everything rests on, and what the command line changed. */
function madeFrom(
  chapters: readonly PublishedChapter[],
  { summary }: Together,
  { settings, version, asked }: Made,
): PublishedTable[] {
  const inputs = new Map([
    ...Object.entries(summary?.inputs ?? {}),
    ...chapters.flatMap((chapter) => Object.entries(chapter.inputs)),
  ])
  return [
    {
      name: 'Made from',
      title: 'What these figures were made from',
      about: ['A file is the same where its SHA-256 is.'],
      heads: ['What', 'Name', 'SHA-256'],
      rows: [
        [words('program'), words(`scenario ${version}`.trim()), undefined],
        ...(asked === undefined ? [] : [[words('command'), words(commandLine(asked.command)), undefined]]),
        ...[...inputs].map(([path, hash]) => [words('file'), words(path), words(hash)]),
        ...settings.map((set) => [words('setting'), words(set), undefined]),
      ],
    },
  ]
}
