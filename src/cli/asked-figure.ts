import type { Numeric } from '../formula/node.ts'
import { formulaInView, NotInView } from '../model/condition-in-view.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowAt, rowCalled } from '../open/project.ts'
import type { ViewChoice } from '../report/views/view.ts'
import { refuseUnlessMoney, unknownQuestion } from './explain-question.ts'
import { type Host, UsageError } from './host.ts'
import { type Repeated, startedBy } from './program.ts'
import { viewChoice } from './view-options.ts'

/** The row that a question asks about. Throws a `UsageError` that says what is called nearly the same. */
export function readRow(scenario: Scenario, name: string, file: string, options: Repeated, host: Host): Row {
  const row = rowCalled(scenario.projection, name)
  if (row === undefined) throw unknownQuestion(scenario, name, file, startedBy(options, host))
  return row
}

/**
 * A row as a formula in the view that was asked for, so that each of many runs is divided by its own prices and people. Throws a
 * `UsageError` where the row has no such view.
 */
export function rowInView(scenario: Scenario, row: Row, options: Repeated): Numeric {
  const choice = viewChoice(options)
  if (choice.prices === 'real' || choice.perHead === true) refuseUnlessMoney(scenario, row.path, choice)
  return formulaOfRow(scenario.projection, row, choice)
}

/** The same in any projection that has the row. */
export function formulaOfRow(projection: Projection, { path }: Row, { prices, perHead }: ViewChoice): Numeric {
  const meant = { isReal: prices === 'real', isPerHead: perHead === true }
  try {
    return formulaInView({ op: 'row', path, lag: 0 }, (other) => rowAt(projection, other), meant)
  } catch (problem) {
    if (!(problem instanceof NotInView)) throw problem
    throw new UsageError(`${path} is added up over years, which --prices real and --per-head do not tell here.`)
  }
}
