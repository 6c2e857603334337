import type { Input, Item, ItemId } from '../input.ts'

/** The month in which something starts. Another one builds the model anew: from April nothing is left for the next year. */
export interface Month {
  /** 1 for April. */
  readonly number: number
  readonly input: Input
}

export interface Saving extends Item {
  readonly line: ItemId
  readonly amount: Input | undefined
  readonly share: Input | undefined
  readonly benchmark: ClosedGap | undefined
  /** Month of the financial year, April is 1, after the delay. */
  readonly month: Month
  /** Whole years by which the delay moves each tranche. */
  readonly delayYears: number
  readonly delivery: Input | undefined
  readonly recurrent: boolean
  /** The tranche of the base year, of which a part is still to come; undefined where there is none. */
  readonly started: { readonly planned: Input; readonly delivery: Input | undefined; readonly month: Month } | undefined
  readonly identified: boolean
  readonly cost: Input | undefined
  readonly costLine: string
}

/** A part of the gap to a benchmark of the line, closed in equal yearly parts. */
export interface ClosedGap {
  readonly to: ItemId
  /** The whole part that is closed, over all the years of closing. */
  readonly close: Input
  /** Over how many years. */
  readonly years: Input
  /** The first and the last year of closing, by index from the base year. */
  readonly from: number
  readonly until: number
}

export interface Shift extends Item {
  readonly from: ItemId
  readonly to: ItemId
  readonly amount: Input | undefined
  readonly share: Input | undefined
  /** Cumulative share released by age, age 0 first; the last value stays. */
  readonly release: readonly Input[]
  readonly delivery: Input | undefined
  readonly reprovision: Input | undefined
  readonly delay: number
  /** What had moved by the base year, in its money, by years since it moved; the last holds all before it. */
  readonly moved: readonly Input[]
}

/** A pressure or an investment. */
export interface Change extends Item {
  readonly kind: 'pressures' | 'investments'
  readonly line: ItemId
  readonly form: 'new' | 'level' | 'per-head'
  readonly values: Input
  readonly recurrent: boolean
  readonly month: Month
  /** The increment of the base year of which a part is still to come, or the level in it; undefined where there is none. */
  readonly started: { readonly amount: Input; readonly month: Month } | undefined
}

/** A risk of the register. */
export interface Risk extends Item {
  /** 1 to 5. */
  readonly likelihood: Input | undefined
  readonly consequence: Input | undefined
  readonly probability: Input
  readonly line: ItemId | undefined
  readonly impact: Input
  readonly owner: string | undefined
  readonly mitigation:
    | { readonly text: string; readonly probability: Input | undefined; readonly impact: Input | undefined }
    | undefined
  /** Set where it is drawn as an event rather than expected: nought or one by year, both nought as the definition stands. */
  readonly event?: RiskEvent
}

/** Whether a risk happens, and whether its mitigation saves its impact. */
export interface RiskEvent {
  readonly happens: Input
  readonly saved: Input
}
