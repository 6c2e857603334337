import { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { Numeric } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { DrawnFigure } from '../questions/simulate/drawn-figures.ts'
import type { EstimatedYear } from '../questions/simulate/estimates.ts'
import type { Sentence } from './sentence.ts'

/** What draws say of one row, by index from the base year. */
export interface SimulatedRow {
  readonly row: Row
  /** What was asked of every draw; undefined where that has no value after the base year. */
  readonly formula: Numeric | undefined
  readonly central: readonly (Decimal | undefined)[]
  readonly years: readonly EstimatedYear[]
}

/** A simulation that was asked for. */
export interface SimulationAnswer {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly rows: readonly SimulatedRow[]
  /** The years that people are shown. */
  readonly shown: readonly FinancialYear[]
  readonly draws: number
  readonly asked: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  readonly figures: number
  readonly drawn: readonly DrawnFigure[]
  readonly risks: number
  /** Risks that the definition has and that were left out. */
  readonly risksLeftOut: number
  /** What must be told of how it was drawn. */
  readonly remarks: readonly Sentence[]
  /** Set where it was stopped before all draws were made. */
  readonly isPartial: boolean
}

/** Digits of a number that comes from draws in binary fractions. */
export const digits = 12

/** A number from draws with as many digits as it is told to. */
export function asDecimal(value: number): Decimal {
  return new Decimal(value.toPrecision(digits))
}
