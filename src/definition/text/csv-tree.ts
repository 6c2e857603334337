import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Key } from '../keys/key-types.ts'
import { childKey, namesIn, settleKey } from '../layers/child-key.ts'
import { printPath, type Segment } from './csv-path.ts'
import { formOf, type MapEntry, type MapNode, type Node, type ScalarNode } from './tree.ts'

/** A place in the tree while the rows come in, in any order. */
export interface Slot {
  readonly key: Key | undefined
  readonly name: string
  readonly keySpan: Span
  readonly parent: Slot | undefined
  value: Node | undefined
  /** A part of its value was refused already, so that nothing is known of it. */
  refused: boolean
  /** What stands below it: the keys of a group, the items of a collection, the years of a value. */
  below: Map<string, Slot> | undefined
  /** How many of those came before what is known of the whole. */
  belowFirst: number
  /** Source, owner and the like. */
  about: Map<string, MapEntry> | undefined
  range: Map<string, MapEntry> | undefined
}

export function newSlot(key: Key | undefined, name: string, keySpan: Span, parent: Slot | undefined): Slot {
  return {
    key,
    name,
    keySpan,
    parent,
    value: undefined,
    refused: false,
    below: undefined,
    belowFirst: 0,
    about: undefined,
    range: undefined,
  }
}

/** The slot below another, made where it is not there yet. */
export function slotBelow(slot: Slot, { name, span }: Segment): Slot {
  const found = slot.below?.get(name)
  if (found !== undefined) return found
  const made = newSlot(childKey(slot.key, name), name, span, slot)
  slot.below ??= new Map()
  slot.below.set(name, made)
  return made
}

/** What is known of a value, or its range, ready to be added to. */
export function slotParts(slot: Slot, which: 'about' | 'range'): Map<string, MapEntry> {
  slot[which] ??= new Map()
  return slot[which]
}

/** The names on the way to a slot, the outermost first. */
export function pathOf({ name, parent }: Slot): readonly string[] {
  return parent === undefined ? [] : [...pathOf(parent), name]
}

/** The node that a slot and those below it have become. With `partial`, rows are missing that may belong to any of them. */
export function closeSlot(slot: Slot, partial: boolean, tell: Tell): Node {
  const { value, keySpan } = slot
  if (slot.refused) return { is: 'scalar', text: '', span: keySpan, refused: true }
  const below = [...(slot.below?.values() ?? [])].map((child): MapEntry => {
    return { key: child.name, keySpan: child.keySpan, value: closeSlot(child, partial, tell) }
  })
  const about = [...(slot.about?.values() ?? []), ...rangeEntry(slot)]
  if (isGroup(slot)) {
    if (value !== undefined && value.is !== 'map') {
      if (below.length + about.length === 0) return value
      tell(groupWithValue(slot, value))
    }
    const inside = value?.is === 'map' ? [...value.entries.values()] : []
    const entries = [...below.slice(0, slot.belowFirst), ...about, ...inside, ...below.slice(slot.belowFirst)]
    if (entries.length === 0) return value ?? nothing(keySpan)
    return { ...mapOf(entries, keySpan, tell), ...(partial ? { partial } : {}) }
  }
  const [first] = below
  if (value !== undefined && first !== undefined) {
    tell(diagnose('csv-value-and-years', first.keySpan, {}, { note: 'the plain value', span: value.span }))
  }
  const content = value ?? (first === undefined ? undefined : mapOf(below, across(below), tell))
  if (about.length === 0) return content ?? nothing(keySpan)
  const stated = content === undefined ? [] : [{ key: 'value', keySpan, value: content }]
  return mapOf([...stated, ...about], keySpan, tell)
}

function isGroup({ key, value, below }: Slot): boolean {
  const settled = key && settleKey(key, [...(below?.keys() ?? []), ...(value === undefined ? [] : namesIn(value))])
  if (settled?.is === 'group' || settled?.is === 'collection') return true
  return settled?.is !== 'value' && value === undefined
}

function groupWithValue(slot: Slot, value: Node): Diagnostic {
  const { key } = slot
  const refused = { path: printPath(pathOf(slot)), found: formOf(value) }
  if (key?.is === 'collection') return diagnose('expected-items', value.span, refused)
  const group = key?.is === 'either' ? key.group : key
  return diagnose('expected-keys', value.span, {
    ...refused,
    known: group?.is === 'group' ? Object.keys(group.keys) : [],
  })
}

function rangeEntry({ range }: Slot): MapEntry[] {
  const parts = [...(range?.values() ?? [])]
  const [first] = parts
  if (range === undefined || first === undefined) return []
  return [{ key: 'range', keySpan: first.keySpan, value: { is: 'map', entries: range, span: across(parts) } }]
}

function mapOf(entries: readonly MapEntry[], span: Span, tell: Tell): MapNode {
  const map = new Map<string, MapEntry>()
  for (const entry of entries) {
    const first = map.get(entry.key)
    if (first === undefined) map.set(entry.key, entry)
    else {
      const related = { note: 'first given here', span: first.keySpan }
      tell(diagnose('duplicate-key', entry.keySpan, { name: entry.key }, related))
    }
  }
  return { is: 'map', entries: map, span }
}

/** From the first of several cells to the last, where they stand in that order. */
function across(entries: readonly MapEntry[]): Span {
  const spans = entries.map(({ keySpan }) => keySpan)
  const first = spans[0] as Span
  const last = spans.at(-1) as Span
  return last.end > first.end ? { ...first, end: last.end } : first
}

/** An empty value just behind its key: the reader of values says that it is missing. */
function nothing({ file, end }: Span): ScalarNode {
  return { is: 'scalar', text: '', span: { file, start: end, end } }
}
