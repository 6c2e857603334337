import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import { withoutUnseen } from '../../diagnostics/characters.ts'
import type { Span } from '../../diagnostics/span.ts'
import { isForbidden } from '../layers/names.ts'
import { nearestId } from '../values/id.ts'
import { type CsvCell, offsetsOf } from './csv-cells.ts'
import { nestingLimit } from './nesting.ts'

/** A part of a path and where it stands. */
export interface Segment {
  readonly name: string
  readonly span: Span
}

// Capitals and underscores are let through, so that whoever knows the keys can say which name was meant.
const segment = /(?:"(?<quoted>(?:[^"]|"")+)"|(?<plain>[A-Za-z0-9_-]+))(?<dot>\.?)/y
const needsNoQuotes = /^[a-z0-9-]+$/

/** Read `lines.acute.growth."2018/19"`. Undefined, with the problem reported, for what is no path. */
export function readPath(cell: CsvCell, tell: Tell): readonly Segment[] | undefined {
  const { text, span } = cell
  const offsets = offsetsOf(cell)
  const segments: Segment[] = []
  let more = true
  segment.lastIndex = 0
  while (more) {
    const start = segment.lastIndex
    const { quoted, plain = '', dot = '' } = segment.exec(text)?.groups ?? {}
    const end = segment.lastIndex - dot.length
    more = dot !== ''
    if (end <= start || (!more && end < text.length)) {
      tell(diagnose('csv-bad-path', span, { text, ...mendOf(text) }))
      return undefined
    }
    const place: Span = { file: span.file, start: offsets[start] ?? span.start, end: offsets[end] ?? span.end }
    if (segments.length === nestingLimit) {
      tell(diagnose('nested-too-deeply', span, { limit: nestingLimit }))
      return undefined
    }
    segments.push({ name: quoted?.replaceAll('""', '"') ?? plain, span: place })
  }
  const forbidden = segments.find(({ name }) => isForbidden(name))
  if (forbidden === undefined) return segments
  tell(diagnose('forbidden-key', forbidden.span, { name: forbidden.name }))
  return undefined
}

/** Write a path, quoting the parts that need it. */
export function printPath(names: readonly string[]): string {
  return names.map((name) => (needsNoQuotes.test(name) ? name : `"${name.replaceAll('"', '""')}"`)).join('.')
}

/** The path as it should have been written, where it only lacks its quotes, has blanks round its dots or other signs for them. The two dots of a range part nothing. */
function mendOf(source: string): { mend?: string } {
  if (source.length > 100) return {}
  const text = withoutUnseen(source).trim()
  const parts = text.split(/[/>:]/).map((part) => part.trim())
  if (parts.length > 1 && parts.every((part) => /^[a-z][a-z0-9-]*$/i.test(part)))
    return { mend: parts.join('.').toLowerCase() }
  const pair = /^([a-z]+)\.([^\s"~]+ ~ [^\s"~]+)$/.exec(text)
  if (pair !== null) return { mend: `${pair[1]}."${pair[2]}"` }
  // Blanks round a dot are layout.
  const names = text.split(/(?<!\.)\.(?!\.)/).map((name) => name.trim())
  const clear = !text.includes('"') && names.every((name) => name !== '')
  // A name of letters alone is an id, in whatever case it was typed: quotes would make it another.
  const ids = names.map((name) => (/^[a-z][a-z -]*$/i.test(name) ? (nearestId(name) ?? name) : name))
  return clear ? { mend: printPath(ids) } : {}
}
