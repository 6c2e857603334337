import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { AskedFigure, VariedSide } from '../questions/answers-at.ts'
import { basisOfRow, type View } from './views/view.ts'

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

/** What the figures of a sweep are in: each unit once, of money with its prices. */
export function sweptBasis({ asked }: SweepAnswer, view: View): string {
  return [...new Set(asked.map(({ row }) => basisOfRow(view, row)))].join('; ')
}
