import { padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Chapter } from '../../report/document.ts'
import { type Sentence, sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { notesOf } from '../cells.ts'
import type { Page } from '../page.ts'
import { drawChart } from './chart.ts'
import { checkList, checkTable } from './checks.ts'
import { tableLines } from './table.ts'

/** A chapter for a terminal: title, facts, tables, charts, checks and notes, none wider than the page. */
export function screenLines(chapter: Chapter, page: Page): string[] {
  const { width, paint, ascii } = page
  const { declared, facts, tables, charts, checks } = chapter
  const text = (sentence: Sentence): string => (ascii ? toAscii(sentenceText(sentence)) : sentenceText(sentence))
  const notes = notesOf({ tables, notes: chapter.notes }).map(text)
  return [
    ...heading(chapter, page),
    ...(declared.length + facts.length === 0
      ? []
      : ['', ...[...declared, ...facts].flatMap((told) => wrap(text(told), width))]),
    ...tables.flatMap((table) => ['', ...tableLines(table, page)]),
    ...charts.flatMap((chart) => ['', ...drawChart(chart, page)]),
    // Checks that stand by themselves are what was asked for.
    ...(tables.length === 0
      ? checkList(checks, page)
      : checks.length === 0
        ? []
        : ['', paint.heading('Rules and checks'), ...checkTable(checks, page)]),
    ...(notes.length === 0
      ? []
      : ['', paint.heading('Notes'), ...notes.flatMap((note) => listed(note, width).map(paint.muted))]),
  ]
}

/** Title at the left, basis and file at the right where both fit a line, or else below; the stamp of failed checks above. */
function heading({ title, basis, path, stamp }: Chapter, { width, paint, ascii }: Page): string[] {
  const say = ascii ? toAscii : (text: string): string => text
  const above = stamp === undefined ? [] : [paint.fail(stamp)]
  const name = say(title)
  if (basis === undefined && title === path) return [...above, paint.heading(name)]
  const aside = say(basis === undefined ? path : `${basis}; ${path}`)
  const room = width - textWidth(aside) - 2
  if (textWidth(name) <= room) return [...above, `${paint.heading(padRight(name, room + 2))}${paint.muted(aside)}`]
  // The name of a file is not broken.
  const below = basis === undefined ? [aside] : wrap(aside, width)
  return [...above, ...wrap(name, width).map(paint.heading), ...below.map(paint.muted)]
}

function listed(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
}
