import type { EitherKey, GroupKey, Key } from '../keys/key-types.ts'
import type { Node } from '../text/tree.ts'

/** The key of what stands under a name; undefined where the key table knows none, and for the years of a value. */
export function childKey(key: Key | undefined, name: string): Key | undefined {
  switch (key?.is) {
    case 'group':
      return key.keys[name]
    case 'either':
      return key.group.keys[name]
    case 'collection':
      return key.of
    default:
      return undefined
  }
}

/** The key itself, or of one that holds a value or a group the one that a node with these names is. */
export function settleKey(key: Key, names: Iterable<string>): Exclude<Key, EitherKey> {
  if (key.is !== 'either') return key
  return [...names].some((name) => name in key.group.keys) ? key.group : key.value
}

/** The names that stand in a node; none in a plain value or a list. */
export function namesIn(node: Node): Iterable<string> {
  return node.is === 'map' ? node.entries.keys() : []
}

/** The alternatives of a key of a group, which it drops from what its file extends. */
export function othersOf({ exclusive = [] }: GroupKey, name: string): string[] {
  return exclusive.flatMap((set) => (set.includes(name) ? set.filter((other) => other !== name) : []))
}
