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
  if (typeof archive === 'string' || body === undefined) return undefined
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
  for (let at = 1; ; at++) {
    const chart = archive.get(`word/charts/chart${at}.xml`)
    if (chart === undefined) return lines.join('\n')
    lines.push(...chartLines(new TextDecoder().decode(chart)))
  }
}

const chartTokens = /<c:v>([^<]*)<|<(c:ser|c:cat|c:val)>/g

/** The figures of a chart as a table of Markdown: a line a row, years across. */
function chartLines(text: string): string[] {
  const series: { label: string; cat: string[]; val: string[] }[] = []
  let into: 'label' | 'cat' | 'val' = 'label'
  for (const [, value, mark] of text.matchAll(chartTokens)) {
    const own = series.at(-1)
    if (mark === 'c:ser') series.push({ label: '', cat: [], val: [] })
    if (mark !== undefined) into = mark === 'c:cat' ? 'cat' : mark === 'c:val' ? 'val' : 'label'
    else if (own !== undefined && value !== undefined && into === 'label') own.label = value
    else if (own !== undefined && value !== undefined && into !== 'label') own[into].push(value)
  }
  const [first] = series
  if (first === undefined) return []
  const row = (label: string, cells: readonly string[]): string =>
    `| ${[label, ...Array.from(first.cat, (_, at) => cells[at] ?? '')].join(' | ')} |`
  return [
    row('', first.cat),
    row(
      ':--',
      first.cat.map(() => ':--'),
    ),
    ...series.map(({ label, val }) => row(label, val)),
  ]
}
