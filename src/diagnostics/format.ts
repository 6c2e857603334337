import { textWidth } from '../base/text-width.ts'
import type { Diagnostic } from './catalogue.ts'
import { place, positionAt, type Span } from './span.ts'
import { visible } from './visible.ts'

/** Columns of a quoted line, and how many of them come before the fault where the line is cut. */
const mostColumns = 120
const columnsBefore = 40

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
  const { line } = positionAt(file, start)
  const lineStart = startOfLine(file.text, start)
  const raw = lineFrom(file.text, lineStart)
  const before = shown(raw.slice(0, start - lineStart))
  const marked = shown(raw.slice(start - lineStart, end - lineStart))
  const after = shown(raw.slice(end - lineStart)).trimEnd()

  const tooLong = textWidth(before) + textWidth(marked) + textWidth(after) > mostColumns
  const left = tooLong ? lastColumns(before, columnsBefore) : before
  const middle = tooLong ? firstColumns(marked, mostColumns - textWidth(left)) : marked
  const right = tooLong ? firstColumns(after, mostColumns - textWidth(left) - textWidth(middle)) : after
  const opening = `${left === before ? '' : '...'}${left}`
  const closing = middle === marked && right === after ? '' : '...'

  const gutter = String(line)
  const previous = lineStart === 0 ? '' : shown(lineFrom(file.text, startOfLine(file.text, lineStart - 1))).trimEnd()
  const isContext = previous !== '' && textWidth(previous) <= mostColumns
  return [
    ...(isContext ? [`${String(line - 1).padStart(gutter.length)} | ${previous}`] : []),
    `${gutter} | ${opening}${middle}${right}${closing}`.trimEnd(),
    `${' '.repeat(gutter.length)} | ${' '.repeat(textWidth(opening))}${'^'.repeat(Math.max(1, textWidth(middle.trimEnd() || middle)))}`,
  ].join('\n')
}

function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** The line that starts at an offset, without its end. */
function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '')
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
