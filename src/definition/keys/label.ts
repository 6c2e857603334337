import type { Label, ListLabels } from './key-types.ts'
import { definitionKeys } from './keys.ts'

/** What the figure at a path of a definition is called. */
export interface KeyLabel {
  /** The item of a collection whose title goes before: `lines.acute`. Undefined for what is none's. */
  readonly item: string | undefined
  readonly words: string
}

/** What is known of a key where only its label is asked for. */
export type LabelledKey =
  | LabelledValue
  | LabelledGroup
  | { readonly is: 'collection'; readonly of: LabelledKey; readonly titlesIn?: string }
  | { readonly is: 'either'; readonly value: LabelledValue; readonly group: LabelledGroup }

interface LabelledValue {
  readonly is: 'value'
  readonly label?: Label
  readonly listLabels?: ListLabels
}

export interface LabelledGroup {
  readonly is: 'group'
  readonly label?: Label
  readonly keys: { readonly [name: string]: LabelledKey }
  readonly item?: true
}

/** The title of an item of a definition such as `population.groups.frail`; its id, as it is written, where it has none. */
export type TitleOf = (item: string) => string

/** What the key table calls a path such as `lines.acute.growth` or `shifts.beds.release[1]`; undefined where no key is there. */
export function labelAt(
  path: string,
  keys: LabelledKey = definitionKeys,
  titleOf: TitleOf = idOf,
): KeyLabel | undefined {
  const segments = path.split('.')
  let key: LabelledKey | undefined = keys
  let item: string | undefined
  let words = ''
  let id = ''
  let title = ''
  for (const [depth, segment] of segments.entries()) {
    const { name, index } = partsOf(segment)
    const holder: LabelledKey = key
    key = inside(key, name)
    if (key === undefined) return undefined
    if (holder.is === 'collection') {
      id = spaced(name)
      title = titleOf(
        holder.titlesIn === undefined ? segments.slice(0, depth + 1).join('.') : `${holder.titlesIn}.${name}`,
      )
    }
    if (item === undefined && key.is === 'group' && key.item === true) {
      item = segments.slice(0, depth + 1).join('.')
      words = ''
      continue
    }
    const own: LabelledKey = key.is === 'either' && depth === segments.length - 1 ? key.value : key
    if (index !== undefined && own.is === 'value' && own.listLabels !== undefined) {
      return { item, words: inList(own.listLabels, index, segments[depth + 1]) }
    }
    const added = words === '' ? startOf(name, depth) : `${words}, ${spaced(name)}`
    words =
      labelOf(own)
        ?.replace('{id}', id)
        .replace('{title}', () => title) ?? added
  }
  return { item, words }
}

/** The name of a key and, of a figure in a list, its place in it: `release[1]`. */
function partsOf(segment: string): { readonly name: string; readonly index?: number } {
  const bracket = segment.indexOf('[')
  return bracket < 0
    ? { name: segment }
    : { name: segment.slice(0, bracket), index: Number(segment.slice(bracket + 1, -1)) }
}

function inside(key: LabelledKey, name: string): LabelledKey | undefined {
  const holder = key.is === 'either' ? key.group : key
  if (holder.is === 'collection') return holder.of
  return holder.is === 'group' ? holder.keys[name] : undefined
}

function labelOf(key: LabelledKey): string | undefined {
  return key.is === 'value' || key.is === 'group' ? key.label : undefined
}

function inList(labels: ListLabels, index: number, part = index === 0 ? 'first' : 'later'): string {
  return (labels[part] ?? part).replace('{nth}', nth(index + 1)).replace('{n}', String(index + 1))
}

function nth(number: number): string {
  const known = ['', 'the first', 'the second', 'the third', 'the fourth', 'the fifth'][number]
  if (known !== undefined) return known
  const ending = Math.floor(number / 10) % 10 === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `the ${number}${ending}`
}

/** What is no item's has no title before it, and begins with a capital. */
function startOf(name: string, depth: number): string {
  const words = spaced(name)
  return depth === 0 ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

function idOf(item: string): string {
  return item.slice(item.lastIndexOf('.') + 1)
}

function spaced(name: string): string {
  return name.replaceAll('-', ' ')
}
