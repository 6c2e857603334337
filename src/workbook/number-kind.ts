import type { MoneyUnit } from '../base/money-unit.ts'
import type { Unit } from '../formula/unit.ts'
import { isAmount, isPercent, placesOf } from '../formula/unit-print.ts'
import type { NumberKind } from './sheet.ts'

/** Decimal places of money by its unit: a thousand pounds, but for pounds themselves. */
const places: Readonly<Record<MoneyUnit, number>> = { '£': 0, '£k': 0, '£m': 1, '£bn': 3 }

/** How figures of a unit are shown. Rates that somebody may type have two places: 2.75%. */
export function numberKindOf(unit: Unit, money: MoneyUnit, isTyped = false): NumberKind {
  const decimals = placesOf(unit, { money: places[money] + (isTyped ? 2 : 0), percent: isTyped ? 2 : 1 })
  if (isPercent(unit)) return { is: 'percent', decimals }
  if (isAmount(unit)) return { is: 'amount', decimals }
  return decimals === 0 ? { is: 'count', decimals } : { is: 'plain', decimals }
}
