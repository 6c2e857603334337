import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { InputPath } from '../definition/definition.ts'
import type { Unit } from '../formula/unit.ts'
import { isPercent } from '../formula/unit-print.ts'
import type { KnownRow } from '../model/row-path.ts'

/** What a figure is a figure of: what `explain` can be asked about it. */
export interface Origin {
  /** The row, or the input that no row repeats; the figure of several is their sum. */
  readonly rows: readonly (KnownRow | InputPath)[]
  readonly year: FinancialYear
  /** Where the figure is a change: the year since which. */
  readonly since?: FinancialYear
  /** Where the figure is added up over years, each as it is viewed: the first of them. */
  readonly from?: FinancialYear
  /** The view it is told in, where that is not the one of the document. */
  readonly view?: { readonly prices: 'real'; readonly perHead: boolean }
  /** Whether it is told as what it takes away, with its sign turned. */
  readonly isTakenAway?: true
  /** The member of a place whose own figure it is, or whose share of the rows. */
  readonly member?: string
}

/** A figure that still knows what it is. Renderers decide how it looks. */
export interface Figure {
  readonly is: Unit
  /** In the view of the document, not rounded. */
  readonly value: Decimal
  /** Undefined for the answer to a question, which no row holds. */
  readonly of: Origin | undefined
  /** Decimal places of its own, where it is not told as the figures beside it are. */
  readonly places?: number
  /** Set where it is how far apart two rates or shares are, which is told in points. */
  readonly inPoints?: true
}

export type Cell = Figure | { readonly is: 'text'; readonly text: string } | { readonly is: 'blank' }

/** How far apart two figures of a unit are. */
export function differenceCell(is: Unit, value: Decimal): Figure {
  return { is, value, of: undefined, ...(isPercent(is) ? { inPoints: true } : {}) }
}
