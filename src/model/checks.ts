import type { Definition } from '../definition/definition.ts'
import type { SwitchedOff } from '../definition/layers/switched-off.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import { parseChecks } from './author-checks.ts'
import { controlsOf, withControls } from './controls.ts'
import type { Model } from './model.ts'
import type { ModelCheck } from './model-check.ts'
import { type OffCheck, offControl } from './off-checks.ts'
import { OffRows } from './off-rows.ts'
import type { Row } from './row.ts'
import { rowsOfTest, rulesOf } from './rules.ts'

/**
 * Give a model its checks. `partial` says that the definition has errors, so that a row may be missing through no fault of a
 * formula.
 */
export function withChecks(model: Omit<Model, 'checks'>, definition: Definition, partial: boolean, tell: Tell): Model {
  const rows = new Map<string, Row>(model.rows.map((row) => [row.path, row]))
  const authors = parseChecks(definition, model, partial, tell)
  const controls = controlsOf(definition, (path) => rows.get(path))
  const checks: ModelCheck[] = [
    ...rulesOf(definition).filter(({ tests }) =>
      tests.every((test) => rowsOfTest(test).every((path) => rows.has(path))),
    ),
    ...controls,
    ...offControls(definition, model.off, rows),
    ...authors,
  ]
  return { ...model, inputs: withControls(model.inputs, controls), checks }
}

/** The stated totals of rows that are not there because what they are of is switched off. */
function offControls({ controls }: Definition, off: SwitchedOff, rows: ReadonlyMap<string, Row>): OffCheck[] {
  const offRows = new OffRows(off)
  return controls.flatMap((control) => {
    const item = rows.has(control.row) ? undefined : offRows.behind(control.row)
    return item === undefined ? [] : [offControl(control, item)]
  })
}
