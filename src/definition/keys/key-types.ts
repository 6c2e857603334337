import type { Need } from './need.ts'

/**
 * The kinds of text a value can hold. Each is read by one grammar in `scalar.ts`.
 *
 * `rate` may be any percentage; `share` lies in 0 to 100%; `money` is in the definition's unit, `pounds` always in pounds;
 * `score` is from 1 to 5 or its word; `driver` is a rate or the name of a shared driver; `people-rate` is a rate or the word population; `limit` is a share or
 * an amount of money; `stated` is a figure of any row, an amount or a rate; `in` is `all`, `any`, a year or a range.
 */
export type Kind =
  | 'text'
  | 'path'
  | 'id'
  | 'rate'
  | 'share'
  | 'driver'
  | 'people-rate'
  | 'limit'
  | 'stated'
  | 'money'
  | 'pounds'
  | 'people'
  | 'whole'
  | 'number'
  | 'score'
  | 'year'
  | 'month'
  | 'flag'
  | 'date'
  | 'choice'
  | 'row'
  | 'formula'
  | 'in'

/**
 * What the years that a by-year value does not mention mean.
 *
 * `every`: each projected year must be covered. `flow`: nothing, zero. `starts`: nothing, and the years must be said, so
 * a plain value is refused. `default`: the default of the key. `known`: nothing is known of them, which is not zero, and the
 * years must be said.
 */
export type Cover = 'every' | 'flow' | 'starts' | 'default' | 'known'

/** An end of what a value may be. */
export interface Bound {
  /** A rate as its fraction: -1 is -100%. */
  readonly at: -1 | 0 | 1
  /** Whether the value may be the bound itself. */
  readonly included: boolean
  /** What would come of a value beyond it, to go on after a colon. */
  readonly why: string
}

/**
 * What a figure is called beside the title of the item it belongs to, where the names of its keys do not say it; what is
 * written here stands for all of them so far. `{id}` is the id of the author's choice that it stands under, in words; `{title}` the title of
 * what that id names (elsewhere: `titlesIn`), or the id as it is written where it has none.
 */
export type Label = string

/**
 * What the figures of a list are called: by age the `first` and the `later` ones (`{nth}`: the second, the third), of points
 * each part (`{n}`: its place in the list).
 */
export interface ListLabels {
  readonly [part: string]: Label
}

/** What is to be known of a key of the definition itself, whatever it holds. */
interface OuterKey {
  /** Set where a place states it itself, `alone` where a definition of options does not; everything else belongs to its members. */
  readonly ofPlace?: true | 'alone'
  /** Set where an appraisal of several files has it from the first of them; the rest of that file is of its own option. */
  readonly ofFirstOption?: true
  /** Set where what stands under it is beside the rows: no row is another one without it. */
  readonly besideRows?: true
  /** What a definition must state for this to have a meaning: money held back is held back of funding. */
  readonly needs?: readonly Need[]
  /** The heading of METHODS.md that says what becomes of it. */
  readonly methods?: string
}

/** A key that holds one value: plain, by year where `cover` says so, with provenance where `plainOnly` is not set. */
export interface ValueKey extends OuterKey {
  readonly is: 'value'
  readonly kind: Kind
  readonly text: string
  readonly label?: Label
  readonly listLabels?: ListLabels
  /** Present where the value may vary by year. */
  readonly cover?: Cover
  /** A list is by year, by age of the thing (`release`), simply several (`extends`), or points of a line. */
  readonly list?: 'years' | 'ages' | 'several' | 'points'
  readonly choices?: readonly string[]
  /** What a whole number counts, in the singular. */
  readonly counts?: 'month' | 'year'
  /** The least and the greatest whole number. */
  readonly range?: readonly [number, number]
  /** The lowest and the highest that the value, or each year of it, may be: beyond it, it would have no meaning. */
  readonly lowest?: Bound
  readonly highest?: Bound
  /** Positive and named for its direction: a negative one turns the figure round, and is probably not meant. */
  readonly directed?: true
  /** Something grows by it year by year: beyond 15% either way it is probably a slip. */
  readonly growth?: true
  readonly default?: string
  readonly required?: true
  /** Set where it switches the item off that it stands in, or on. */
  readonly switches?: true
  /** Set where it is what people call the item that it stands in. */
  readonly isTitle?: true
  /** Text about the definition rather than an assumption: takes no provenance. */
  readonly plainOnly?: true
  /** Set of what is said of the plan as it stands: of one rolled forward it was said of the plan before. */
  readonly ofThePlan?: true
}

/** A key that holds named keys. */
export interface GroupKey extends OuterKey {
  readonly is: 'group'
  readonly text: string
  readonly label?: Label
  readonly keys: { readonly [name: string]: Key }
  /** Sets of alternatives, of which one may be given: the later file drops the inherited others. */
  readonly exclusive?: readonly (readonly string[])[]
  /** Alternatives of which exactly one must be given, once everything is merged. */
  readonly oneOf?: readonly string[]
  readonly required?: true
  /** May carry `source` and the like for all the values in it. */
  readonly provenance?: true
  /** An item of a collection: takes `enabled`. */
  readonly item?: true
  /** Set where it must not be empty once it is there, although none of its keys is required. */
  readonly filled?: true
}

/** A key that holds a map from ids of the author's choice to items. */
export interface CollectionKey extends OuterKey {
  readonly is: 'collection'
  readonly text: string
  readonly of: Key
  readonly required?: true
  /** Set where it must not be empty once it is there, although it may be left out. */
  readonly filled?: true
  /** Set where its items are called by pairs of paths, `lines.acute.growth ~ drivers.pay`, and not by ids. */
  readonly names?: 'pairs'
  /** What one of its items is, in a word or two. */
  readonly one?: string
  /** The collection whose ids its own are, so that people read their titles: `population.groups`. */
  readonly titlesIn?: string
}

/** A key that holds either one value or a group. */
export interface EitherKey {
  readonly is: 'either'
  readonly text: string
  readonly value: ValueKey
  readonly group: GroupKey
}

export type Key = ValueKey | GroupKey | CollectionKey | EitherKey

/** Whether a value must say of which years it is, so that a plain one would say too little. */
export function mustNameYears({ cover }: Pick<ValueKey, 'cover'>): boolean {
  return cover === 'starts' || cover === 'known'
}
