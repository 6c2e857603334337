import type { ChartOption } from './chart-option.ts'
import type { CommonOptions, ShowOptions, YearChoice } from './choices.ts'
import type { ViewOptions } from './view-options.ts'

/** What was asked of `scenario run`, its outputs apart. */
export interface RunOptions extends CommonOptions, ShowOptions, ViewOptions, ChartOption {
  readonly years?: YearChoice
  readonly rows: readonly string[]
  readonly excel?: true
  readonly by?: 'member'
  readonly brief?: true
  readonly full?: true
  /** Only what compares the scenarios. */
  readonly summary?: true
}
