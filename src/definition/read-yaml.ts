import { Alias, type Document, isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLError } from 'yaml'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../diagnostics/span.ts'
import { deepestNesting, nestingLimit } from './nesting.ts'
import type { MapEntry, Node } from './tree.ts'

const mostAliases = 50
const mostNodes = 200_000
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Read YAML 1.2 with the failsafe schema, so that every scalar arrives as it was written. JSON is YAML too.
 *
 * Duplicate keys are looked for here and not by the package, whose own check takes time with the square of their number.
 * Undefined where the text is no definition at all; the problems are reported.
 */
export function readYaml(file: SourceFile, report: Report): Node | undefined {
  const spanAt = (start: number, end: number): Span => ({ file, start, end })
  const tooDeep = deepestNesting(file.text)
  if (tooDeep !== undefined) {
    report(diagnose('nested-too-deeply', spanAt(tooDeep, tooDeep + 1), { limit: nestingLimit }))
    return undefined
  }
  const directive = badDirective(file.text)
  const document = parseDocument(file.text, {
    version: '1.2',
    schema: 'failsafe',
    strict: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  if (directive !== undefined) {
    report(diagnose('yaml-version', spanAt(...directive), {}))
    return undefined
  }
  const problems = [...document.errors, ...document.warnings]
  for (const problem of problems) report(describe(problem, file))
  if (document.errors.length > 0) return undefined
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === '')) {
    report(diagnose('empty-definition', spanAt(0, 0), {}))
    return undefined
  }
  return new TreeBuilder(file, report).node(document.contents as YamlNode)
}

/** Start and end of a directive other than `%YAML 1.2`: under 1.1 `no` would be a flag and `12:30` a number. */
function badDirective(text: string): [number, number] | undefined {
  let start = 0
  for (const line of text.split('\n')) {
    if (line.startsWith('%') && !/^%YAML\s+1\.2\s*(#.*)?$/.test(line.trimEnd())) return [start, start + line.trimEnd().length]
    if (!/^\s*(#.*)?$|^%/.test(line)) return undefined
    start += line.length + 1
  }
  return undefined
}

type YamlNode = NonNullable<Document['contents']>

function describe(problem: YAMLError, file: SourceFile): ReturnType<typeof diagnose> {
  const [start, end] = problem.pos
  const span = { file, start, end: Math.max(end, start + 1) }
  if (problem.code === 'MULTIPLE_DOCS') return diagnose('second-document', span, {})
  if (problem.code === 'TAG_RESOLVE_FAILED') {
    return diagnose('unknown-tag', span, { tag: file.text.slice(start, end).trim() || 'this one' })
  }
  const why = problem.message.split('\n')[0] ?? problem.message
  return diagnose('yaml-syntax', span, { why: why.charAt(0).toLowerCase() + why.slice(1).replace(/[.:]+$/, '') })
}

class TreeBuilder {
  private readonly anchors = new Map<string, { node: Node; size: number }>()
  private aliases = 0
  private nodes = 0
  private stopped = false
  private readonly file: SourceFile
  private readonly report: Report

  constructor(file: SourceFile, report: Report) {
    this.file = file
    this.report = report
  }

  /** Convert one node. An alias gives the very node of its anchor, so the tree may share parts but never grows. */
  node(source: YamlNode | Alias | null | undefined, fallback?: Span): Node {
    const [start = 0, end = start] = source?.range ?? (fallback === undefined ? [] : [fallback.end, fallback.end])
    const span: Span = { file: this.file, start, end }
    const before = this.nodes++
    if (source instanceof Alias) return this.alias(source, span)
    const node = this.plain(source, span)
    const anchor = isScalar(source) || isCollection(source) ? source.anchor : undefined
    if (anchor !== undefined) this.anchors.set(anchor, { node, size: this.nodes - before })
    return node
  }

  private plain(source: YamlNode | null | undefined, span: Span): Node {
    if (isMap(source)) return { is: 'map', entries: this.entries(source.items as Pair[]), span }
    if (isSeq(source)) return { is: 'list', items: source.items.map((item) => this.node(item as YamlNode, span)), span }
    const text = isScalar(source) ? source.value : ''
    return { is: 'scalar', text: typeof text === 'string' ? text : '', span }
  }

  private entries(pairs: readonly Pair[]): Map<string, MapEntry> {
    const entries = new Map<string, MapEntry>()
    for (const { key, value } of pairs) {
      const [start = 0, end = start] = (key as YamlNode | null)?.range ?? []
      const keySpan: Span = { file: this.file, start, end }
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.report(diagnose('key-not-text', keySpan, {}))
        continue
      }
      const name = key.value
      const first = entries.get(name)
      if (name === '<<') this.report(diagnose('merge-key', keySpan, {}))
      else if (forbidden.has(name)) this.report(diagnose('forbidden-key', keySpan, { name }))
      else if (first !== undefined) {
        this.report(diagnose('duplicate-key', keySpan, { name }, { note: 'first given here', span: first.keySpan }))
      } else entries.set(name, { key: name, keySpan, value: this.node(value as YamlNode, keySpan) })
    }
    return entries
  }

  private alias(alias: Alias, span: Span): Node {
    const empty: Node = { is: 'scalar', text: '', span }
    const target = this.anchors.get(alias.source)
    this.nodes += target?.size ?? 0
    if (target === undefined) {
      this.report(diagnose('unknown-alias', span, { name: alias.source }))
      return empty
    }
    if (++this.aliases > mostAliases || this.nodes > mostNodes) {
      if (!this.stopped) this.report(diagnose('too-many-aliases', span, { limit: mostAliases }))
      this.stopped = true
      return empty
    }
    return target.node
  }
}
