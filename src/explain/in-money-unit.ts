import type { Decimal } from '../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { Definition } from '../definition/definition.ts'
import type { Unit } from '../formula/unit.ts'

/** A function that turns money into the unit it is shown in, and leaves other figures as they are. */
export function inMoneyUnit({ unit: own }: Definition, shown: MoneyUnit): (value: Decimal, unit: Unit) => Decimal {
  const factor = poundsIn(own).div(poundsIn(shown))
  return (value, unit) => (unit === 'money' && shown !== own ? value.times(factor) : value)
}
