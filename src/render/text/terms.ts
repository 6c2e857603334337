import { padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { TermList } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { termWords } from '../term-words.ts'

const column = 9
const widestName = 32

/** Terms as text: each in a block, or in brief a line each; in plain text a line for everything that is said. */
export function termLines({ meanings, isBrief }: TermList, page: Page): string[] {
  const { width, paint, ascii, plain } = page
  const say = ascii ? toAscii : (text: string): string => text
  if (isBrief) {
    const wide = Math.min(widestName, Math.max(...meanings.map(({ name }) => textWidth(name))))
    return meanings.flatMap(({ name, rows }) => {
      const told = say(rows.join(', '))
      if (plain) return [rows.length === 0 ? say(name) : `${say(name)}: ${told}`]
      const names = wrap(say(name), wide)
      const texts = wrap(told, Math.max(widestName, width - wide - 2))
      return Array.from({ length: Math.max(names.length, texts.length) }, (_, line) =>
        `${padRight(names[line] ?? '', wide)}  ${texts[line] ?? ''}`.trimEnd(),
      )
    })
  }
  return meanings.flatMap((meaning, index) => {
    const head = say(`${meaning.name}: ${meaning.meaning}`)
    const told = termWords(meaning)
    if (plain) return [`${head}.`, ...told.map(([heading, text]) => say(`${heading}: ${text}.`))]
    const body = told.flatMap(([heading, text]) => {
      const [first = '', ...rest] = wrap(say(text), width - column - 2)
      const lines = rest.map((line) => ' '.repeat(column + 2) + line)
      return [`  ${paint.muted(padRight(heading, column))}${first}`, ...lines]
    })
    return [...(index === 0 ? [] : ['']), ...wrap(head, width).map(paint.heading), ...body]
  })
}
