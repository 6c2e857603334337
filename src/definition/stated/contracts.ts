import type { Span } from '../../diagnostics/span.ts'
import type { Input, Item, ItemId } from '../input.ts'

/** A band or a cap by year: an amount of money, or a share. */
export interface Limit {
  readonly is: Input
  /** The row that a share is of; undefined for what the rule names: the value of the contract or a counterfactual. */
  readonly of: string | undefined
  /** Where that row is named, and by which key. */
  readonly ofSpan: Span | undefined
  readonly ofPath: string | undefined
}

/** How what lies between a value and a cost is shared. */
export interface Sharing {
  /** The provider's share; undefined for all of it. */
  readonly share: Input | undefined
  readonly band: Limit | undefined
  readonly cap: Limit | undefined
}

/** A line in the scope of a contract: the share of it, from the year in which it joins. Years are by index, 0 for the base year. */
export interface ScopePart {
  readonly line: ItemId
  readonly share: Input
  /** Undefined where it is in scope from the start. */
  readonly joins: number | undefined
  /** The year whose recurrent spend sets the price of the line; undefined for that of the contract. */
  readonly priced: number | undefined
}

/** A price that follows people: each group by its weight, or at a price in pounds for each of its people. */
export interface Capitation {
  readonly by: 'weights' | 'prices'
  readonly groups: readonly (Item & { readonly each: Input })[]
}

/** What was agreed of a contract before the base year, and what has come of it by then. */
export interface Agreed {
  /** The prices of lines in the money of the pricing year, by line. */
  readonly price: ReadonlyMap<string, Input>
  readonly index: Input | undefined
  /** People as last counted, by group. */
  readonly people: ReadonlyMap<string, Input>
  /** What lines beyond the scope would have cost in the base year, by line. */
  readonly counterfactual: ReadonlyMap<string, Input>
}

/** A whole-population contract. Years are by index, 0 for the base year; what began before it is told as 0. */
export interface Contract extends Item {
  readonly from: number
  readonly starts: number
  readonly ends: number
  readonly priced: number
  readonly agreed: Agreed | undefined
  readonly value: Input | undefined
  readonly scope: readonly ScopePart[]
  readonly index:
    | { readonly is: 'allocation' }
    | {
        readonly is: 'formula'
        /** `own` for the growth of the definition's population. */
        readonly population: Input | 'own' | undefined
        readonly inflation: Input | undefined
        readonly productivity: Input | undefined
      }
  readonly capitation: Capitation | undefined
  /** The years in which the people that it is for are counted, by index: all of them where none are stated. */
  readonly counted: readonly boolean[]
  readonly outcomes:
    | { readonly share: Input; readonly achievement: Input | undefined; readonly isWithin: boolean }
    | undefined
  readonly gain: Sharing
  readonly loss: Sharing
  readonly beyond: readonly {
    readonly line: ItemId
    readonly counterfactual: Input
    readonly gain: Sharing | undefined
    readonly loss: Sharing | undefined
  }[]
  readonly lists: readonly { readonly id: ItemId; readonly people: Input }[]
}
