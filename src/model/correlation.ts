import type { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Entry } from '../definition/values/entry.ts'

/** How far two figures of a model are high and low together. */
export interface Correlation {
  readonly one: Input
  readonly other: Input
  /** From -1 to 1, never nought. */
  readonly value: Decimal
  readonly entry: Entry
}
