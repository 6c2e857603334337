import type { Key } from './key-types.ts'
import { definitionKeys } from './keys.ts'

/** The key at a path of a definition; undefined where there is none. Of one that holds a value or a group, both as one. */
export function findKey(path: string): Key | undefined {
  let key: Key | undefined = definitionKeys
  for (const segment of path.split('.')) {
    if (key?.is === 'either') key = key.group
    key = key?.is === 'collection' ? key.of : key?.is === 'group' ? key.keys[segment] : undefined
  }
  return key
}
