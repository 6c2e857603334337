import { Decimal, one } from '../base/decimal.ts'
import type { Control, Input } from '../definition/definition.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt, valueAt } from '../open/project.ts'
import type { CheckResult } from './checks.ts'
import { holds, type Reading } from './measure.ts'

/** The stated totals of a definition, each against its row in its year. */
export function controlChecks({ definition, projection }: Scenario): CheckResult[] {
  return definition.controls.flatMap((control): CheckResult[] => {
    const { id, row: path, year, rowSpan } = control
    const row = rowAt(projection, path)
    const { amount, tolerance } = stated(control, row?.unit === 'money')
    if (row === undefined || amount === undefined || tolerance === undefined) return []
    const index = year - definition.horizon.base
    const reading: Reading = { index, measured: valueAt(projection, path, index), how: 'equal to', limit: amount }
    return [
      {
        id: `controls.${id}`,
        kind: 'control',
        title: `${row.label} meets the control total "${id}"`,
        outcome: holds(reading, tolerance) ? 'pass' : 'fail',
        severity: 'error',
        year,
        measured: reading.measured,
        unit: row.unit,
        limit: { how: 'equal to', value: amount },
        tolerance,
        detail: reading.measured === undefined ? `${path} has no value in that year` : undefined,
        span: rowSpan,
      },
    ]
  })
}

/** The amount and its tolerance in the unit of the row. An amount for a row that is no money is taken as it was written. */
function stated(
  { amount, tolerance }: Control,
  isMoney: boolean,
): { amount?: Decimal | undefined; tolerance?: Decimal | undefined } {
  const [inUnit, off] = [amount.values[0], tolerance.values[0]]
  const written = asWritten(amount)
  if (isMoney || inUnit === undefined || written === undefined) return { amount: inUnit, tolerance: off }
  const factor = written.isZero() ? one : inUnit.div(written)
  return { amount: written, tolerance: asWritten(tolerance) ?? off?.div(factor) }
}

function asWritten({ entry }: Input): Decimal | undefined {
  const value = entry?.content.form === 'plain' ? entry.content.plain.value : undefined
  return value instanceof Decimal ? value : undefined
}
