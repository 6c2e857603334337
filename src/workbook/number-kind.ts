import type { MoneyUnit } from '../base/money-unit.ts'
import type { Unit } from '../formula/unit.ts'
import { isAmount, isPercent, placesOf } from '../formula/unit-print.ts'
import type { NumberKind } from './sheet.ts'

/** Decimal places of money by its unit: a thousand pounds, but for pounds themselves. */
const places: Readonly<Record<MoneyUnit, number>> = { '£': 0, '£k': 0, '£m': 1, '£bn': 3 }

/** How figures of a unit are shown; those that somebody may type with more places: 2.75%. */
export type KindOfNumber = (unit: Unit, isTyped?: boolean) => NumberKind

/** The same for a unit of money, and the decimal places of money and per cent that were asked for. */
export function numberKinds(money: MoneyUnit, decimals?: number): KindOfNumber {
  return (unit, isTyped = false) => {
    const usual = { money: places[money] + (isTyped ? 2 : 0), percent: isTyped ? 2 : 1 }
    const own = placesOf(unit, { money: decimals ?? usual.money, percent: decimals ?? usual.percent })
    if (isPercent(unit)) return { is: 'percent', decimals: own }
    if (isAmount(unit)) return { is: 'amount', decimals: own }
    return { is: own === 0 ? 'count' : 'plain', decimals: own }
  }
}
