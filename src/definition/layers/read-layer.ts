import { assertNever } from '../../base/assert-never.ts'
import { nearest } from '../../base/nearest.ts'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { CollectionKey, GroupKey, Key } from '../keys/key-types.ts'
import { definitionKeys, provenanceKeys } from '../keys/keys.ts'
import { mendPair, parsePair, quotePair } from '../keys/pair.ts'
import { keyOfSameWords } from '../keys/same-words.ts'
import { isBare, type PartedTexts, partedTexts } from '../text/parted-texts.ts'
import { formOf, isMissing, type MapEntry, type MapNode, type Node, type Notation } from '../text/tree.ts'
import type { Entry, Layer, Provenance } from '../values/entry.ts'
import { idPattern, nearestId } from '../values/id.ts'
import { mendSpace } from '../values/mend.ts'
import { isProvenance, type Place, readProvenance, readValue } from '../values/read-value.ts'
import { parseSelector } from '../values/years.ts'
import { namesIn, othersOf, settleKey } from './child-key.ts'

/**
 * Read the tree of one file by the key table: every key known, every value of its kind, alternatives not mixed.
 * All problems of the file are reported; a refused value becomes unknown and reading goes on.
 */
export function readLayer(tree: Node, path: string, notation: Notation, tell: Tell): Layer {
  return readKeyed({ keys: definitionKeys, called: '' }, tree, path, notation, tell)
}

/** The keys of a whole file, and what messages call it; nothing where it is a definition. */
interface Root {
  readonly keys: GroupKey
  readonly called: string
}

/** The same by another table of keys: what stands beside definitions is written as they are. */
export function readKeyed(root: Root, tree: Node, path: string, notation: Notation, tell: Tell): Layer {
  const layer: Layer = { path, entries: new Map(), groups: new Map(), items: new Set(), unread: new Set() }
  const reader = new LayerReader(layer, root.called, notation, tell)
  reader.key(root.keys, tree, { path: '', keySpan: tree.span, drops: [], inherited: nothing })
  return layer
}

/** What is known of a value of which no group around it says anything. */
const nothing: Provenance = {}

/** What a node needs to know of the nodes around it. */
interface Around extends Place {
  /** Provenance stated on a group for the values in it that state none. */
  readonly inherited: Provenance
}

class LayerReader {
  readonly layer: Layer
  readonly called: string
  readonly notation: Notation
  readonly tell: Tell

  constructor(layer: Layer, called: string, notation: Notation, tell: Tell) {
    this.layer = layer
    this.called = called
    this.notation = notation
    this.tell = tell
  }

  key(key: Key, node: Node, around: Around): void {
    switch (key.is) {
      case 'group':
        if (node.is === 'map') this.group(key, node, around)
        else
          this.notInside(node, around, () => {
            const place = around.path || this.called
            const known = place === '' ? ['title', 'extends', 'lines'] : Object.keys(key.keys)
            return diagnose('expected-keys', node.span, { path: place, known, found: formOf(node) })
          })
        return
      case 'collection':
        if (node.is === 'map') this.collection(key, node, around)
        else
          this.notInside(node, around, () =>
            diagnose('expected-items', node.span, { path: around.path, found: formOf(node) }),
          )
        return
      case 'either': {
        this.key(isGroupOf(key.group, node) ? key.group : key.value, node, around)
        return
      }
      case 'value': {
        const entry = readValue(key, node, around, this.notation, this.tell)
        if (entry === undefined) this.layer.unread.add(around.path)
        else this.add(entry, around.inherited)
        return
      }
      default:
        assertNever(key)
    }
  }

