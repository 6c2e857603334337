import { oneLine } from '../../base/one-line.ts'
import { padRight, textWidth, wrap } from '../../base/text-width.ts'
import type { Table, TableRow } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import { cellText } from '../cells.ts'
import type { Page } from '../page.ts'

const gutter = '  '
const indent = '    '
/** Of the width, what labels may take, and how many columns they may have in any case. */
const labelShare = 0.36
const narrowestLabel = 28

/** What is longer stands on lines of its own. */
const longest = 60

/** A row with its texts, one a column. */
interface Line {
  readonly label: string
  readonly texts: readonly string[]
}

/**
 * A table of words, none of it wider than the page: what is short stands beside the label in columns, what is long or has no room there
 * below it with the name of its column. On a narrow page that makes a block of every row.
 */
export function wordTable(table: Table, page: Page): string[] {
  const { width, paint, ascii } = page
  const say = (text: string): string => oneLine(ascii ? toAscii(text) : text)
  const names = table.columns.map(({ label }) => say(label))
  const lines = table.rows.filter(({ role }) => role !== 'gap').map((row) => lineOf(row, table, say))
  const widest = Math.max(0, ...lines.map(({ label }) => textWidth(label)))
  const least = Math.min(widest, Math.max(narrowestLabel, Math.floor(width * labelShare)))
  const widths = names.map((name, at) =>
    Math.max(textWidth(name), ...lines.map(({ texts }) => textWidth(texts[at] ?? ''))),
  )
  const beside = besideLabels(widths, width - least)
  const taken = beside.reduce((so, at) => so + (widths[at] ?? 0) + gutter.length, 0)
  // What the columns leave free is the labels' own.
  const labels = Math.min(widest, width - taken)
  const head = beside.map((at) => padRight(names[at] ?? '', widths[at] ?? 0))
  return [
    ...(beside.length === 0 || lines.length === 0
      ? []
      : [paint.heading([padRight('', labels), ...head].join(gutter).trimEnd())]),
    ...lines.flatMap(({ label, texts }, row) => {
      const [first = '', ...more] = wrap(label, labels)
      const cells = beside.map((at) => padRight(texts[at] ?? '', widths[at] ?? 0))
      const top = [paint.heading(padRight(first, labels)), ...cells].join(gutter).trimEnd()
      const below = names.flatMap((name, at) => {
        const text = texts[at] ?? ''
        return beside.includes(at) || text === '' ? [] : [`${name}: ${text}`]
      })
      const isBlock = below.length > 0 && row > 0
      return [...(isBlock ? [''] : []), top, ...more.map(paint.heading), ...flowed(below, width)]
    }),
  ]
}

function lineOf({ label, cells }: TableRow, table: Table, say: (text: string) => string): Line {
  return { label: say(label), texts: cells.map((cell) => say(cellText(cell, table))) }
}

/** The columns that have room beside the labels, in their order: the narrowest first, as long as all of them fit. */
function besideLabels(widths: readonly number[], room: number): number[] {
  const narrowFirst = widths.map((_, at) => at).sort((one, other) => (widths[one] ?? 0) - (widths[other] ?? 0))
  let used = 0
  const fitting = narrowFirst.filter((at) => {
    used += (widths[at] ?? 0) + gutter.length
    return used <= room
  })
  return fitting.sort((one, other) => one - other)
}

/** Texts below a row: several on a line where they fit, a long one on lines of its own. */
function flowed(texts: readonly string[], width: number): string[] {
  const room = width - indent.length
  const lines: string[] = []
  let line = ''
  for (const text of texts) {
    const joined = line === '' ? text : `${line};${gutter.slice(1)}${text}`
    if (line !== '' && (textWidth(joined) > room || textWidth(text) > longest || textWidth(line) > longest)) {
      lines.push(line)
      line = text
    } else line = joined
  }
  if (line !== '') lines.push(line)
  return lines.flatMap((one) => wrap(one, room).map((part) => indent + part))
}
