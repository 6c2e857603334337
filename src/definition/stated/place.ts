import type { Span } from '../../diagnostics/span.ts'
import type { Input, Item, ItemId } from '../input.ts'

/** A member of a place, not yet read. */
export interface MemberReference extends Item {
  readonly scenario: string
  /** Where its path stands, which says the folder it is relative to. */
  readonly span: Span
  readonly share: Input | undefined
  readonly residents: Input | undefined
  /** Shares line by line, that of its funding among them under `funding`. */
  readonly lines: ReadonlyMap<string, Input> | undefined
}

/** A transfer between two members of a place. */
export interface Transfer extends Item {
  readonly from: ItemId
  readonly to: ItemId
  readonly amount: Input
}
