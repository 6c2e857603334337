/**
 * How the rows of one name that members of a place have become one row of the place.
 *
 * - `added`: each times what of its member belongs to the place, and added: money, people, activity.
 * - `again`: the row's own formula again, over the rows of the place: distances, shares, costs of a unit, sums to date. What
 *   it holds in the base year by another formula is added.
 * - `weighed`: the members' rates, each weighed by the amount `by` of the year before: growth.
 * - `same`: the value that all members share; none where they differ: prices.
 * - `alone`: the row of the only member there is; nothing can be said of several.
 * - `own`: it stays with its member.
 */
export interface Combine {
  readonly how: 'added' | 'again' | 'weighed' | 'same' | 'alone' | 'own'
  /** The amount that rates are weighed by. */
  readonly by?: string
  /**
   * A row that makes a member count: every member that has it must have this row as well, or nothing can be said of them
   * together; of `alone`, no more than one may have it. `everybody` for all members.
   */
  readonly among?: string | undefined
}

/** Every member counts. */
export const everybody = 'everybody'

/**
 * Whose share a part of a row takes, where a member is parted line by line: that of a line, that of its funding, or that
 * of each of the rows it is put together from.
 */
export type ShareOfPart = 'funding' | 'parts' | { readonly line: string }
