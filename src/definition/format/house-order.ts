import type { Key } from '../keys/key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { childKey, settleKey } from '../layers/child-key.ts'
import type { MapNode } from '../text/tree.ts'
import { isProvenance } from '../values/read-value.ts'

/** What a map of a definition holds, as far as the order of its keys goes. */
export interface Held {
  /** The names in the order of the key table; undefined where their order is the author's own: of items and of years. */
  readonly order: readonly string[] | undefined
  /** What stands under a name of it; undefined for what holds no names that have an order. */
  readonly under: (name: string) => Holder | undefined
}

/** Finds out what a map holds. */
export type Holder = (map: MapNode) => Held

const provenance = Object.keys(provenanceKeys)
const unordered: Held = { order: undefined, under: () => undefined }
const ranges: Held = { order: Object.keys(rangeKeys), under: () => undefined }

/**
 * The house order: keys as the key table has them, and what is known of a value or a group behind what it is about. Items
 * stand as their author put them, because tables show them so; years too.
 */
export const houseOrder: Holder = holderOf(definitionKeys)

/** The same of what another table of keys is about. */
export function holderOf(key: Key): Holder {
  return (map) => heldIn(key, map)
}

function heldIn(given: Key, map: MapNode): Held {
  const key = settleKey(given, map.entries.keys())
  if (key.is === 'value') {
    if (!isProvenance(map)) return unordered
    return { order: ['value', ...provenance, 'range'], under: (name) => (name === 'range' ? () => ranges : undefined) }
  }
  const under = (name: string): Holder | undefined => {
    const child = childKey(key, name)
    return child && holderOf(child)
  }
  return { order: key.is === 'group' ? [...new Set([...Object.keys(key.keys), ...provenance])] : undefined, under }
}
