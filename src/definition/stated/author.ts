import type { Decimal } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Input, Item, ItemId } from '../input.ts'
import type { Entry } from '../values/entry.ts'

/** A measure of the author's, its formula still text. */
export interface AuthorMeasure extends Item {
  readonly formula: string
  readonly formulaSpan: Span
  readonly unit: string
  readonly unitSpan: Span
}

export interface AuthorCheck {
  readonly id: string
  /** What people read in the place of the condition. */
  readonly title: string | undefined
  readonly that: string
  readonly thatSpan: Span
  /** `all`, `any`, a year or a range. */
  readonly scope: string
  readonly scopeSpan: Span
  readonly severity: 'error' | 'warn'
  readonly message: string | undefined
  /** Why the figures of the definition cannot answer it. */
  readonly notTestable: string | undefined
}

export interface Control {
  readonly id: ItemId
  readonly row: string
  readonly rowSpan: Span
  readonly year: FinancialYear
  readonly amount: Input
  readonly yearSpan: Span
  readonly tolerance: Input
  /** Half the last digit of the amount as it was written, whatever its unit. */
  readonly halfDigit: Decimal
}

/** What came out of one row, by year, as it is stated: the model knows in which unit. */
export interface Actual extends Item {
  readonly row: string
  readonly rowSpan: Span
  /** By year of the horizon; undefined in years of which nothing is known. */
  readonly amounts: Input
  /** The years whose figures may still change, by index from the base year. */
  readonly provisional: readonly number[]
  /** Whether the difference from the plan stays in the years that follow. */
  readonly isRecurrent: boolean
}

/** How far two figures are high and low together, by their paths in the definition that says so. */
export interface StatedCorrelation {
  readonly one: string
  readonly other: string
  /** From -1 to 1. */
  readonly value: Decimal
  readonly entry: Entry
}
