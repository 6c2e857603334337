import { nearest } from '../../base/nearest.ts'
import type { CollectionKey, GroupKey, Key } from '../keys/key-types.ts'
import { purposeOf } from '../values/example.ts'
import type { Reader } from './reader.ts'

/** Neighbours worth searching for the one that was meant. */
const mostOthers = 300

/**
 * Report the required keys that are missing in a group, and in the groups and items below it: one problem for each,
 * whatever it lacks. An item that lacks much is often another one under a misspelt id, so `others`, its neighbours, are
 * searched for that.
 */
export function requireKeys(reader: Reader, path: string, key: GroupKey, others: readonly string[] = []): void {
  const { groups } = reader.merged
  const { required, inner, alternatives } = partsOf(key, path === '')
  const lacking = required.filter(([name]) => !reader.stands(join(path, name)))
  const forms = lacksForm(reader, path, alternatives) ? (key.oneOf ?? []) : []
  const [first] = lacking
  if (first !== undefined) {
    const id = path.slice(path.lastIndexOf('.') + 1)
    const close =
      others.length > mostOthers
        ? undefined
        : nearest(
            id,
            others.filter((other) => other !== id),
          )
    reader.refuse('missing-key', reader.spanOf(path), {
      path,
      names: lacking.map(([name]) => name),
      what: first[0] === 'years' ? 'its base year, as in "years: { base: 2017/18 }"' : purposeOf(first[1]),
      oneOf: forms,
      ...(close === undefined ? {} : { close }),
    })
  } else if (forms.length > 0) reader.refuse('missing-one-of', reader.spanOf(path), { path, names: forms })
  else if (path !== '') requireSomething(reader, path)

  for (const [name, child] of inner) {
    const full = join(path, name)
    // That one must be given tells of an empty one too.
    if (forms.length > 0 && alternatives.includes(name)) continue
    if (child.is === 'collection') requireItems(reader, full, child, path === '')
    else if (groups.has(full)) requireKeys(reader, full, child)
  }
}

/** What is asked of a group: its required keys, the groups and collections in it, and what it takes at least one of. */
interface Parts {
  readonly required: readonly (readonly [name: string, key: Key])[]
  readonly inner: readonly (readonly [name: string, key: GroupKey | CollectionKey])[]
  readonly alternatives: readonly string[]
}

/** By key, because every item of a collection asks again. */
const known = new WeakMap<GroupKey, Parts>()

function partsOf(key: GroupKey, isWhole: boolean): Parts {
  const earlier = known.get(key)
  if (earlier !== undefined) return earlier
  const all = Object.entries(key.keys)
  const parts: Parts = {
    // The base year is required, and with it the group that holds it.
    required: all.filter(
      ([name, child]) => ('required' in child && child.required === true) || (isWhole && name === 'years'),
    ),
    inner: all.flatMap(([name, child]) =>
      child.is === 'group' || child.is === 'collection' ? [[name, child] as const] : [],
    ),
    alternatives: alternativesOf(key),
  }
  known.set(key, parts)
  return parts
}

/**
 * The same of the items of a collection. One of the definition itself may be empty, as where all that it has is switched off, but for funding and
 * lines: a file without them was begun and not finished. One of terms, such as lists of a contract, says nothing where it is empty.
 */
function requireItems(reader: Reader, path: string, collection: CollectionKey, isOuter: boolean): void {
  if (!reader.merged.groups.has(path)) return
  const ids = reader.items(path)
  const isFilled = collection.required === true || collection.filled === true
  if (!isOuter || isFilled) requireSomething(reader, path, isOuter)
  for (const id of ids) {
    const item = `${path}.${id}`
    const key = collection.of
    if (key.is === 'group') requireKeys(reader, item, key, ids)
    if (key.is === 'either' && reader.merged.groups.has(item)) requireKeys(reader, item, key.group)
  }
}

function requireSomething(reader: Reader, path: string, isOuter = false): void {
  if (reader.items(path).length > 0 || reader.stands(`${path}.*`) || reader.hasUnread(path)) return
  // Of terms, what was in it may be switched off; a command line that switches off all funding, or all lines, leaves no group of them.
  if (!isOuter && reader.hasOff(path)) return
  reader.refuse('nothing-inside', reader.spanOf(path), { path, isOff: reader.hasOff(path) })
}

/** Whether none of the alternatives was given of which one must be. */
function lacksForm(reader: Reader, path: string, alternatives: readonly string[]): boolean {
  return (
    alternatives.length > 0 &&
    !alternatives.some((name) => {
      const full = `${path}.${name}`
      const isEmpty = reader.merged.groups.has(full) && reader.items(full).length === 0
      return reader.stands(full) && !isEmpty
    })
  )
}

/** The alternatives of which one must be given, and their rivals: one that is not supported yet may have been given, and refused. */
function alternativesOf({ oneOf, exclusive = [] }: GroupKey): string[] {
  if (oneOf === undefined) return []
  return [...new Set([oneOf, ...exclusive.filter((set) => oneOf.some((name) => set.includes(name)))].flat())]
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
