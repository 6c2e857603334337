import type { FinancialYear } from '../../base/financial-year.ts'
import { parseYear } from '../../base/financial-year.ts'
import { type MoneyUnit, moneyUnits } from '../../base/money-unit.ts'

/** A figure that narrative refers to. */
export interface Reference {
  /** The name of its scenario; undefined where none is named. */
  readonly scenario: string | undefined
  readonly row: string
  readonly year: FinancialYear
  /** The unit of money to tell it in; that of the appendix where undefined. */
  readonly unit: MoneyUnit | undefined
  /** Decimal places; those usual for its unit where undefined. */
  readonly places: number | undefined
}

const placesPattern = /^(\d{1,2})dp$/
const mostPlaces = 12

/** How a reference is written. */
export const referenceForm =
  '{{ headroom 2027/28 £m 1dp }}, with the name of a scenario before the row where there are several'

/**
 * Read a reference: `headroom 2027/28`, `3pct headroom 2027/28 £m 1dp`. Returns why it is none, as the end of a sentence, where it is
 * none: nothing is guessed.
 */
export function readReference(text: string): Reference | { readonly why: string } {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const at = words.findIndex((word) => parseYear(word) !== undefined)
  const year = parseYear(words[at] ?? '')
  if (year === undefined) return { why: words.length === 0 ? 'it is empty' : 'it names no financial year' }
  const names = words.slice(0, at)
  const [first, second] = names
  if (first === undefined) return { why: 'it names no row before the year' }
  if (names.length > 2) return { why: 'more than a scenario and a row stand before the year' }
  let unit: MoneyUnit | undefined
  let places: number | undefined
  for (const word of words.slice(at + 1)) {
    const found = moneyUnits.find((one) => one === word)
    const count = placesPattern.exec(word)?.[1]
    if (found !== undefined && unit === undefined && places === undefined) unit = found
    else if (count !== undefined && places === undefined && Number(count) <= mostPlaces) places = Number(count)
    else
      return {
        why: `"${word}" after the year is neither a unit (${moneyUnits.join(', ')}) nor decimal places (0dp to ${mostPlaces}dp)`,
      }
  }
  return second === undefined
    ? { scenario: undefined, row: first, year, unit, places }
    : { scenario: first, row: second, year, unit, places }
}
