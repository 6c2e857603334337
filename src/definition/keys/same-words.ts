import type { Key } from './key-types.ts'
import { definitionKeys } from './keys.ts'

let paths: ReadonlyMap<string, string | undefined> | undefined

/**
 * The path of a key of the definition itself that is made of the same words as a name that no key has, in whichever order and number:
 * `years.base` of `base-year`. Undefined where there is none, or more than one.
 */
export function keyOfSameWords(name: string): string | undefined {
  paths ??= pathsByWords()
  return paths.get(words(name))
}

function pathsByWords(): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  const add = (key: Key, path: string): void => {
    const group = key.is === 'either' ? key.group : key
    if (path.includes('.')) found.set(words(path), found.has(words(path)) ? undefined : path)
    if (group.is !== 'group') return
    for (const [name, child] of Object.entries(group.keys)) add(child, path === '' ? name : `${path}.${name}`)
  }
  add(definitionKeys, '')
  return found
}

function words(name: string): string {
  const parts = name.toLowerCase().split(/[-._ ]/)
  return parts
    .map((part) => (part.endsWith('s') ? part.slice(0, -1) : part))
    .sort()
    .join(' ')
}
