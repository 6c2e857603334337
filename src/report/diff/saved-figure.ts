import { Decimal } from '../../base/decimal.ts'
import { machineUnit, moneyUnits } from '../../base/money-unit.ts'
import type { Unit } from '../../formula/unit.ts'
import type { SaidFigure } from '../sentence.ts'

/** A figure of a saved result as it is put in a sentence; `unit` is as data has it. */
export function savedFigure(text: string, unit: string): SaidFigure {
  const money = moneyUnits.find((one) => machineUnit(one) === unit)
  const is = savedUnit(unit)
  return {
    is,
    value: new Decimal(text),
    of: undefined,
    places: is === 'money' ? 1 : is === 'people' ? 0 : 2,
    told: 'whole',
    ...(money === undefined ? {} : { money }),
  }
}

/** What a unit of data is. */
export function savedUnit(unit: string): Unit {
  if (moneyUnits.some((one) => machineUnit(one) === unit)) return 'money'
  if (unit === machineUnit('£') || unit.startsWith('GBP per ')) return 'pounds'
  const plain = (['rate', 'share', 'people', 'index'] as const).find((one) => one === unit)
  return plain ?? 'declared'
}
