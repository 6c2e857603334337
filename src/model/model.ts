import type { MoneyUnit } from '../base/money-unit.ts'
import type { Input } from '../definition/definition.ts'
import type { SwitchedOff } from '../definition/layers/switched-off.ts'
import type { Horizon } from '../definition/values/years.ts'
import type { Absent } from './absent.ts'
import type { ActualFigures } from './actuals.ts'
import type { Correlation } from './correlation.ts'
import type { ModelCheck } from './model-check.ts'
import type { Row } from './row.ts'

/** The financial model of one definition: named rows, in the order in which outputs list them. */
export interface Model {
  readonly rows: readonly Row[]
  /** Figures that sentences quote; they are made and calculated when they are asked for. */
  readonly views: () => readonly Row[]
  /** Every figure that the definition, or a member of a place, states: once each, by year of the horizon. */
  readonly inputs: readonly Input[]
  /** Figures that are uncertain together, each pair once. */
  readonly correlations: readonly Correlation[]
  /** What must hold of the rows, in the order in which it is told. */
  readonly checks: readonly ModelCheck[]
  /** What came out of its rows, in the order in which the definition states it. */
  readonly actuals: readonly ActualFigures[]
  /** Rows that are not there because what they rest on is not stated. */
  readonly absent: Absent
  /** What is switched off, by the path that it would have: items, and measures that rest on one. */
  readonly off: SwitchedOff
  readonly horizon: Horizon
  readonly unit: MoneyUnit
}
