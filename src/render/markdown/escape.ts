import { lineText, type Sentence } from '../../report/sentence.ts'

/** Text that an author wrote must not turn into mark-up or HTML. */
export function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#]/g, '\\$&')
}

/** Text that an author wrote within mark-up, on a line that is not read as Markdown. */
export function escapeMarkup(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A sentence, its commands as code: those are not read as mark-up. */
export function escapeSentence(sentence: Sentence): string {
  return sentence
    .map((part) =>
      typeof part !== 'string' && part.is === 'command' ? asCode(part.text) : escapeText(lineText([part])),
    )
    .join('')
}

/** Between more backticks than stand in it together. */
function asCode(text: string): string {
  const marks = text.includes('`') ? '``' : '`'
  return `${marks}${text}${marks}`
}

/** The same in a cell of a table. */
export function escapeCell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|')
}

/** A sentence in a cell. */
export function escapeCellSentence(sentence: Sentence): string {
  return escapeSentence(sentence).replaceAll('|', '\\|')
}
