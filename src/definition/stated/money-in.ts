import type { Input, Item, ItemId } from '../input.ts'

export interface Stream extends Item {
  readonly base: Input
  readonly growth: Input | undefined
  readonly amounts: Input | undefined
  readonly target: Target | undefined
  readonly pace: Pace | undefined
  readonly adjustments: Input | undefined
  readonly nonRecurrent: Input | undefined
  /** The lines a ring-fenced stream is for; undefined for one that is for all. */
  readonly ringFence: { readonly lines: readonly string[]; readonly isLost: boolean } | undefined
}

/** The fair share of a stream. */
export interface Target {
  readonly base: Input
  readonly growth: Input
  readonly rebasing: Input | undefined
}

/** How a stream moves towards its target, and the growth that it has whatever that gives. */
export interface Pace {
  readonly form:
    | { readonly is: 'by-distance'; readonly points: readonly { readonly at: Input; readonly growth: Input }[] }
    /** Years left to the closing year, that year and the asking one included; one afterwards. */
    | { readonly is: 'close-by'; readonly yearsLeft: Input }
    | { readonly is: 'convergence'; readonly base: Input; readonly convergence: Input }
  readonly minimum: Input | undefined
  readonly minimumPerHead: Input | undefined
}

/** A service that moves to or from the commissioner in one year with its money. */
export interface Responsibility extends Item {
  readonly funding: string
  readonly line: ItemId
  /** The year of the change, by index from the base year. */
  readonly from: number
  readonly amount: Input
  readonly fundingAmount: Input
}

/** A share of a funding row, or an amount. */
export interface ShareOrAmount {
  readonly share: Input | undefined
  readonly amount: Input | undefined
  /** Path of the funding row that a share is of. */
  readonly of: string
}

export interface Reserve extends Item, ShareOrAmount {
  readonly kind: 'contingency' | 'non-recurrent' | 'other'
}

export interface Surplus {
  readonly required: ShareOrAmount | undefined
  readonly basis: 'in-year' | 'cumulative'
  readonly broughtForward: Input | undefined
  readonly drawdown: Input | undefined
  readonly repayment: Input | undefined
}
