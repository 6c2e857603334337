import type { Control, Definition, Input } from '../definition/definition.ts'
import { single } from '../definition/values/series.ts'
import type { Row } from './row.ts'

/** A stated total: its row must be so much in one year, give or take a tolerance. Both are inputs, in the unit of the row. */
export interface ControlCheck {
  readonly kind: 'control'
  readonly control: Control
  readonly row: Row
  /** By index from the base year. */
  readonly year: number
  readonly amount: Input
  readonly tolerance: Input
}

/** What holds where a stated total does: of a row by its label, or by its path where it is switched off. */
export function agreesWith(row: string, { id }: Pick<Control, 'id'>): string {
  return `${row} agrees with the stated total "${id}"`
}

/** The stated totals of a definition. Those whose row is not known are left out: that is told elsewhere. */
export function controlsOf(
  { controls, horizon, unit }: Definition,
  rowAt: (path: string) => Row | undefined,
): ControlCheck[] {
  return controls.flatMap((control): ControlCheck[] => {
    const row = rowAt(control.row)
    if (row === undefined) return []
    /** An amount for a row that is no money is read as it was written, and so is half its last digit. */
    const inUnitOfRow = (money: Input): Input => {
      if (row.unit === 'money') return { ...money, target: 'total' }
      const entry = money.entry && { ...money.entry, key: { ...money.entry.key, kind: 'number' as const } }
      const value = entry === undefined ? control.halfDigit : single(entry, unit)
      return { path: money.path, unit: row.unit, entry, values: money.values.map(() => value), target: 'total' }
    }
    return [
      {
        kind: 'control',
        control,
        row,
        year: control.year - horizon.base,
        amount: inUnitOfRow(control.amount),
        tolerance: inUnitOfRow(control.tolerance),
      },
    ]
  })
}

/** The inputs of a model with those of its stated totals as the totals have them: in the unit of their rows. */
export function withControls(inputs: readonly Input[], controls: readonly ControlCheck[]): readonly Input[] {
  if (controls.length === 0) return inputs
  const own = new Map(controls.flatMap(({ amount, tolerance }) => [amount, tolerance]).map((one) => [one.path, one]))
  return inputs.map((one) => own.get(one.path) ?? one)
}
