import { textWidth, wrap } from '../../base/text-width.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { place } from '../../diagnostics/span.ts'
import { visible } from '../../diagnostics/visible.ts'
import { countsInWords, verdictMark } from '../../report/checks/check-words.ts'
import type { Chapter, SideBySide, Verdict } from '../../report/document.ts'
import { lineText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { ownNotesOf } from '../cells.ts'
import type { Page } from '../page.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { verdictLine } from '../verdict-line.ts'
import { drawChart } from './chart.ts'
import { markedParagraphs } from './checks.ts'
import { linearLines } from './linear.ts'
import { screenLines } from './screen.ts'
import { stepsAloud } from './steps-aloud.ts'
import { stepsTree } from './steps-tree.ts'
import { tableLines } from './table.ts'
import { termLines } from './terms.ts'

/** A document as text for people: a block a scenario, then what is said of all of them. Plain text says the same in lines. */
export const render: Renderer = inParts({
  part: (chapter, _made, page) => chapterLines(chapter, page),
  join: (parts, { summary, verdict }, { answer }, page) => {
    const blocks = [
      // What is compared comes first: a reader of several scenarios asks how they differ.
      ...(summary === undefined ? [] : [sideBySide(summary, page)]),
      ...parts,
      ...(verdict === undefined ? [] : [sourceLines(verdict.withoutSource, page), closing(verdict, page)]),
    ].filter((lines) => lines.length > 0)
    // Screens are parted by a rule, lists by an empty line.
    const isParted = answer === 'results' && !page.plain
    const rule = isParted ? `${page.paint.muted((page.ascii ? '-' : '─').repeat(page.width))}\n` : ''
    return [blocks.map((lines) => `${lines.join('\n')}\n`).join(`\n${rule}`)]
  },
})

function sideBySide({ declared, table, charts }: SideBySide, page: Page): string[] {
  const said = declared.map(lineText).map((text) => (page.ascii ? toAscii(text) : text))
  const above = page.plain ? said : said.flatMap((text) => wrap(text, page.width))
  const drawn = charts.flatMap((chart) => [...(page.plain ? [] : ['']), ...drawChart(chart, page)])
  const parted = above.length > 0 && !page.plain ? [''] : []
  return [...above, ...parted, ...tableLines({ ...table, notes: ownNotesOf(table) }, page), ...drawn]
}

function chapterLines(told: Chapter, page: Page): string[] {
  const chapter = withVisiblePath(told)
  const { derivation, terms } = chapter
  if (terms !== undefined) return termLines(terms, page)
  if (derivation !== undefined) return page.plain ? stepsAloud(derivation, page) : stepsTree(derivation, page)
  return page.plain ? linearLines(chapter, page) : screenLines(chapter, page)
}

/** The chapter with the name of its file as a terminal may show it. */
function withVisiblePath(chapter: Chapter): Chapter {
  const { path, title, derivation } = chapter
  if (visible(path) === path) return chapter
  const seen: Partial<Chapter> = {
    path: visible(path),
    title: visible(title),
    ...(derivation && { derivation: { ...derivation, file: visible(derivation.file) } }),
  }
  // Much of a chapter is made when it is read: it stays as it is, behind what is put in front of it.
  return Object.create(chapter, Object.getOwnPropertyDescriptors(seen)) as Chapter
}

function sourceLines(entries: readonly Entry[], { plain, width, paint, ascii }: Page): string[] {
  if (entries.length === 0) return []
  const say = ascii ? toAscii : (text: string): string => text
  const list = entries.map((entry) => {
    const [path, at] = [say(entry.path), say(visible(place(entry.span)))]
    if (plain) return [`${path}, ${at}`]
    const line = `  ${at}  ${path}`
    return textWidth(line) <= width ? [line] : [`  ${at}`, `    ${path}`]
  })
  return [paint.heading(`Values without a source (${entries.length})`), ...list.flat()]
}

function closing(verdict: Verdict, page: Page): string[] {
  if (page.plain) return [verdictLine(verdict)]
  const [mark, text] = [verdictMark(verdict), countsInWords(verdict.counts)]
  return mark === undefined ? wrap(text, page.width) : markedParagraphs(mark, [text], page)
}
