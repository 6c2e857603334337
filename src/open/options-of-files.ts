import type { ItemId } from '../definition/definition.ts'
import { findKey } from '../definition/keys/find-key.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { definitionKeys, isOfFirstOption } from '../definition/keys/keys.ts'
import { copyOf, drop, type Merged } from '../definition/layers/merge.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Span } from '../diagnostics/span.ts'

/** A file that is an option of an appraisal, under its name. */
export interface OptionFile {
  readonly id: ItemId
  readonly path: string
}

/** What the first of several options says of their appraisal, with the files as its options. */
export function appraisalOf(first: Merged, files: readonly OptionFile[], span: Span): Merged {
  const merged = { ...first, ...copyOf(first) }
  for (const name of Object.keys(definitionKeys.keys))
    if (!isOfFirstOption(name) && merged.groups.has(name)) drop(merged, name)
  const given = new Set<string>(files.map(({ id }) => id))
  const options = 'appraisal.options'
  for (const path of [...merged.groups.keys()].filter((own) => parentOf(own) === options))
    if (!given.has(path.slice(options.length + 1))) drop(merged, path)
  for (const group of ['appraisal', options]) if (!merged.groups.has(group)) merged.groups.set(group, span)
  for (const { id, path } of files) {
    const item = `${options}.${id}`
    if (!merged.groups.has(item)) merged.groups.set(item, span)
    merged.items.add(item)
    merged.entries.set(`${item}.scenario`, pathEntry(`${item}.scenario`, path, span))
  }
  return merged
}

/** What an option is called in the appraisal of the first, where it says so. */
export function titleOfOption(first: Merged | undefined, id: string): string | undefined {
  const content = first?.entries.get(`appraisal.options.${id}.title`)?.content
  return content?.form === 'plain' && typeof content.plain.value === 'string' ? content.plain.value : undefined
}

function pathEntry(path: string, text: string, span: Span): Entry {
  const key = findKey(path) as ValueKey
  const plain = { text, node: { is: 'scalar' as const, text, span }, value: text }
  return { path, key, span, keySpan: span, content: { form: 'plain', plain }, provenance: {}, drops: [] }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'))
}
