import { padRight, wrap } from '../../base/text-width.ts'
import type { CheckItem, CheckRemark } from '../../report/document.ts'
import { sentenceText } from '../../report/sentence.ts'
import { toAscii } from '../ascii.ts'
import { markWords } from '../mark-words.ts'
import type { Page } from '../page.ts'

const order: readonly CheckRemark['mark'][] = ['fail', 'warn', 'note', 'not-tested', 'pass']
const indent = '      '

/** Checks beside tables: a line each, in their order. */
export function checkTable(checks: readonly (CheckItem | CheckRemark)[], { width, paint, ascii }: Page): string[] {
  const column = markWords['not-tested'].length + 2
  return checks.flatMap(({ mark, sentence }) => {
    const style = styleOf(mark, paint)
    const text = sentenceText(sentence)
    const [first = '', ...rest] = wrap(ascii ? toAscii(text) : text, width - column)
    return [
      `${style(padRight(markWords[mark], column - 2))}  ${first}`,
      ...rest.map((line) => `${' '.repeat(column)}${line}`),
    ]
  })
}

/** What is well and what is bad by colour; a note stands out by weight alone. */
function styleOf(mark: CheckRemark['mark'], paint: Page['paint']): (text: string) => string {
  const styles = {
    pass: paint.pass,
    fail: paint.fail,
    warn: paint.fail,
    note: paint.heading,
    'not-tested': paint.muted,
  }
  return styles[mark]
}

/** Checks that are what was asked for: each in full, the worst first. */
export function checkList(checks: readonly (CheckItem | CheckRemark)[], page: Page): string[] {
  return worstFirst(checks).flatMap((check) => markedParagraphs(check.mark, paragraphs(check), page))
}

/** Checks by how they went. */
export function worstFirst<Check extends CheckRemark>(checks: readonly Check[]): Check[] {
  return [...checks].sort((left, right) => order.indexOf(left.mark) - order.indexOf(right.mark))
}

function paragraphs(check: CheckItem | CheckRemark): string[] {
  if (!('title' in check) || check.mark === 'pass') return [sentenceText(check.sentence)]
  const { title, measured, limit, remarks, mark } = check
  const must = limit === undefined ? '' : `; it must be ${sentenceText(limit)}`
  const figures = mark === 'not-tested' ? [] : [`${sentenceText(measured)}${must}`]
  return [title, ...figures, ...remarks.map(sentenceText)]
}

/** Paragraphs beside the word that says how it went. */
export function markedParagraphs(
  mark: CheckRemark['mark'],
  texts: readonly string[],
  { width, paint, ascii }: Page,
): string[] {
  const word = markWords[mark]
  const style = mark === 'pass' ? paint.pass : mark === 'fail' ? paint.fail : paint.heading
  const lines = texts
    .flatMap((text) => wrap(ascii ? toAscii(text) : text, width - indent.length))
    .map((line) => indent + line)
  if (word.length >= indent.length) return [style(word), ...lines]
  const [first = '', ...rest] = lines
  return [`${style(word)}${first.slice(word.length)}`, ...rest]
}
