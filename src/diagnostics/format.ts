import type { Diagnostic } from './catalogue.ts'
import { place, positionAt, type Span } from './span.ts'

const longest = 120

/**
 * A diagnostic as text: `file:line:column - error code: message`, then the line with a caret under the fault.
 * With `strict`, a warning is printed as the error it counts as.
 */
export function formatDiagnostic(diagnostic: Diagnostic, strict = false): string {
  const { span, code, message, related } = diagnostic
  const severity = strict ? 'error' : diagnostic.severity
  const head = `${span === undefined ? 'scenario' : place(span)} - ${severity} ${code}: ${message}`
  const frame = span === undefined ? '' : `\n${codeFrame(span)}`
  const other = related === undefined ? '' : `\n${place(related.span)} - ${related.note}`
  return `${head}${frame}${other}`
}

/**
 * The line of a span, the line before it where there is one, and a caret under the faulty part. Tabs are widened before
 * the caret is placed, and a long line is cut around it.
 */
export function codeFrame(span: Span): string {
  const { line, column } = positionAt(span.file, span.start)
  const lines = span.file.text.split('\n')
  const raw = lineText(lines, line)
  const shown = (text: string): string => text.replaceAll('\t', '  ')
  const before = shown(raw.slice(0, column - 1)).length
  const marked = shown(raw.slice(column - 1, column - 1 + span.end - span.start)).length
  const text = shown(raw)
  const cut = text.length > longest ? Math.max(0, Math.min(before - 40, text.length - longest)) : 0
  const visible = `${cut > 0 ? '...' : ''}${text.slice(cut, cut + longest)}${cut + longest < text.length ? '...' : ''}`
  const indent = before - cut + (cut > 0 ? 3 : 0)
  const carets = Math.max(1, Math.min(marked, visible.length - indent))
  const gutter = String(line)
  const previous = line > 1 ? lineText(lines, line - 1).trimEnd() : ''
  const context =
    previous.trim() === '' || previous.length > longest
      ? []
      : [`${String(line - 1).padStart(gutter.length)} | ${shown(previous)}`]
  return [
    ...context,
    `${gutter} | ${visible.trimEnd()}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(indent)}${'^'.repeat(carets)}`,
  ].join('\n')
}

function lineText(lines: readonly string[], line: number): string {
  return (lines[line - 1] ?? '').replace(/\r$/, '')
}
