import type { Scenario } from '../open/open.ts'
import { rowCalled } from '../open/project.ts'
import { explainRow, type Question } from './explain-row.ts'
import type { Explanation } from './explanation.ts'
import { explainGiven } from './given.ts'

/**
 * Explain a figure down to the inputs it rests on. A path that is a row and an input is explained as the row, which ends
 * at the input. Undefined where there is neither.
 */
export function explain(scenario: Scenario, question: Question): Explanation | undefined {
  const row = rowCalled(scenario.projection, question.path)
  const unit = question.unit ?? scenario.definition.unit
  return row === undefined
    ? explainGiven(scenario, question.path, question.year, unit)
    : explainRow(scenario, row, question)
}
