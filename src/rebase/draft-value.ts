import type { Provenance } from '../definition/values/entry.ts'

/** A value as a definition writes it: a text, a list, points of a line, or texts by year. */
export type WrittenValue =
  | string
  | readonly (string | { readonly at: string; readonly growth: string })[]
  | Readonly<Record<string, string>>

/** What a definition states at a path. */
export interface DraftValue {
  readonly value: WrittenValue
  /** Where it comes from and how good it is, its range left out. */
  readonly about: Omit<Provenance, 'range'>
  readonly range?: Readonly<Record<string, string>>
}
