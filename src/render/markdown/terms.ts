import type { TermList } from '../../report/document.ts'
import { termWords } from '../term-words.ts'
import { escapeText } from './escape.ts'

/** Terms as Markdown: each under its heading. What was asked for in brief is told in full, because a page has room. */
export function termBlocks({ meanings }: TermList): string[] {
  return [
    '# Terms',
    ...meanings.flatMap((meaning) => [
      `## ${escapeText(meaning.name)}`,
      `${escapeText(upperFirst(meaning.meaning))}.`,
      termWords(meaning)
        .map(([heading, text]) => `- ${heading}: ${escapeText(text)}`)
        .join('\n'),
    ]),
  ]
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