  group(key: GroupKey, node: MapNode, around: Around): void {
    const { path } = around
    this.layer.groups.set(path, around.keySpan)
    if (node.partial === true) this.layer.unread.add(join(path, '*'))
    const given = [...node.entries.keys()].filter((name) => name in key.keys)
    // A key that is one too many is told once, however many others it excludes.
    const told = new Set<string>()
    for (const set of key.exclusive ?? []) {
      const both = given.filter((name) => set.includes(name))
      const second = both[1] === undefined ? undefined : node.entries.get(both[1])
      if (second !== undefined && !both.some((name) => told.has(name))) {
        for (const name of both) told.add(name)
        this.tell(diagnose('exclusive-keys', second.keySpan, { path: path || 'The definition', given: both }))
      }
    }
    const inherited = key.provenance === true ? this.groupProvenance(key, node, around.inherited) : around.inherited
    let parted: PartedTexts | undefined
    for (const [name, entry] of node.entries) {
      const child = key.keys[name]
      if (child === undefined) {
        if (key.provenance === true && name in provenanceKeys) continue
        if (this.isRunTogether(entry)) continue
        if (isBare(entry)) {
          parted ??= this.partedTexts(node, key, path)
          if (parted.rests.has(name)) continue
        }
        const known = Object.keys(key.keys)
        const meant = nearest(name, known)
        const elsewhere = path === '' && this.called === '' && meant === undefined ? keyOfSameWords(name) : undefined
        if (elsewhere !== undefined) this.layer.unread.add(elsewhere.slice(0, elsewhere.indexOf('.')))
        const mend = elsewhere === undefined ? {} : { mend: elsewhere }
        this.tell(diagnose('unknown-key', entry.keySpan, { parent: path || this.called, name, known, ...mend }))
        this.layer.unread.add(join(path, name))
        if (meant !== undefined || key.filled === true) this.layer.unread.add(join(path, meant ?? '*'))
        // Indented too little it stands beside the group that it belongs to.
        for (const other of given) {
          const beside = key.keys[other]
          const group = beside?.is === 'either' ? beside.group : beside
          if (group?.is === 'group' && name in group.keys) this.layer.unread.add(join(join(path, other), name))
        }
        continue
      }
      const drops = othersOf(key, name).map((other) => join(path, other))
      this.key(child, entry.value, {
        path: join(path, name),
        keySpan: entry.keySpan,
        drops: drops.length === 0 ? around.drops : [...around.drops, ...drops],
        inherited,
      })
    }
  }

  /** Texts in a group that commas parted, of which nothing more is to be said. */
  private partedTexts(node: MapNode, key: GroupKey, path: string): PartedTexts {
    const known = [...Object.keys(key.keys), ...(key.provenance === true ? Object.keys(provenanceKeys) : [])]
    const parted = partedTexts(node.entries, known, this.tell)
    for (const name of parted.begun) {
      this.layer.entries.delete(join(path, name))
      this.layer.unread.add(join(path, name))
    }
    return parted
  }

  collection(key: CollectionKey, node: MapNode, around: Around): void {
    this.layer.groups.set(around.path, around.keySpan)
    if (node.partial === true) this.layer.unread.add(join(around.path, '*'))
    for (const entry of node.entries.values()) {
      if (this.isRunTogether(entry) || this.isMisplaced(key.of, entry, node, around)) continue
      const id = key.names === 'pairs' ? this.pair(entry) : this.id(entry, node)
      if (id === undefined) continue
      const path = join(around.path, id)
      this.layer.items.add(path)
      // Under another id it may change an inherited item, so that not all of it need stand here.
      if (key.names === undefined && (id !== entry.key || id === 'total')) this.layer.unread.add(join(path, '*'))
      this.key(key.of, entry.value, { ...around, path, keySpan: entry.keySpan })
    }
  }

  /** The id of an item. One that is refused is mended, so that reading goes on inside. */
  private id({ key: name, keySpan }: MapEntry, { entries }: MapNode): string | undefined {
    if (name === 'total') this.tell(diagnose('reserved-id', keySpan, { name }))
    if (idPattern.test(name)) return name
    const mend = nearestId(name)
    this.tell(diagnose('bad-id', keySpan, { name, ...(mend === undefined ? {} : { mend }) }))
    return mend === undefined || entries.has(mend) ? undefined : mend
  }

  /** The name of a pair of figures, as a part of a path. */
  private pair({ key: name, keySpan }: MapEntry): string | undefined {
    const pair = parsePair(name)
    if (pair !== undefined) return quotePair(pair)
    this.tell(diagnose('not-a-pair', keySpan, { name, mend: mendPair(name) }))
    return undefined
  }

