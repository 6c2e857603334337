import { printYear } from '../../../base/financial-year.ts'
import { place } from '../../../diagnostics/span.ts'
import type { Chapter, CheckItem, CheckRemark, Made, Problem, Table } from '../../../report/document.ts'
import type { FigureRow, FigureTable } from '../../../report/figures.ts'
import type { Records, RecordValue } from '../../../report/records.ts'
import { lineText, type Sentence } from '../../../report/sentence.ts'
import type { SheetCell } from '../../../workbook/sheet.ts'
import { notesOf, ownNotesOf } from '../../cells.ts'
import { markWords } from '../../mark-words.ts'
import { figureCell, kindOf, tableCell } from './figure-cell.ts'
import { stepsTable } from './steps-table.ts'
import { type PublishedTable, words } from './table.ts'
import { termsTable } from './terms-table.ts'

/** Every table of a chapter, in the order in which it tells them. */
export function chapterTables(chapter: Chapter, made: Made): PublishedTable[] {
  const { derivation, terms, tables, facts, checks, problems, data } = chapter
  if (derivation !== undefined) return [stepsTable(derivation)]
  if (terms !== undefined) return [termsTable(terms)]
  const { figures, records } = data
  return [
    ...list('Facts', 'What matters most', 'Fact', facts),
    ...tables.map((table) => documentTable(table, chapter)),
    ...(figures === undefined ? [] : [figuresTable(figures, tables[0])]),
    ...(records === undefined ? [] : [recordsTable(records)]),
    ...(checks.length === 0 ? [] : [checksTable(checks)]),
    ...(problems.length === 0 ? [] : [problemsTable(problems)]),
    ...list('Notes', 'What to know of these figures', 'Note', notesOf({ tables, notes: chapter.notes })),
    ...(made.answer === 'verdict'
      ? []
      : list('Declared', 'What was changed or declared', 'Statement', chapter.declared)),
  ]
}

function list(name: string, title: string, head: string, sentences: readonly Sentence[]): PublishedTable[] {
  if (sentences.length === 0) return []
  return [{ name, title, about: [], heads: [head], rows: sentences.map((sentence) => [words(lineText(sentence))]) }]
}

/** What the usual table is called, which has no heading of its own. */
const usualTable = 'Main figures'

/** A table of the document as it is. */
export function documentTable(table: Table, { basis }: Pick<Chapter, 'basis'>): PublishedTable {
  const { heading, columns, columnsAre, rows } = table
  const unit = table.basis === '' ? (basis ?? '') : table.basis
  return {
    name: heading === '' ? usualTable : heading,
    title: heading === '' ? usualTable : heading,
    about: [
      ...(unit === '' ? [] : [`Money is in ${unit}.`]),
      ...(columnsAre === undefined ? [] : [columnsAre]),
      ...ownNotesOf(table).map(lineText),
    ],
    heads: ['Item', ...columns.map(({ label, note }) => (note === '' ? label : `${label} (${note})`))],
    rows: rows
      .filter(({ role }) => role !== 'gap')
      .map(({ role, label, cells }): (SheetCell | undefined)[] => {
        const all = [words(label), ...columns.map((_, at) => tableCell(cells[at] ?? { is: 'blank' }, table))]
        return role === 'item' ? all : all.map((cell) => cell && { ...cell, look: 'total' })
      }),
  }
}

/** Every figure, whole, as CSV has them: a row a row of the model, a column a year. */
function figuresTable({ years, rows, isByMember }: FigureTable, main: Table | undefined): PublishedTable {
  const places = { money: main?.decimals ?? 1, percent: main?.percentDecimals ?? 1 }
  const member = ({ member: of }: FigureRow): (SheetCell | undefined)[] => [
    of && words(of.id),
    figureCell(of?.share, { is: 'percent', decimals: 1 }),
    of && words(of.figures),
  ]
  return {
    name: 'All figures',
    title: 'All figures, not rounded',
    about: ['Each row is one row of the model. Figures are shown rounded and held whole.'],
    heads: [
      'Row',
      'Label',
      'Unit',
      'Price base',
      ...(isByMember ? ['Member', 'Share', 'Figures are'] : []),
      ...years.map(printYear),
    ],
    rows: rows.map((row) => {
      const number = kindOf(row.row.unit, places)
      return [
        { value: row.row.path, look: 'label' },
        words(row.row.label),
        words(row.unit),
        words(row.priceBase),
        ...(isByMember ? member(row) : []),
        ...years.map((_, at) => figureCell(row.values[at], number)),
      ]
    }),
  }
}

function recordsTable(records: Records): PublishedTable {
  const { columns, rows } = records.wide ?? records
  const cellOf = (value: RecordValue): SheetCell | undefined => {
    if (value === undefined || value === '') return undefined
    return typeof value === 'string' ? words(value) : figureCell(value, { is: 'general', decimals: 0 })
  }
  return {
    name: 'Data',
    isData: true,
    title: 'The answer as data, not rounded',
    about: [`The columns are those of --format ${records.wide === undefined ? 'tidy' : 'csv'}.`],
    heads: columns,
    rows: rows.map((row) => row.map(cellOf)),
  }
}

function checksTable(checks: readonly (CheckItem | CheckRemark)[]): PublishedTable {
  return {
    name: 'Checks',
    title: 'Rules and checks',
    about: [],
    heads: ['Outcome', 'Check', 'Measured', 'Must be', 'Remarks'],
    rows: checks.map((check) => {
      const outcome: SheetCell = { value: markWords[check.mark], look: 'check' }
      if (!('title' in check)) return [outcome, words(lineText(check.sentence)), undefined, undefined, undefined]
      const { title, measured, limit, remarks } = check
      const told = check.mark === 'not-tested' ? undefined : words(lineText(measured))
      const said = remarks.map(lineText).join(' ')
      return [outcome, words(title), told, limit && words(lineText(limit)), said === '' ? undefined : words(said)]
    }),
  }
}

function problemsTable(problems: readonly Problem[]): PublishedTable {
  return {
    name: 'Problems',
    title: 'Problems of the definitions',
    about: [],
    heads: ['Severity', 'Code', 'Problem', 'Place'],
    rows: problems.map(({ diagnostic: { code, message, span }, isError }) => [
      words(isError ? 'error' : 'warning'),
      words(code),
      words(message),
      span && words(place(span)),
    ]),
  }
}
