import { printYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import type { Register } from '../../questions/register/register.ts'
import { RowFigures } from '../varied-words.ts'
import type { View } from '../views/view.ts'

/** A register that was asked for: with swings of which row, in which year by index from the base year, on which date. */
export interface RegisterAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly row: Row
  readonly index: number
  readonly register: Register
  /** Those of it that are listed, in its order. */
  readonly listed: readonly Registered[]
  /** What was asked for where not all are listed: `unsourced, lines.*`. */
  readonly chosen: string | undefined
  /** ISO 8601. */
  readonly today: string
}

/** The same in a view. */
export interface ToldRegister extends RegisterAnswer {
  readonly view: View
  /** The figures of the row. */
  readonly figures: RowFigures
  readonly year: string
}

export function toldIn(answer: RegisterAnswer, view: View): ToldRegister {
  const { scenario, row, index } = answer
  const year = printYear(scenario.definition.horizon.base + index)
  return { ...answer, view, figures: new RowFigures(scenario, row, view), year }
}
