import type { ResultProvenance } from '../report/result-provenance.ts'

/** What stands before what a Markdown document or a page records, and after it: a comment at its end, which no reader shows. */
export const commentOpening = '<!-- provenance\n'
export const commentClosing = '\n-->\n'

/** What a document records, a line a figure, so that a change of one is a change of one line. Nothing in it can end the comment. */
export function provenanceComment(provenance: ResultProvenance): string {
  const text = JSON.stringify(provenance, null, 1)
    .replaceAll('--', String.raw`-\u002d`)
    .replaceAll('>', String.raw`\u003e`)
    // What no XML may hold.
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
  return `${commentOpening}${text}${commentClosing}`
}
