import type { Definition } from '../definition/definition.ts'
import { definitionKeys } from '../definition/keys/keys.ts'
import type { LabelledGroup, LabelledKey } from '../definition/keys/label.ts'

/**
 * The part of the key table that a page carries, so that it calls what stands in its scenarios as the command does. The whole table is
 * seven times as much.
 */
export class LabelledKeys {
  readonly keys: LabelledGroup = begun(definitionKeys)

  /** Take in the keys of all that a definition states or leaves to its defaults, and of its members. */
  add({ entries, inputs, members }: Pick<Definition, 'entries' | 'inputs' | 'members'>): void {
    for (const path of entries.keys()) take(path.split('.'), definitionKeys, this.keys)
    for (const { path } of inputs) take(path.split('.'), definitionKeys, this.keys)
    for (const { definition } of members) this.add(definition)
  }
}

/** Take in what stands at a path below a key. */
function take(segments: readonly string[], key: LabelledKey, told: LabelledKey): void {
  const [segment, ...rest] = segments
  if (segment === undefined) return
  if (key.is === 'either' && told.is === 'either') take(segments, key.group, told.group)
  if (key.is === 'collection' && told.is === 'collection') take(rest, key.of, told.of)
  if (key.is !== 'group' || told.is !== 'group') return
  const name = segment.split('[', 1)[0] ?? segment
  const child = key.keys[name]
  if (child === undefined) return
  const keys: Record<string, LabelledKey> = told.keys
  keys[name] ??= begun(child)
  take(rest, child, keys[name])
}

/** What is known of a key, with none of those in it yet. */
function begun<K extends LabelledKey>(key: K): K
function begun(key: LabelledKey): LabelledKey {
  switch (key.is) {
    case 'value':
      return { is: key.is, ...label(key), ...(key.listLabels && { listLabels: key.listLabels }) }
    case 'group':
      return { is: key.is, ...label(key), keys: {}, ...(key.item && { item: key.item }) }
    case 'collection':
      return { is: key.is, of: begun(key.of), ...(key.titlesIn && { titlesIn: key.titlesIn }) }
    case 'either':
      return { is: key.is, value: begun(key.value), group: begun(key.group) }
  }
}

function label({ label: words }: { readonly label?: string }): { readonly label?: string } {
  return words === undefined ? {} : { label: words }
}