  /** A key of an item that stands beside the items: indented too little. It may be what any of them lacks. */
  private isMisplaced(
    of: Key,
    { key: name, keySpan, value }: MapEntry,
    { entries }: MapNode,
    { path }: Around,
  ): boolean {
    const child = of.is === 'group' ? of.keys[name] : undefined
    if (child === undefined || isMissing(value) || fits(of, value) || !fits(child, value)) return false
    this.tell(diagnose('misplaced-key', keySpan, { path, name }))
    for (const item of entries.keys()) this.layer.unread.add(join(join(path, item), name))
    return true
  }

  private groupProvenance(key: GroupKey, node: MapNode, outer: Provenance): Provenance {
    const names = [...node.entries.keys()].filter((name) => name in provenanceKeys && !(name in key.keys))
    if (names.length === 0) return outer
    const own = new Map(names.map((name) => [name, node.entries.get(name) as MapEntry]))
    return { ...outer, ...readProvenance(own, undefined, this.notation, this.tell) }
  }

  private add(entry: Entry | undefined, inherited: Provenance): void {
    if (entry === undefined) return
    if (inherited === nothing) {
      this.layer.entries.set(entry.path, entry)
      return
    }
    this.layer.entries.set(entry.path, { ...entry, provenance: inheriting(entry, inherited) })
  }

  /** Something that is no map stands where keys or items belong. */
  private notInside(node: Node, { path, keySpan }: Around, refusal: () => Diagnostic): void {
    this.layer.unread.add(path)
    if (node.is === 'scalar' && node.refused === true) return
    const mend = node.is === 'scalar' ? mendSpace(node.text) : undefined
    if (isMissing(node)) this.tell(diagnose('nothing-inside', locate(node.span, keySpan), { path }))
    else if (node.is !== 'scalar' || mend === undefined) this.tell(refusal())
    else this.tell(diagnose('missing-space', node.span, { text: node.text, mend }))
  }

  /** `{ growth:3% }` is a key without a value. */
  private isRunTogether({ key, keySpan, value }: MapEntry): boolean {
    const mend = isMissing(value) ? mendSpace(key) : undefined
    if (mend !== undefined) this.tell(diagnose('missing-space', keySpan, { text: key, mend }))
    return mend !== undefined
  }
}

/**
 * What is known of a value in a group that says something of all that is in it. Who answers for it, and by when they must look at it
 * again, each hold unless it says otherwise; where it comes from holds only where it says nothing of the kind itself.
 */
function inheriting({ key, provenance }: Entry, inherited: Provenance): Provenance {
  if (key.plainOnly === true) return provenance
  const lasting = new Set(['range', 'owner', 'review-by'])
  const isSourced = Object.keys(provenance).some((name) => !lasting.has(name))
  if (!isSourced) return { ...inherited, ...provenance }
  const kept = Object.entries(inherited).filter(([name]) => lasting.has(name))
  return { ...Object.fromEntries(kept), ...provenance }
}

/** Whether a node gives a group rather than a value: by a key of it, or by keys that stand under a slip of one, as years never do. */
function isGroupOf({ keys }: GroupKey, node: Node): boolean {
  if (node.is !== 'map') return false
  const isSlip = (name: string): boolean =>
    parseSelector(name) === undefined && nearest(name, Object.keys(keys)) !== undefined
  for (const [name, { value }] of node.entries)
    if (name in keys || (value.is === 'map' && !(name in provenanceKeys) && isSlip(name))) return true
  return false
}

/** Whether a node has the shape that a key asks for, whatever its values are. */
function fits(given: Key, node: Node): boolean {
  const key = settleKey(given, namesIn(node))
  const entries = node.is === 'map' ? [...node.entries] : []
  switch (key.is) {
    case 'value':
      return node.is !== 'map' || isProvenance(node) || entries.every(([name]) => parseSelector(name) !== undefined)
    case 'group':
      return node.is === 'map' && entries.every(([name]) => name in key.keys || name in provenanceKeys)
    case 'collection':
      return node.is === 'map' && entries.every(([, { value }]) => fits(key.of, value))
  }
}

function locate(span: Span, fallback: Span): Span {
  return span.end > span.start ? span : fallback
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
