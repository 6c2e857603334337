import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node as YamlNode } from 'yaml'
import type { Key, Kind, ValueKey } from '../keys/key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { childKey, namesIn, settleKey } from '../layers/child-key.ts'
import { idPattern } from '../values/id.ts'
import { isProvenance } from '../values/read-value.ts'
import { ungroup } from '../values/scalar.ts'
import type { ListNode, MapNode, Node, Notation, ScalarNode } from './tree.ts'

/** Longer lists and maps in flow style are hard to read, and to compare line by line. */
const longestFlow = 80
/** Longer text is folded, so that it keeps within the width below where its key is indented. */
const longestText = 100
const lineWidth = 120

/** Words with one space between them: what a folded block gives back as it was, wherever its lines are broken. */
const foldable = /^\S+(?: \S+)+$/

/** Kinds whose texts an editor must not take for a number or a flag. */
const wordKinds: ReadonlySet<Kind> = new Set(['text', 'path', 'formula', 'id', 'row', 'choice'])
const quantityKinds: ReadonlySet<Kind> = new Set(['money', 'pounds', 'people', 'limit', 'stated'])

/** What YAML 1.2 takes for something other than text where it stands without quotes. */
const notWords = /^(?:true|false|[-+]?(?:\d+|0o[0-7]+|0x[\da-f]+|(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|\.inf)|\.nan)$/i

/**
 * Write a tree that was read without an error as YAML, every text as it was written: maps in blocks, short lists and
 * values by year on one line. `from` is the notation that was read: of the thousands commas of CSV, YAML knows nothing.
 */
export function writeYaml(tree: Node, from: Notation): string {
  const content = new Writer(from).node(definitionKeys, tree)
  if (content instanceof YAMLMap) spaceOut(content)
  const document = new Document(content, { schema: 'failsafe', version: '1.2' })
  return document.toString({ lineWidth })
}

/** One value in flow style on one line, for a cell of CSV. */
export function writeFlow(key: Key, node: Node): string {
  const content = new Writer('yaml').node(key, node)
  if (content instanceof YAMLMap || content instanceof YAMLSeq) content.flow = true
  return new Document(content, { schema: 'failsafe' }).toString({ lineWidth: 0 }).trimEnd()
}

/** A list that is written `[0%, 40%]`, where maps are written `{ 2018/19: 2.0 }`. */
class TightList extends YAMLSeq {
  override toString(...[context, ...rest]: Parameters<YAMLSeq['toString']>): string {
    return super.toString(context && { ...context, flowCollectionPadding: '' }, ...rest)
  }
}

/** A map is written `{ at: 5%, growth: 2.1% }`, in such a list too. */
class WideMap extends YAMLMap {
  override toString(...[context, ...rest]: Parameters<YAMLMap['toString']>): string {
    return super.toString(context && { ...context, flowCollectionPadding: ' ' }, ...rest)
  }
}

class Writer {
  private readonly from: Notation

  constructor(from: Notation) {
    this.from = from
  }

  node(given: Key | undefined, node: Node): YamlNode {
    const key = given && settleKey(given, namesIn(node))
    switch (node.is) {
      case 'scalar':
        return this.scalar(key?.is === 'value' ? key.kind : undefined, node)
      case 'list':
        return inFlow(this.list(key, node))
      case 'map':
        if (key?.is !== 'value') return this.map(node, (name) => childKey(key, name) ?? provenanceKeys[name])
        return isProvenance(node) ? this.stated(key, node) : inFlow(this.map(node, () => key))
    }
  }

  private scalar(kind: Kind | undefined, { text }: ScalarNode): Scalar {
    const scalar = new Scalar(kind !== undefined && quantityKinds.has(kind) ? ungroup(text, this.from) : text)
    const isWord =
      kind !== undefined &&
      (wordKinds.has(kind) || ((kind === 'driver' || kind === 'people-rate') && idPattern.test(text)))
    if (isWord && notWords.test(text)) scalar.type = Scalar.QUOTE_DOUBLE
    if (text.length > longestText && foldable.test(text)) scalar.type = Scalar.BLOCK_FOLDED
    return scalar
  }

  private list(key: Key | undefined, { items }: ListNode): YAMLSeq {
    const list = new TightList()
    list.items = items.map((item) => this.node(key, item))
    return list
  }

  private map({ entries }: MapNode, keyOf: (name: string) => Key | undefined): YAMLMap {
    const map = new WideMap()
    for (const { key: name, value } of entries.values()) {
      map.items.push(new Pair(new Scalar(name), this.node(keyOf(name), value)))
    }
    return map
  }

  /** A value with its source, its range and the like. */
  private stated(key: ValueKey, node: MapNode): YAMLMap {
    const map = this.map(node, (name) => (name === 'value' ? key : provenanceKeys[name]))
    const range = node.entries.get('range')?.value
    if (range?.is === 'map') map.set('range', inFlow(this.map(range, (name) => rangeKey(key, name))))
    return map
  }
}

function rangeKey(key: ValueKey, name: string): Key | undefined {
  const own = rangeKeys[name]
  return own === 'same' ? key : own
}

/** On one line where it is short enough and holds nothing but plain values. */
function inFlow<T extends YAMLMap | YAMLSeq>(collection: T): T {
  const scalars = collection.items.flatMap((item) => (item instanceof Pair ? [item.key, item.value] : [item]))
  const texts = scalars.map((item) => (item instanceof Scalar ? String(item.value) : undefined))
  const length = texts.reduce((sum, text) => sum + (text === undefined ? longestFlow : text.length + 2), 0)
  collection.flow = length <= longestFlow && !texts.some((text) => text?.includes('\n'))
  return collection
}

/** A blank line before each part of the definition that takes several lines. */
function spaceOut(map: YAMLMap): void {
  map.items.forEach(({ key, value }, index) => {
    if (index > 0 && key instanceof Scalar && value instanceof YAMLMap && value.items.length > 0) key.spaceBefore = true
  })
}
