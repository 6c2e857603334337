import { textWidth } from '../base/text-width.ts'
import type { Diagnostic } from './catalogue.ts'
import { place, positionAt, type Span } from './span.ts'
import { visible } from './visible.ts'

/** Columns of a quoted line, and how many of them come before the fault where the line is cut. */
const mostColumns = 120
const columnsBefore = 40
/** Characters of a line that are looked at on either side: a text of a million has columns by the million too. */
const mostLooked = 1000

/**
 * A diagnostic as text: `file:line:column - error code: message`, then the line with a caret under the fault.
 * With `strict`, a warning is printed as the error it counts as.
 */
export function formatDiagnostic(diagnostic: Diagnostic, strict = false): string {
  const { span, code, message, related } = diagnostic
  const severity = strict ? 'error' : diagnostic.severity
  const head = `${span === undefined ? 'scenario' : visible(place(span))} - ${severity} ${code}: ${message}`
  const frame = span === undefined ? '' : codeFrame(span)
  const other = related === undefined ? [] : [`${visible(place(related.span))} - ${related.note}`]
  return [head, ...(frame === '' ? [] : [frame]), ...other].join('\n')
}

/**
 * The line of a span, the line before it where there is one, and a caret under the faulty part. Tabs are widened before
 * the caret is placed, wide characters count twice, a long line is cut around the fault, and of a span over several lines
 * the first is marked. Empty for an empty span, which speaks of the whole file.
 */
export function codeFrame({ file, start, end }: Span): string {
  if (end <= start) return ''
  const { line, column } = positionAt(file, start)
  const lineStart = start - column + 1
  const lineEnd = endOfLine(file.text, lineStart)
  const [from, to] = [Math.min(start, lineEnd), Math.min(end, lineEnd)]
  const before = shown(file.text.slice(Math.max(lineStart, from - mostLooked), from))
  const marked = shown(file.text.slice(from, Math.min(to, from + mostLooked)))
  const after = shown(file.text.slice(to, Math.min(lineEnd, to + mostLooked))).trimEnd()

  const isPart = [from - lineStart, to - from, lineEnd - to].some((length) => length > mostLooked)
  const tooLong = isPart || textWidth(before) + textWidth(marked) + textWidth(after) > mostColumns
  const left = tooLong ? lastColumns(before, columnsBefore) : before
  const middle = tooLong ? firstColumns(marked, mostColumns - textWidth(left)) : marked
  const right = tooLong ? firstColumns(after, mostColumns - textWidth(left) - textWidth(middle)) : after
  const opening = `${left === before ? '' : '...'}${left}`
  const closing = middle === marked && right === after ? '' : '...'

  const gutter = String(line)
  const previous = lineBefore(file.text, lineStart)
  const isContext = previous !== '' && textWidth(previous) <= mostColumns
  return [
    ...(isContext ? [`${String(line - 1).padStart(gutter.length)} | ${previous}`] : []),
    `${gutter} | ${opening}${middle}${right}${closing}`.trimEnd(),
    `${' '.repeat(gutter.length)} | ${' '.repeat(textWidth(opening))}${'^'.repeat(Math.max(1, textWidth(middle.trimEnd() || middle)))}`,
  ].join('\n')
}

/** Where the line of an offset ends: before its line feed and a carriage return there. */
function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  const end = found === -1 ? text.length : found
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

/** The line that ends where another starts; empty where there is none, and where it is far too long to be shown. */
function lineBefore(text: string, lineStart: number): string {
  if (lineStart === 0) return ''
  const start = lineStart < 2 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1
  const end = endOfLine(text, start)
  return end - start > mostLooked ? '' : shown(text.slice(start, end)).trimEnd()
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '))
}

function firstColumns(text: string, columns: number): string {
  return takeColumns([...text], columns).join('')
}

function lastColumns(text: string, columns: number): string {
  return takeColumns([...text].reverse(), columns)
    .reverse()
    .join('')
}

function takeColumns(characters: readonly string[], columns: number): string[] {
  let width = 0
  const end = characters.findIndex((character) => {
    width += textWidth(character)
    return width > columns
  })
  return characters.slice(0, end === -1 ? undefined : end)
}
