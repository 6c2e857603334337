import { once } from '../../base/once.ts'
import { padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Chapter, Table } from '../../report/document.ts'
import { type Sentence, sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { notesOf } from '../cells.ts'
import type { Page } from '../page.ts'
import { drawBars } from './bars.ts'
import { drawChart, layChart } from './chart.ts'
import { checkList, checkTable } from './checks.ts'
import { drawFan } from './fan.ts'
import { allWhole, briefChecks, countedChecks, fitted, mostLines, namedChecks, type Part } from './first-screen.ts'
import { tableLines } from './table.ts'
import { drawWaterfall } from './waterfall.ts'

/** Rows of a chart where there is little room, the fewest first. */
const heights = [4, 6, 8, 10]
/** With fewer rows a fall of a tenth can be seen no more: notes that the whole has as well make room for them. */
const preferred = 8

/** A chapter for a terminal: title, facts, tables, charts, checks and notes, none wider than the page. */
export function screenLines(chapter: Chapter, page: Page): string[] {
  const { width, paint, ascii } = page
  const { declared, facts, tables, charts, bars = [], fans = [], waterfalls = [], checks, counts, whole } = chapter
  const text = (sentence: Sentence): string => (ascii ? toAscii(sentenceText(sentence)) : sentenceText(sentence))
  const chapterNotes = chapter.notes
  const notes = notesOf({ tables, notes: chapterNotes }).map(text)
  // That digits do not add up is no note to leave out.
  const [rounding, rest] = [notes.slice(0, notes.length - chapterNotes.length), chapterNotes.map(text)]
  const noteLines = (told: readonly string[]): string[] =>
    told.length === 0
      ? []
      : ['', paint.heading('Notes'), ...told.flatMap((note) => listed(note, width).map(paint.muted))]
  const told =
    declared.length + facts.length === 0
      ? []
      : ['', ...[...declared, ...facts].flatMap((sentence) => wrap(text(sentence), width))]
  const top = [...heading(chapter, page), ...told]
  // Checks that stand by themselves are what was asked for.
  if (tables.length === 0)
    return [
      ...top,
      ...charts.flatMap((chart) => ['', ...drawChart(chart, page)]),
      ...checkList(checks, page),
      ...noteLines(notes),
    ]
  const tabled = (table: Table): string[] => ['', ...tableLines(table, page)]
  const checked = (lines: readonly string[]): string[] => ['', paint.heading('Rules and checks'), ...lines]
  const [main, ...beside] = tables
  const misadded = rounding.flatMap((note) => wrap(note, width).map(paint.muted))
  const head = [...top, ...(main === undefined ? [] : tabled(main))]
  const shortChecks: Part['forms'] =
    counts === undefined
      ? []
      : [
          () => briefChecks(checks, counts, page, mostLines - head.length - misadded.length),
          () => namedChecks(checks, counts, page),
          () => countedChecks(checks, counts, page),
          () => ['', ...countedChecks(checks, counts, page)],
          () => checked(countedChecks(checks, counts, page)),
        ]
  const parts: Part[] = [
    ...beside.map((table) => ({
      what: table.heading.split(':')[0] ?? '',
      rank: 2,
      forms: [once(() => tabled(table))],
    })),
    ...bars.map((chart) => ({ what: 'the bars', rank: 1, forms: [once(() => ['', ...drawBars(chart, page)])] })),
    ...fans.map((chart) => ({ what: 'the fan', rank: 1, forms: [once(() => ['', ...drawFan(chart, page)])] })),
    ...waterfalls.map((chart) => ({
      what: 'the waterfall',
      rank: 1,
      forms: [once(() => ['', ...drawWaterfall(chart, page)])],
    })),
    ...charts.map((chart) => {
      const sized = heights.map((height) => once(() => layChart(chart, page, height, false)))
      return {
        what: 'the chart',
        rank: 1,
        first: heights.indexOf(preferred),
        forms: [
          ...sized.map((laid) => once(() => ['', ...laid().lines()])),
          once(() => ['', ...drawChart(chart, page)]),
        ],
        fewest: (form: number) => 1 + (sized[form]?.().fewest ?? 0),
      }
    }),
    ...(checks.length === 0
      ? []
      : [
          {
            what: 'checks',
            rank: 0,
            isNeeded: true,
            forms: [...shortChecks, once(() => checked(checkTable(checks, page)))],
          },
        ]),
  ]
  const closingNotes = noteLines(notes)
  const room = whole === undefined ? Number.POSITIVE_INFINITY : mostLines - head.length - closingNotes.length
  const all = allWhole(parts, room)
  if (whole === undefined || all !== undefined) return [...head, ...(all ?? []), ...closingNotes]
  const closing = (left: ReadonlySet<string>): string[] =>
    left.size === 0
      ? []
      : [
          '',
          ...wrap(`Shortened or left out: ${[...left].join(', ').toLowerCase()}. All:`, width),
          ...wrap(whole, width),
        ].map(paint.muted)
  // The first note has the most weight: below the table it takes no heading, so that there mostly is room for it.
  const [weightiest, ...others] = rest
  const noteBelow = (note: string | undefined, rank: number): Part => ({
    what: 'notes',
    rank,
    forms: note === undefined ? [] : [() => wrap(note, width).map(paint.muted)],
  })
  const noted: Part = {
    what: 'notes',
    rank: 3,
    forms: others.map((_, index) => () => noteLines(others.slice(0, index + 1))),
  }
  return fitted(
    [...head, ...misadded],
    [noteBelow(weightiest, 2.5), noteBelow(chapter.evidence, 0.5), ...parts, noted],
    closing,
  )
}

/** Title at the left, basis and file at the right where both fit a line, or else below; the stamp of failed checks above. */
function heading({ title, basis, path, stamp }: Chapter, { width, paint, ascii }: Page): string[] {
  const say = ascii ? toAscii : (text: string): string => text
  const above = stamp === undefined ? [] : [paint.fail(stamp)]
  const name = say(title)
  if (basis === undefined && title === path) return [...above, paint.heading(name)]
  const aside = say(basis === undefined ? path : `${basis}; ${path}`)
  if (aside === '') return [...above, ...wrap(name, width).map(paint.heading)]
  const room = width - textWidth(aside) - 2
  if (textWidth(name) <= room) return [...above, `${paint.heading(padRight(name, room + 2))}${paint.muted(aside)}`]
  // The name of a file is not broken.
  const below = basis === undefined ? [aside] : wrap(aside, width)
  return [...above, ...wrap(name, width).map(paint.heading), ...below.map(paint.muted)]
}

function listed(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
}
