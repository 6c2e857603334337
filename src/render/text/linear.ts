import type { Chapter, CheckItem, CheckRemark } from '../../report/document.ts'
import { lineText, type Sentence, withFullStop } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { notesOf } from '../cells.ts'
import { markWords } from '../mark-words.ts'
import type { Page } from '../page.ts'
import { drawChart } from './chart.ts'
import { worstFirst } from './checks.ts'
import { tableLines } from './table.ts'

/** A chapter as one record a line, to be read aloud from top to bottom. */
export function linearLines(chapter: Chapter, page: Page): string[] {
  const { stamp, declared, facts, tables, checks, charts } = chapter
  const say = page.ascii ? toAscii : (text: string): string => text
  const text = (sentence: Sentence): string => say(lineText(sentence))
  const notes = notesOf({ tables, notes: chapter.notes }).map(text)
  const told = (check: CheckItem | CheckRemark): string => text(withFullStop(check.sentence))
  return [
    ...(stamp === undefined ? [] : [`${stamp}.`]),
    ...heading(chapter, say),
    ...declared.map(text),
    ...facts.map(text),
    ...tables.flatMap((table) => tableLines(table, page)),
    ...charts.flatMap((chart) => drawChart(chart, page)),
    // Checks that stand by themselves are what was asked for: the worst first.
    ...(tables.length === 0
      ? worstFirst(checks).map((check) => `${markWords[check.mark]}: ${told(check)}`)
      : checks.map((check) => `Check, ${markWords[check.mark]}: ${told(check)}`)),
    ...notes.map((note) => `Note: ${note}`),
  ]
}

function heading({ title, basis, path }: Chapter, say: (text: string) => string): string[] {
  if (basis === undefined) return [say(title === path ? path : `${title} (${path})`)]
  return [`${say(title)}.`, `File: ${say(path)}.`, `Unit and price base: ${say(basis)}.`]
}
