import type { Key } from '../../definition/keys/key-types.ts'
import { definitionKeys } from '../../definition/keys/keys.ts'
import { childKey, othersOf } from '../../definition/layers/child-key.ts'
import { standingOf } from './paths.ts'

/** The paths of the keys that stand where a path stands, of which a definition has one at most: a line has growth, drivers or amounts. */
export function alternativesOf(path: string): readonly string[] {
  const { section, key } = standingOf(path)
  // A place has the keys of its members under their names.
  const within = path.slice(0, section.length - key.length)
  const names = path.slice(within.length).split('.')
  const last = names.pop() ?? ''
  const around = names.reduce<Key | undefined>(childKey, definitionKeys)
  const group = around?.is === 'either' ? around.group : around
  if (group?.is !== 'group') return []
  const before = `${within}${names.join('.')}.`
  return othersOf(group, last).map((other) => before + other)
}
