import type { Alias, CST, Document, Pair } from 'yaml'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile, Span } from '../../diagnostics/span.ts'
import { isForbidden } from '../layers/names.ts'
import { mostLexemes, nestingLimit, tokensOf } from './nesting.ts'
import { yaml } from './packages.ts'
import { withWholeNumbers } from './parted-numbers.ts'
import { readSimpleYaml } from './read-simple-yaml.ts'
import type { MapEntry, MapNode, Node } from './tree.ts'
import { describeYaml } from './yaml-problem.ts'

const mostAliases = 50
const mostNodes = 200_000
/** An escape such as "\ud800" makes half a character, which no file can hold. */
const halfCharacter = /[\ud800-\udfff]/u

/** Read YAML: the simple part of it quickly, everything else with the package. Both give the same tree. */
export function readYaml(file: SourceFile, tell: Tell): Node | undefined {
  const tree = readSimpleYaml(file) ?? readWholeYaml(file, tell)
  return tree && withWholeNumbers(tree, file.text, tell)
}

/**
 * Read YAML 1.2 with the failsafe schema, so that every scalar arrives as it was written. JSON is YAML too.
 *
 * Duplicate keys are looked for here and not by the package, whose own check takes time with the square of their number.
 * Undefined where the text is no definition at all; the problems are reported.
 */
export function readWholeYaml(file: SourceFile, tell: Tell): Node | undefined {
  const spanAt = (start: number, end: number): Span => ({ file, start, end })
  const read = tokensOf(file.text)
  if ('tooMuch' in read) {
    const span = spanAt(read.at, read.at + 1)
    tell(
      read.tooMuch === 'nesting'
        ? diagnose('nested-too-deeply', span, { limit: nestingLimit })
        : diagnose('too-many-parts', span, { limit: mostLexemes }),
    )
    return undefined
  }
  const { tokens } = read
  // Under %YAML 1.1 `no` would be a flag and `12:30` a number.
  const directive = tokens.find((token) => token.type === 'directive' && !/^%YAML\s+1\.2\s*$/.test(token.source))
  if (directive?.type === 'directive') {
    tell(diagnose('yaml-version', spanAt(directive.offset, directive.offset + directive.source.length), {}))
    return undefined
  }
  const document = compose(tokens, file.text.length)
  const second = tokens.filter((token) => token.type === 'document')[1]
  if (second !== undefined) tell(diagnose('second-document', startOf(second, file), {}))
  for (const problem of describeYaml([...document.errors, ...document.warnings], tokens, file)) tell(problem)
  if (document.errors.length > 0) return undefined
  if (document.contents === null || (yaml().isScalar(document.contents) && document.contents.value === '')) {
    tell(diagnose('empty-definition', spanAt(0, 0), {}))
    return undefined
  }
  return new TreeBuilder(file, tell).node(document.contents as YamlNode)
}

/** The first document. The package would pass over a second one in silence. */
function compose(tokens: readonly CST.Token[], length: number): Document {
  const composer = new (yaml().Composer)({
    version: '1.2',
    schema: 'failsafe',
    strict: true,
    uniqueKeys: false,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  // The package makes an error of each problem, and where it was made takes longer to note than all the rest.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    for (const document of composer.compose(tokens, true, length)) return document
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
  throw new Error('The package gives at least one document')
}

function startOf(document: CST.Document, file: SourceFile): Span {
  const marker = document.start.find(({ type }) => type === 'doc-start')
  const start = marker?.offset ?? document.offset
  return { file, start, end: start + (marker?.source.length ?? 1) }
}

type YamlNode = NonNullable<Document['contents']>

class TreeBuilder {
  private readonly anchors = new Map<string, { node: Node; size: number }>()
  private readonly unknown = new Set<string>()
  private aliases = 0
  private nodes = 0
  private stopped = false
  private readonly file: SourceFile
  private readonly tell: Tell

  constructor(file: SourceFile, tell: Tell) {
    this.file = file
    this.tell = tell
  }

  /** Convert one node. An alias gives the very node of its anchor, so the tree may share parts but never grows. */
  node(source: YamlNode | Alias | null | undefined, fallback?: Span): Node {
    const [start = 0, end = start] = source?.range ?? (fallback === undefined ? [] : [fallback.end, fallback.end])
    const span: Span = { file: this.file, start, end }
    const before = this.nodes++
    if (yaml().isAlias(source)) return this.alias(source, span)
    const anchor = yaml().isScalar(source) || yaml().isCollection(source) ? source.anchor : undefined
    // Inside the node its name is taken already, so that an alias there finds nothing and no circle comes about.
    if (anchor !== undefined) this.anchors.delete(anchor)
    const node = this.plain(source, span)
    if (anchor !== undefined) this.anchors.set(anchor, { node, size: this.nodes - before })
    return node
  }

  private plain(source: YamlNode | null | undefined, span: Span): Node {
    if (yaml().isMap(source)) return { is: 'map', ...this.entries(source.items as Pair[]), span }
    if (yaml().isSeq(source))
      return { is: 'list', items: source.items.map((item) => this.node(item as YamlNode, span)), span }
    const value = yaml().isScalar(source) && typeof source.value === 'string' ? source.value : ''
    const text = value.replaceAll(/\r\n?/g, '\n')
    const half = halfCharacter.exec(text)?.[0]
    if (half === undefined) return { is: 'scalar', text, span }
    this.tell(diagnose('control-character', span, { code: `U+${half.charCodeAt(0).toString(16).toUpperCase()}` }))
    return { is: 'scalar', text: '', span, refused: true }
  }

  private entries(pairs: readonly Pair[]): Pick<MapNode, 'entries' | 'partial'> {
    const entries = new Map<string, MapEntry>()
    let partial = false
    const refuse = (diagnostic: Diagnostic): void => {
      partial = true
      this.tell(diagnostic)
    }
    for (const { key, value } of pairs) {
      const [start = 0, end = start] = (key as YamlNode | null)?.range ?? []
      const keySpan: Span = { file: this.file, start, end }
      if (!yaml().isScalar(key) || typeof key.value !== 'string') {
        refuse(diagnose('key-not-text', keySpan, {}))
        continue
      }
      const name = key.value
      const first = entries.get(name)
      if (name === '<<') refuse(diagnose('merge-key', keySpan, {}))
      else if (isForbidden(name)) refuse(diagnose('forbidden-key', keySpan, { name }))
      else if (first !== undefined) {
        this.tell(diagnose('duplicate-key', keySpan, { name }, { note: 'first given here', span: first.keySpan }))
      } else entries.set(name, { key: name, keySpan, value: this.node(value as YamlNode, keySpan) })
    }
    return partial ? { entries, partial } : { entries }
  }

  private alias(alias: Alias, span: Span): Node {
    const unknown: Node = { is: 'scalar', text: '', span, refused: true }
    const target = this.anchors.get(alias.source)
    this.nodes += target?.size ?? 0
    if (target === undefined) {
      // Its anchor is what is missing, and that once, however many refer to it.
      if (!this.unknown.has(alias.source)) this.tell(diagnose('unknown-alias', span, { name: alias.source }))
      this.unknown.add(alias.source)
      return unknown
    }
    if (++this.aliases > mostAliases || this.nodes > mostNodes) {
      if (!this.stopped) this.tell(diagnose('too-many-aliases', span, { limit: mostAliases }))
      this.stopped = true
      return unknown
    }
    return target.node
  }
}
