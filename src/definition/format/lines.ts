import { positionAt, type SourceFile } from '../../diagnostics/span.ts'
import type { MapEntry, MapNode, Node } from '../text/tree.ts'
import { bare, isYamlBlank, unindented } from './blanks.ts'

/** The lines of a YAML text, and what stands on them. Lines are counted from 0. */
export class Lines {
  readonly file: SourceFile
  private readonly lines: readonly string[]

  constructor(file: SourceFile) {
    this.file = file
    this.lines = file.text.split('\n')
  }

  get count(): number {
    return this.lines.length
  }

  /** What ends a line, as the first of them does. */
  get ending(): '\r\n' | '\n' {
    return this.lines.length > 1 && this.lines[0]?.endsWith('\r') ? '\r\n' : '\n'
  }

  /** A line without its end. */
  at(line: number): string {
    const text = this.lines[line] ?? ''
    return text.endsWith('\r') ? text.slice(0, -1) : text
  }

  lineOf(offset: number): number {
    return positionAt(this.file, offset).line - 1
  }

  columnOf(offset: number): number {
    return positionAt(this.file, offset).column - 1
  }

  /** Where a line starts; beyond the last one the end of the text. */
  startOf(line: number): number {
    return line >= this.count ? this.file.text.length : (this.starts()[line] ?? 0)
  }

  /** Whether a line is blank or a comment. Only of lines that no text over several lines holds. */
  isGap(line: number): boolean {
    const text = bare(this.at(line))
    return text === '' || text.startsWith('#')
  }

  /** Whether a map is written in blocks, each key on a line of its own with nothing before it. */
  isInBlocks({ entries, span }: MapNode): boolean {
    if (this.file.text[span.start] === '{') return false
    const starts = [...entries.values()].map(({ keySpan }) => keySpan.start)
    return starts.length > 0 && starts.every((start) => this.indentOf(this.lineOf(start)) === this.columnOf(start))
  }

  indentOf(line: number): number {
    const text = this.at(line)
    return text.length - unindented(text).length
  }

  /** The line below the last one of a value, which is `below` at most. */
  endOf(value: Node, below: number): number {
    const { span } = value
    const { text } = this.file
    const isKept = this.keepsBlanks(value)
    let end = Math.min(span.end, this.startOf(below))
    if (!isKept) while (end > span.start && (text[end - 1] === '\n' || isYamlBlank(text[end - 1]))) end--
    const line = this.lineOf(end)
    return isKept && this.columnOf(end) === 0 ? line : Math.min(line + 1, below)
  }

  /** Whether a value ends in a text that keeps the blank lines behind it, so that one more would add to it: `|+`. */
  keepsBlanks(value: Node): boolean {
    const { start } = lastIn(value).span
    return start >= value.span.start && /^[|>]\d?\+/.test(this.file.text.slice(start, start + 3))
  }

  /** The rest of the line behind the colon of a key: a value or its beginning, without the blanks around it. */
  behind({ keySpan }: MapEntry): string {
    const line = this.lineOf(keySpan.start)
    const rest = this.at(line).slice(keySpan.end - this.startOf(line))
    return unindented(rest.slice(rest.indexOf(':') + 1))
  }

  private known: readonly number[] | undefined
  private starts(): readonly number[] {
    if (this.known !== undefined) return this.known
    let start = 0
    this.known = this.lines.map((line) => {
      const own = start
      start += line.length + 1
      return own
    })
    return this.known
  }
}

/** The last plain value in a node. */
function lastIn(node: Node): Node {
  const last =
    node.is === 'list' ? node.items.at(-1) : node.is === 'map' ? [...node.entries.values()].at(-1)?.value : undefined
  return last === undefined ? node : lastIn(last)
}
