import { oneLine } from '../base/one-line.ts'
import type { Definition } from '../definition/definition.ts'
import { definitionKeys } from '../definition/keys/keys.ts'
import { labelAt } from '../definition/keys/label.ts'
import type { Named } from './explanation.ts'
import { owned } from './member-path.ts'

/** An input as people read it: the title of the item it belongs to, then the key in words. */
export function inputLabel(whole: string, outer: Definition): string {
  const { path, definition, titles } = owned(whole, outer)
  return `${titles}${ownLabel(path, definition)}`
}

function ownLabel(path: string, definition: Definition): string {
  const known = labelAt(path, definitionKeys, (item) => ownTitle(item, definition))
  if (known === undefined) return path
  return known.item === undefined ? known.words : `${ownTitle(known.item, definition)}, ${known.words}`
}

/** The item that a row or an input belongs to, one of those that a key collects: `lines.acute`. Undefined for what is none's. */
function itemOf(path: string): string | undefined {
  const [kind = '', id] = path.split('.', 2)
  return id !== undefined && definitionKeys.keys[kind]?.is === 'collection' ? `${kind}.${id}` : undefined
}

/** The title of an item, after those of the members it stands under. */
export function titleOfItem(item: string, whole: Definition): string {
  const { path, definition, titles } = owned(item, whole)
  return `${titles}${ownTitle(path, definition)}`
}

function ownTitle(item: string, { entries }: Definition): string {
  const title = entries.get(`${item}.title`)?.content
  return title?.form === 'plain' ? oneLine(title.plain.text) : item.slice(item.lastIndexOf('.') + 1)
}

/**
 * A label without the title of its item, for a place where another row or input of the same item was just named:
 * `growth` beside `Acute, recurrent`.
 */
export function shortLabel({ path, label }: Named, beside: string | undefined, outer: Definition): string {
  const own = owned(path, outer)
  const other = beside === undefined ? undefined : owned(beside, outer)
  const item = itemOf(own.path)
  if (item === undefined || other?.titles !== own.titles || itemOf(other.path) !== item) return label
  const title = `${own.titles}${ownTitle(item, own.definition)}, `
  return label.startsWith(title) ? label.slice(title.length) : label
}
