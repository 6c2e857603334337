import type { Input, Item } from '../input.ts'

/** A group of people, and what one of it weighs. */
export interface WeighedGroup {
  readonly group: string
  readonly weight: Input
}

/** The people of a definition: as a whole, or by group, whose numbers then add up to them. */
export type Population =
  | { readonly is: 'whole'; readonly base: Input; readonly growth: Input }
  | { readonly is: 'groups'; readonly groups: readonly PeopleGroup[] }

/** An age band, or a segment. */
export interface PeopleGroup extends Item {
  readonly base: Input
  readonly growth: Input
  readonly weight: Input
}
