import type { Span } from '../../src/diagnostics/span.ts'

/** The place of the first occurrence of a part in a text. */
export function spanOf(path: string, text: string, part: string): Span {
  const start = text.indexOf(part)
  if (start === -1) throw new Error(`"${part}" is not in the text`)
  return { file: { path, text }, start, end: start + part.length }
}
