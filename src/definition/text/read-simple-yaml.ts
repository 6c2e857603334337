import type { SourceFile, Span } from '../../diagnostics/span.ts'
import { isForbidden } from '../layers/names.ts'
import type { MapEntry, MapNode, Node, ScalarNode } from './tree.ts'

/*
 * Most definitions use a small part of YAML: maps in blocks, one-line values, flow maps and lists on one line, `>-` text.
 * The package that reads all of YAML takes longer over such a file than everything else the program does at start-up.
 * So this reads the small part, and gives up at the first character it is not sure of: the package then reads the file
 * from the start. It reports nothing and never guesses; a property holds the two to the same tree.
 */

/** A name, or a pair of them. */
const keyPattern = /[A-Za-z0-9][A-Za-z0-9._/-]*(?: ~ [A-Za-z0-9][A-Za-z0-9._/-]*)?/y
const anchorPattern = /[&*]([A-Za-z][A-Za-z0-9-]*)(?=[\s,}\]]|$)/y
const indicator = /^[\s?:,[\]{}#&*!|>'"%@`]|^-(?:\s|$)|^\.\.\.|^---/
const deepest = 30
const mostAliases = 50

/** Thrown inside this file to give up on the whole text. */
const unsure = new Error('not simple')

/** Read a definition in the simple part of YAML; undefined where the text is anything else, right or wrong. */
export function readSimpleYaml(file: SourceFile): Node | undefined {
  if (/[\t\u0085\u2028\u2029\ufeff]|\r(?!\n)/.test(file.text)) return undefined
  try {
    return new SimpleReader(file).document()
  } catch (problem) {
    if (problem === unsure) return undefined
    throw problem
  }
}

/** Where a plain value in brackets ends, or where this reader is no longer sure. */
const endsFlowValue = new Set(',[]{}#:"\'')

class SimpleReader {
  private readonly file: SourceFile
  private readonly text: string
  /** Start of the next line that holds something, its indentation and its end. */
  private start = 0
  private indent = -1
  private end = 0
  private next = 0
  private readonly anchors = new Map<string, Node>()
  private aliases = 0
  /** Anchors whose node is being read: an alias in there may stand for that very node, or make it grow. */
  private open = 0

  constructor(file: SourceFile) {
    this.file = file
    this.text = file.text
  }

  document(): Node {
    this.advance()
    if (this.indent !== 0) throw unsure
    const first = this.text[this.start]
    return first === '{' || first === '[' ? this.wholeFlow() : this.blockMap(0, 0)
  }

  /** A flow map or list and nothing else, as in a cell of CSV. */
  private wholeFlow(): Node {
    const [node, stop] = this.flow(this.start, 1)
    if (this.skipSpaces(stop, this.end) < this.end) throw unsure
    this.advance()
    if (this.indent !== -1) throw unsure
    return node
  }

  /** Move to the next line that is neither blank nor a comment. At the end the indentation is -1. */
  private advance(): void {
    const { text } = this
    while (this.next < text.length) {
      const lineStart = this.next
      const lineEnd = this.endOfLine(lineStart)
      let at = lineStart
      while (at < lineEnd && text.charCodeAt(at) === 32) at++
      if (at === lineEnd || text[at] === '#') continue
      this.start = at
      this.indent = at - lineStart
      this.end = lineEnd
      return
    }
    this.indent = -1
  }

  /** Where a line ends, as Windows ends lines or not, and the next one as the one to be read. */
  private endOfLine(lineStart: number): number {
    const { text } = this
    const newline = text.indexOf('\n', lineStart)
    const end = newline === -1 ? text.length : newline
    this.next = end + 1
    return newline > lineStart && text[end - 1] === '\r' ? end - 1 : end
  }

  private blockMap(indent: number, depth: number): MapNode {
    if (depth > deepest) throw unsure
    const entries = new Map<string, MapEntry>()
    const { start } = this
    let last = start
    while (this.indent === indent) {
      const [key, keySpan] = this.key(this.start, this.end)
      if (entries.has(key)) throw unsure
      const value = this.value(keySpan.end + 1, indent, depth)
      entries.set(key, { key, keySpan, value })
      last = value.span.end
    }
    if (this.indent > indent) throw unsure
    return { is: 'map', entries, span: this.span(start, last) }
  }

  /** A key that a colon follows, plain or a plain one in quotes. */
  private key(start: number, end: number): [string, Span] {
    const quote = this.text[start] === '"' || this.text[start] === "'" ? 1 : 0
    keyPattern.lastIndex = start + quote
    const key = keyPattern.exec(this.text)?.[0]
    if (key === undefined || isForbidden(key)) throw unsure
    const stop = start + key.length + 2 * quote
    if (quote === 1 && this.text[stop - 1] !== this.text[start]) throw unsure
    const after = this.text[stop + 1]
    if (this.text[stop] !== ':' || stop >= end || (stop + 1 < end && after !== ' ')) throw unsure
    return [key, this.span(start, stop)]
  }

  /** What stands after a colon: on the same line, or a map on deeper lines. Leaves the reader on the line after it. */
  private value(after: number, indent: number, depth: number): Node {
    const from = this.skipSpaces(after, this.end)
    if (this.text[from] === '&') {
      const name = this.mark(from)
      this.open++
      const node = this.value(from + name.length + 1, indent, depth)
      this.open--
      this.anchors.set(name, node)
      return node
    }
    if (from === this.end || this.text[from] === '#') {
      if (this.text[from] === '#' && this.text[from - 1] !== ' ') throw unsure
      this.advance()
      if (this.indent <= indent) throw unsure
      return this.blockMap(this.indent, depth + 1)
    }
    const first = this.text[from]
    if (first === '>') return this.folded(from, indent)
    const [node, stop] =
      first === '{' || first === '['
        ? this.flow(from, depth + 1)
        : first === '"' || first === "'"
          ? this.quoted(from)
          : first === '*'
            ? this.alias(from)
            : this.plain(from)
    const rest = this.skipSpaces(stop, this.end)
    if (rest < this.end && (this.text[rest] !== '#' || rest === stop)) throw unsure
    this.advance()
    if (this.indent > indent) throw unsure
    return node
  }

  /** Unquoted text to the end of the line or to a comment. */
  private plain(start: number): [ScalarNode, number] {
    const line = this.text.slice(start, this.end)
    const comment = line.indexOf(' #')
    const text = withoutBlanksBehind(comment === -1 ? line : line.slice(0, comment))
    if (indicator.test(text) || text.includes(': ') || text.endsWith(':')) throw unsure
    return [this.scalar(text, start, start + text.length), start + text.length]
  }

  /** Quoted text on one line with nothing in it that quoting changes. */
  private quoted(start: number): [ScalarNode, number] {
    const quote = this.text[start] ?? ''
    const close = this.text.indexOf(quote, start + 1)
    if (close === -1 || close >= this.end || this.text[close + 1] === quote) throw unsure
    const text = this.text.slice(start + 1, close)
    if (quote === '"' && text.includes('\\')) throw unsure
    return [this.scalar(text, start, close + 1), close + 1]
  }

  /** `>-` and lines of one indentation, joined by spaces. */
  private folded(start: number, indent: number): ScalarNode {
    if (withoutBlanksBehind(this.text.slice(start, this.end)) !== '>-') throw unsure
    const lines: string[] = []
    let inner = -1
    let blank = false
    let stop = this.end
    while (this.next < this.text.length) {
      const lineStart = this.next
      const lineEnd = this.endOfLine(lineStart)
      const at = this.skipSpaces(lineStart, lineEnd)
      const column = at - lineStart
      // A blank line inside is a line break, and deeper lines are not folded: both are for the package.
      if (at === lineEnd) {
        if (column > 0) throw unsure
        blank = true
        continue
      }
      if (column <= indent) {
        this.next = lineStart
        break
      }
      if (blank) throw unsure
      if (inner === -1) inner = column
      if (column !== inner || this.text[lineEnd - 1] === ' ') throw unsure
      lines.push(this.text.slice(at, lineEnd))
      stop = Math.min(this.next, this.text.length)
    }
    if (lines.length === 0) throw unsure
    this.advance()
    return this.scalar(lines.join(' '), start, stop)
  }

  /** A flow map or list that ends on its line. */
  private flow(start: number, depth: number): [Node, number] {
    if (depth > deepest) throw unsure
    const isMap = this.text[start] === '{'
    const close = isMap ? '}' : ']'
    const entries = new Map<string, MapEntry>()
    const items: Node[] = []
    let at = this.skipSpaces(start + 1, this.end)
    while (this.text[at] !== close) {
      if (isMap) {
        const [key, keySpan] = this.key(at, this.end)
        if (entries.has(key)) throw unsure
        const [value, stop] = this.flowValue(this.skipSpaces(keySpan.end + 1, this.end), depth)
        entries.set(key, { key, keySpan, value })
        at = stop
      } else {
        const [value, stop] = this.flowValue(at, depth)
        items.push(value)
        at = stop
      }
      at = this.skipSpaces(at, this.end)
      if (this.text[at] === ',') at = this.skipSpaces(at + 1, this.end)
      else if (this.text[at] !== close) throw unsure
    }
    const span = this.span(start, at + 1)
    return [isMap ? { is: 'map', entries, span } : { is: 'list', items, span }, at + 1]
  }

  private flowValue(start: number, depth: number): [Node, number] {
    const first = this.text[start]
    if (first === '{' || first === '[') return this.flow(start, depth + 1)
    if (first === '"' || first === "'") return this.quoted(start)
    if (first === '*') return this.alias(start)
    if (first === '&') {
      const name = this.mark(start)
      this.open++
      const [node, stop] = this.flowValue(this.skipSpaces(start + name.length + 1, this.end), depth)
      this.open--
      this.anchors.set(name, node)
      return [node, stop]
    }
    let stop = start
    while (stop < this.end && !endsFlowValue.has(this.text[stop] ?? '')) stop++
    const text = withoutBlanksBehind(this.text.slice(start, stop))
    if (text === '' || indicator.test(text) || !/[,\]}]/.test(this.text[stop] ?? '')) throw unsure
    return [this.scalar(text, start, start + text.length), start + text.length]
  }

  /** The name of an anchor or an alias. A second mark beside it is not for this reader. */
  private mark(start: number): string {
    anchorPattern.lastIndex = start
    const name = anchorPattern.exec(this.text)?.[1]
    if (name === undefined) throw unsure
    const next = this.text[this.skipSpaces(start + name.length + 1, this.end)]
    if (next === '&' || next === '*') throw unsure
    return name
  }

  /** The very node that an anchor marks. */
  private alias(start: number): [Node, number] {
    const name = this.mark(start)
    const node = this.anchors.get(name)
    if (node === undefined || this.open > 0 || ++this.aliases > mostAliases) throw unsure
    return [node, start + name.length + 1]
  }

  private skipSpaces(at: number, end: number): number {
    let next = at
    while (next < end && this.text.charCodeAt(next) === 32) next++
    return next
  }

  private scalar(text: string, start: number, end: number): ScalarNode {
    return { is: 'scalar', text, span: this.span(start, end) }
  }

  private span(start: number, end: number): Span {
    return { file: this.file, start, end }
  }
}

/** Without the spaces at its end. A regular expression would start over at each of those in the middle. */
function withoutBlanksBehind(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === 32) end--
  return text.slice(0, end)
}
