import type { QuestionOptions } from '../answer-question.ts'
import type { YearChoice } from '../choices.ts'

/** What was asked of `scenario diff`. */
export interface DiffOptions extends QuestionOptions {
  readonly row: readonly string[]
  readonly bridge?: string
  readonly years?: YearChoice
}
