import { openArchive } from '../verify/workbook/archive.ts'

// No part of it reads beyond the next <, so that a mark that never closes is not read to the end of the file for each that stands before it.
const tokens = /<w:t(?: [^<>]*)?>([^<]*)<\/w:t>|<(\/w:p|\/w:tc|\/w:tr|w:tbl|\/w:tbl)>/g
const escapes: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The text of a document for a word processor, a line a paragraph, its tables as those of Markdown: what a figure that differs is found
 * in. Undefined where the bytes are none.
 */
export function wordLines(bytes: Uint8Array): string | undefined {
  const archive = openArchive(bytes)
  const body = typeof archive === 'string' ? undefined : archive.get('word/document.xml')
  if (body === undefined) return undefined
  const lines: string[] = []
  let text: string[] = []
  let cells: string[] | undefined
  let rows = 0
  for (const [, said, mark] of new TextDecoder().decode(body).matchAll(tokens)) {
    if (said !== undefined)
      text.push(said.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => escapes[name] ?? ''))
    else if (mark === 'w:tbl') [cells, rows] = [[], 0]
    else if (mark === '/w:tbl') cells = undefined
    else if (mark === '/w:tc') {
      cells?.push(text.join(''))
      text = []
    } else if (mark === '/w:tr' && cells !== undefined) {
      lines.push(`| ${cells.join(' | ')} |`)
      if (rows++ === 0) lines.push(`| ${cells.map(() => ':--').join(' | ')} |`)
      cells = []
    } else if (mark === '/w:p' && cells === undefined) {
      lines.push(text.join(''))
      text = []
    }
  }
  return lines.join('\n')
}
