import { Decimal, one } from '../base/decimal.ts'
import type { Control, Definition, Input } from '../definition/definition.ts'
import type { Row } from './row.ts'

/** A stated total: its row must be so much in one year, give or take a tolerance, both in the unit of the row. */
export interface ControlCheck {
  readonly kind: 'control'
  readonly control: Control
  readonly row: Row
  /** By index from the base year. */
  readonly year: number
  readonly amount: Decimal
  readonly tolerance: Decimal
}

/** The stated totals of a definition. Those whose row or amount is not known are left out: that is told elsewhere. */
export function controlsOf(
  { controls, horizon }: Definition,
  rowAt: (path: string) => Row | undefined,
): ControlCheck[] {
  return controls.flatMap((control): ControlCheck[] => {
    const row = rowAt(control.row)
    const { amount, tolerance } = stated(control, row?.unit === 'money')
    if (row === undefined || amount === undefined || tolerance === undefined) return []
    return [{ kind: 'control', control, row, year: control.year - horizon.base, amount, tolerance }]
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
