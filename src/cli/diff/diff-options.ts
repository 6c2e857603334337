import type { QuestionOptions } from '../answer-question.ts'
import type { ChartOption } from '../chart-option.ts'
import type { YearChoice } from '../choices.ts'

/** What was asked of `scenario diff`. */
export interface DiffOptions extends QuestionOptions, ChartOption {
  readonly row: readonly string[]
  readonly bridge?: string
  readonly years?: YearChoice
}
