import { definitionKeys } from '../../definition/keys/keys.ts'
import { labelAt } from '../../definition/keys/label.ts'

/** Where a path of a definition stands: in a place under the member it belongs to. */
export interface Standing {
  /** The line, the saving or whatever else it is of; the group where it is of no item. */
  readonly owner: string
  readonly isItem: boolean
  /** The key of the definition that it stands in. */
  readonly section: string
  /** The same without the members it stands under. */
  readonly key: string
}

const underMember = 'members.'

/** Where a path of a definition, or a row named like one, stands. */
export function standingOf(path: string): Standing {
  let start = 0
  while (path.startsWith(underMember, start)) {
    const end = path.indexOf('.', start + underMember.length)
    if (end === -1) break
    start = end + 1
  }
  const dot = path.indexOf('.', start)
  const key = dot === -1 ? path.slice(start) : path.slice(start, dot)
  const section = path.slice(0, start) + key
  const isItem = dot !== -1 && Object.hasOwn(collections(), key)
  if (!isItem) return { owner: section, isItem, section, key }
  const end = path.indexOf('.', dot + 1)
  return { owner: end === -1 ? path : path.slice(0, end), isItem, section, key }
}

/** The item that a path stands in, and the groups of keys in it, the outermost first; the path itself where it is an item. */
export function groupsAround(path: string): readonly string[] {
  const { owner, isItem } = standingOf(path)
  const groups = isItem ? [owner] : []
  for (let dot = path.indexOf('.', owner.length + 1); dot !== -1; dot = path.indexOf('.', dot + 1))
    groups.push(path.slice(0, dot))
  return groups
}

/** Whether what a path is called begins with a title of the author's, of an item or of a member of a place: it may be a name. */
export function beginsWithTitle(path: string): boolean {
  const { section, key, isItem, owner } = standingOf(path)
  if (section !== key || key === 'combine') return true
  return isItem && labelAt(owner)?.item !== undefined
}

/** What one item of a section is, in a word or two: `contract`, `stream of funding`; the section itself where it has no items. */
export function kindOfItem({ key, isItem }: Standing): string {
  const section = isItem ? definitionKeys.keys[key] : undefined
  return section?.is === 'collection' ? (section.one ?? key) : key
}

/** The place of a section in the key table. */
export function rankOf(key: string): number {
  return Object.keys(definitionKeys.keys).indexOf(key)
}

let known: Record<string, true> | undefined

/** The keys that hold items by id: a group that takes items of the author's choice among keys of its own counts as one. */
function collections(): Record<string, true> {
  known ??= Object.fromEntries(
    Object.entries(definitionKeys.keys).flatMap(([key, { is }]) => (is === 'collection' ? [[key, true as const]] : [])),
  )
  return known
}
