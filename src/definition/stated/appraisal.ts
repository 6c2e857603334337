import type { Span } from '../../diagnostics/span.ts'
import type { BenefitClass } from '../appraisal/benefits.ts'
import type { Input, Item, ItemId } from '../input.ts'

/** The appraisal of options. Years are by index, 0 for the base year. */
export interface Appraisal {
  /** The year with the factor 1, in whose prices it is. */
  readonly base: number
  readonly budget: 'fixed' | 'open'
  /** The rates that years are discounted by, each from its first year on; undefined where none is stated. */
  readonly schedule: readonly DiscountBand[] | undefined
  /** The published rate of each year for effects on health. */
  readonly healthRate: Input
  readonly counterfactual: ItemId | undefined
  /** Over how many years, from the base, an equivalent annual cost is told. */
  readonly life: number
  readonly criteria: readonly Criterion[]
  readonly options: readonly AppraisedOption[]
}

/** A discount rate, from a year on, counted from the base of the appraisal: 1 is the year after it. */
export interface DiscountBand {
  readonly from: number
  readonly rate: Input
}

export interface Criterion extends Item {
  readonly weight: Input
}

/** What is said of an option besides its definition. */
export interface AppraisedOption extends Item {
  readonly comment: string | undefined
  readonly scores: readonly {
    readonly criterion: ItemId
    readonly score: Input
    readonly comment: string | undefined
  }[]
  readonly optimismBias: readonly (Item & CostAddition & { readonly upper: Input; readonly mitigation: Input })[]
  readonly contingency: readonly (Item & CostAddition & { readonly share: Input })[]
  readonly benefits: readonly Benefit[]
}

/** What is added to a row of money of an option. */
export interface CostAddition {
  /** The option's own row, and where and by which key it is named. */
  readonly of: string
  readonly ofSpan: Span | undefined
  readonly ofPath: string
}

export interface Benefit extends Item {
  readonly is: BenefitClass
  /** In the prices of the base of the appraisal; undefined for what is not put in money. */
  readonly amount: Input | undefined
  readonly isHealth: boolean
  readonly comment: string | undefined
}
