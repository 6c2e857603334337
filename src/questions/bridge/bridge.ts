import { type Decimal, epsilon } from '../../base/decimal.ts'
import type { StepKind } from '../../formula/step-kind.ts'

/** What moves a row from one end of a bridge to the other; `input` is a figure or an item in which two definitions differ. */
export type BridgeKind = StepKind

/** One step of a bridge. */
export interface BridgeStep {
  /** The path of an input or an item, or several joined by ` + `. */
  readonly path: string
  readonly kind: BridgeKind
  /** What people call it. */
  readonly label: string
  /** Set where it is several that change together: its label begins with whatever states the most money. */
  readonly isJoined?: true
  /** The item that it is of, where it is one's: several steps may be of one. */
  readonly of?: { readonly path: string; readonly title: string } | undefined
  /** By how much it moves the row, in the unit of the row: above nought where the row rises. */
  readonly value: Decimal
}

/** How a row comes from one value to another: the start and the steps add up to the end. */
export interface Bridge {
  readonly start: Decimal
  readonly steps: readonly BridgeStep[]
  readonly end: Decimal
}

/** What start and steps leave of the end, nought where they add up. */
export function leftOver({ start, steps, end }: Bridge): Decimal {
  return steps.reduce((left, { value }) => left.minus(value), end.minus(start))
}

/** Whether start and steps are the end, to 1e-20. */
export function addsUp(bridge: Bridge): boolean {
  return leftOver(bridge).abs().lte(epsilon)
}
