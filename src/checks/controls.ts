import { zero } from '../base/decimal.ts'
import { agreesWith, type ControlCheck } from '../model/controls.ts'
import type { ModelCheck } from '../model/model-check.ts'
import type { Scenario } from '../open/open.ts'
import { inputValue, valueAt } from '../open/project.ts'
import { holds, type Reading } from './measure.ts'
import { offResult } from './off.ts'
import type { CheckResult } from './result.ts'

/** What the stated totals of a model say of its projection. */
export function controlChecks({ model, projection }: Scenario): CheckResult[] {
  const off = model.checks.flatMap((check) =>
    check.kind === 'off' && check.of === 'control' ? [offResult(check)] : [],
  )
  const tested = model.checks.filter(isControl).map(({ control, row, year, ...stated }): CheckResult => {
    const measured = valueAt(projection, row.path, year)
    const amount = inputValue(projection, stated.amount, year)
    const tolerance = inputValue(projection, stated.tolerance, year) ?? zero
    const reading: Reading = { index: year, measured, how: 'equal to', limit: amount }
    return {
      id: `controls.${control.id}`,
      kind: 'control',
      title: agreesWith(row.label, control),
      failing: `${row.label} does not agree with the stated total "${control.id}"`,
      outcome: holds(reading, tolerance) ? 'pass' : 'fail',
      severity: 'error',
      year: control.year,
      row: row.path,
      measured,
      unit: row.unit,
      limit: amount && { how: 'equal to', value: amount },
      tolerance,
      detail: measured === undefined ? `${row.path} has no value in that year` : undefined,
      span: control.rowSpan,
    }
  })
  return [...tested, ...off]
}

function isControl(check: ModelCheck): check is ControlCheck {
  return check.kind === 'control'
}
