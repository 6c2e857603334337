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

const scales: Readonly<Record<string, MoneyUnit>> = {
  '': '£',
  ...named('£k', 'k ks th thou thousand thousands 000 000s 1000 1000s'),
  ...named('£m', 'm ms mn mln mio mil mill million millions 000000 1000000'),
  ...named('£bn', 'bn b bil billion billions'),
}

function named(unit: MoneyUnit, words: string): Record<string, MoneyUnit> {
  return Object.fromEntries(words.split(' ').map((word) => [word, unit]))
}

/** The unit that the head of a table names: `£000`, `£'000s`, `£ million`, `GBP m`. Undefined for anything else. */
export function moneyUnitOf(text: string): MoneyUnit | undefined {
  if (text.length > 40) return undefined
  const tidy = text
    .toLowerCase()
    .replace(/gbp|\b(?:pounds?|sterling)\b|[₤￡]/g, '£')
    .replace(/\b(?:of|in)\b/g, '')
    .replace(/[\s'’‘`()[\],.]/g, '')
  const word = tidy.replace(/£/g, '')
  if (tidy === '' || tidy.length > word.length + 1) return undefined
  return Object.hasOwn(scales, word) ? scales[word] : undefined
}

/** The unit as data writes it: `GBP m`. */
export function machineUnit(unit: MoneyUnit): string {
  return machine[unit]
}

/** The unit as people read it: `£ million`. */
export function unitInWords(unit: MoneyUnit): string {
  return words[unit]
}
