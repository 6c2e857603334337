import { assertNever } from '../base/assert-never.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Entry, Layer, Provenance } from './entry.ts'
import type { CollectionKey, GroupKey, Key } from './key-types.ts'
import { definitionKeys, provenanceKeys } from './keys.ts'
import { type Place, readProvenance, readValue } from './read-value.ts'
import { idPattern } from './scalar.ts'
import { isMissing, type MapEntry, type MapNode, type Node, type Notation } from './tree.ts'

/**
 * Read the tree of one file by the key table: every key known, every value of its kind, alternatives not mixed.
 * All problems of the file are reported; a refused value becomes unknown and reading goes on.
 */
export function readLayer(tree: Node, path: string, notation: Notation, report: Report): Layer {
  const layer: Layer = { path, entries: new Map(), groups: new Map() }
  const reader = new LayerReader(layer, notation, report)
  if (tree.is !== 'map') report(diagnose('expected-keys', tree.span, { path: '', known: ['title', 'lines'] }))
  else reader.group(definitionKeys, tree, { path: '', keySpan: tree.span, drops: [], inherited: {} })
  return layer
}

/** What a node needs to know of the nodes around it. */
interface Around extends Place {
  /** Provenance stated on a group for the values in it that state none. */
  readonly inherited: Provenance
}

class LayerReader {
  readonly layer: Layer
  readonly notation: Notation
  readonly report: Report

  constructor(layer: Layer, notation: Notation, report: Report) {
    this.layer = layer
    this.notation = notation
    this.report = report
  }

  key(key: Key, node: Node, around: Around): void {
    switch (key.is) {
      case 'later':
        this.report(diagnose('not-supported-yet', around.keySpan, { path: around.path }))
        return
      case 'group':
        if (node.is === 'map') this.group(key, node, around)
        else if (isMissing(node)) this.missing(node, around)
        else this.report(diagnose('expected-keys', node.span, { path: around.path, known: Object.keys(key.keys) }))
        return
      case 'collection':
        if (node.is === 'map') this.collection(key, node, around)
        else if (isMissing(node)) this.missing(node, around)
        else this.report(diagnose('expected-items', node.span, { path: around.path }))
        return
      case 'either': {
        const isGroup = node.is === 'map' && [...node.entries.keys()].some((name) => name in key.group.keys)
        this.key(isGroup ? key.group : key.value, node, around)
        return
      }
      case 'value':
        this.add(readValue(key, node, around, this.notation, this.report), around.inherited)
        return
      default:
        assertNever(key)
    }
  }

  group(key: GroupKey, node: MapNode, around: Around): void {
    const { path } = around
    this.layer.groups.set(path, around.keySpan)
    const given = [...node.entries.keys()]
    for (const set of key.exclusive ?? []) {
      const both = set.filter((name) => node.entries.has(name))
      const second = both[1] === undefined ? undefined : node.entries.get(both[1])
      if (second !== undefined) {
        this.report(diagnose('exclusive-keys', second.keySpan, { path: path || 'The definition', given: both }))
      }
    }
    const inherited = key.provenance === true ? this.groupProvenance(key, node, around.inherited) : around.inherited
    for (const name of given) {
      const entry = node.entries.get(name) as MapEntry
      const child = key.keys[name]
      if (child === undefined) {
        if (key.provenance === true && name in provenanceKeys) continue
        this.report(diagnose('unknown-key', entry.keySpan, { parent: path, name, known: Object.keys(key.keys) }))
        continue
      }
      const others = (key.exclusive ?? []).filter((set) => set.includes(name)).flat()
      const drops = others.filter((other) => other !== name).map((other) => join(path, other))
      this.key(child, entry.value, {
        path: join(path, name),
        keySpan: entry.keySpan,
        drops: [...around.drops, ...drops],
        inherited,
      })
    }
  }

  collection(key: CollectionKey, node: MapNode, around: Around): void {
    this.layer.groups.set(around.path, around.keySpan)
    for (const entry of node.entries.values()) {
      if (!idPattern.test(entry.key)) {
        this.report(diagnose('bad-id', entry.keySpan, { name: entry.key }))
      } else if (entry.key === 'total') {
        this.report(diagnose('reserved-id', entry.keySpan, { name: entry.key }))
      } else {
        const path = join(around.path, entry.key)
        this.key(key.of, entry.value, { ...around, path, keySpan: entry.keySpan })
      }
    }
  }

  private groupProvenance(key: GroupKey, node: MapNode, outer: Provenance): Provenance {
    const own = new Map([...node.entries].filter(([name]) => name in provenanceKeys && !(name in key.keys)))
    return own.size === 0 ? outer : { ...outer, ...readProvenance(own, undefined, this.notation, this.report) }
  }

  private add(entry: Entry | undefined, inherited: Provenance): void {
    if (entry === undefined) return
    const stated = Object.keys(entry.provenance).some((name) => name !== 'range')
    const provenance = stated || entry.key.plainOnly === true ? entry.provenance : { ...inherited, ...entry.provenance }
    this.layer.entries.set(entry.path, { ...entry, provenance })
  }

  private missing(node: Node, around: Around): void {
    this.report(diagnose('value-missing', locate(node.span, around.keySpan), { path: around.path }))
  }
}

function locate(span: Span, fallback: Span): Span {
  return span.end > span.start ? span : fallback
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
