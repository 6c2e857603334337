import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { AskedFigure, VariedSide } from '../questions/answers-at.ts'
import { basisOf, type View } from './views/view.ts'

/** A row in a year that a sweep asks of every combination. */
export interface SweptRow extends AskedFigure {
  readonly row: Row
}

/** A sweep that was asked for. */
export interface SweepAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly sides: readonly VariedSide[]
  readonly asked: readonly SweptRow[]
  readonly isExact: boolean
}

/** What the money of a sweep is in: the prices of its rows, where all are in the same real terms already. */
export function sweptBasis({ asked }: SweepAnswer, view: View): string {
  const [first] = asked
  const isOne = asked.every(({ row }) => row.realPrices === first?.row.realPrices)
  return basisOf(view, isOne ? first?.row : undefined)
}
