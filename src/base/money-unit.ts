import { Decimal } from './decimal.ts'

/** The unit of every bare amount in a definition, and of money in its results. */
export const moneyUnits = ['£', '£k', '£m', '£bn'] as const
export type MoneyUnit = (typeof moneyUnits)[number]

const pounds: Record<MoneyUnit, Decimal> = {
  '£': new Decimal(1),
  '£k': new Decimal('1e3'),
  '£m': new Decimal('1e6'),
  '£bn': new Decimal('1e9'),
}

/** Pounds in one of the unit. */
export function poundsIn(unit: MoneyUnit): Decimal {
  return pounds[unit]
}

const machine: Record<MoneyUnit, string> = { '£': 'GBP', '£k': 'GBP k', '£m': 'GBP m', '£bn': 'GBP bn' }
const words: Record<MoneyUnit, string> = { '£': '£', '£k': '£ thousand', '£m': '£ million', '£bn': '£ billion' }

/** The unit as data writes it: `GBP m`. */
export function machineUnit(unit: MoneyUnit): string {
  return machine[unit]
}

/** The unit as people read it: `£ million`. */
export function unitInWords(unit: MoneyUnit): string {
  return words[unit]
}
