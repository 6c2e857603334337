import type { Bound, CollectionKey, EitherKey, GroupKey, Key, Kind, ValueKey } from './key-types.ts'

// Short names to write the key table with.

/** Without a prototype, so that only names written here are found: not `toString`. */
export const table = <T>(entries: { readonly [name: string]: T }): { readonly [name: string]: T } =>
  Object.assign(Object.create(null), entries)

type Extra = Partial<Omit<ValueKey, 'is' | 'kind' | 'text'>>

/** A quantity, with provenance. */
export const value = (kind: Kind, text: string, extra: Extra = {}): ValueKey => ({ is: 'value', kind, text, ...extra })

/** Text about the definition. */
export const words = (text: string, extra: Extra = {}): ValueKey => value('text', text, { plainOnly: true, ...extra })

/** A name, a choice or a year: no assumption, so it takes no provenance. */
export const name = (kind: Kind, text: string, extra: Extra = {}): ValueKey =>
  value(kind, text, { plainOnly: true, ...extra })

/** A quantity that may vary by year. */
export const byYear = (kind: Kind, cover: ValueKey['cover'] & string, text: string, extra: Extra = {}): ValueKey =>
  value(kind, text, { cover, list: 'years', ...extra })

/** What falls by more than all of itself would change its sign, year after year. */
export const nothingLeft: Bound = {
  at: -1,
  included: true,
  why: 'what falls by more than all of itself would change its sign every year',
}
/** Of what something is divided by, some must be left. */
export const someLeft: Bound = { at: -1, included: false, why: 'nothing would be left to divide by' }
/** People, and what they weigh: there are none of less than none. */
export const noughtOrMore: Bound = { at: 0, included: true, why: 'there are no fewer than none' }
export const aboveNought: Bound = { at: 0, included: false, why: 'it is divided by' }
/** How much of a distribution an interval may hold. */
export const someInside: readonly [Bound, Bound] = [
  { at: 0, included: false, why: 'between low and high lies a part of what may come' },
  { at: 1, included: false, why: 'a normal distribution has no ends that hold all of it' },
]
/** How much of a draw may stay from one year to the next. */
export const stays: readonly [Bound, Bound] = [
  { at: 0, included: true, why: 'at 0 each year has a draw of its own' },
  { at: 1, included: true, why: 'at 1 one draw holds for all years' },
]
/** The ends of a correlation. */
export const wholly: readonly [Bound, Bound] = [
  { at: -1, included: true, why: 'at -1 one figure rises exactly as the other falls' },
  { at: 1, included: true, why: 'at 1 both figures rise and fall together' },
]

/** A rate by which something grows from year to year. */
export const growth = (text: string, extra: Extra = {}): ValueKey =>
  byYear('rate', 'every', text, { growth: true, lowest: nothingLeft, ...extra })

export const group = (text: string, keys: GroupKey['keys'], extra: Partial<GroupKey> = {}): GroupKey => ({
  is: 'group',
  text,
  keys: table(keys),
  ...extra,
})

/** An item of a collection: it may be dropped, and name the source of all that is in it. */
export const item = (text: string, keys: GroupKey['keys'], extra: Partial<GroupKey> = {}): GroupKey =>
  group(
    text,
    { ...keys, enabled: name('flag', 'false drops an inherited item.', { default: 'true', switches: true }) },
    { item: true, provenance: true, ...extra },
  )

/** A collection. What its items hold is worked out when it is first asked for, because most definitions have few. */
export const collection = (
  text: string,
  of: () => Key,
  extra: Omit<CollectionKey, 'is' | 'text' | 'of'> = {},
): CollectionKey => {
  let known: Key | undefined
  return {
    is: 'collection',
    text,
    get of() {
      known ??= of()
      return known
    },
    ...extra,
  }
}

/** A value, or keys of its own. */
export const either = (text: string, plain: ValueKey, keys: GroupKey, extra: Partial<EitherKey> = {}): EitherKey => ({
  is: 'either',
  text,
  value: plain,
  group: keys,
  ...extra,
})

export const title = words('What people read; the id where it is left out.', { isTitle: true })
