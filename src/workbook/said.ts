import type { Decimal } from '../base/decimal.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { numberText } from '../base/number-text.ts'

/** A part of a sentence that follows its figures: the formula of a text, and the text that it comes to now. */
export interface Said {
  readonly formula: string
  readonly text: string
}

/** Words of a sentence. */
export function verbatim(text: string): Said {
  return { formula: quoted(text), text }
}

/** A text as a formula writes it. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Parts of a sentence, one after the other. */
export function saidAll(...parts: readonly Said[]): Said {
  const told = parts.filter(({ formula }) => formula !== '""')
  return { formula: told.map(({ formula }) => formula).join('&'), text: told.map(({ text }) => text).join('') }
}

/** One of two parts, by a condition on cells. */
export function saidIf(condition: string, holds: boolean, then: Said, otherwise: Said): Said {
  return {
    formula: `IF(${condition},${then.formula},${otherwise.formula})`,
    text: (holds ? then : otherwise).text,
  }
}

/** An amount of money that is not below nought, with its unit: £122.4m. */
export function saidMoney(formula: string, value: Decimal, unit: MoneyUnit, places: number): Said {
  const digits = places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
  const text = { formula: `TEXT(${formula},${quoted(digits)})`, text: numberText(value, places) }
  return saidAll(verbatim('£'), text, verbatim(unit.slice(1)))
}

/** A count, in digits. */
export function saidCount(formula: string, value: number): Said {
  return { formula, text: `${value}` }
}

/** A share in whole per cent. */
export function saidPercent(formula: string, value: Decimal): Said {
  return { formula: `TEXT(${formula},${quoted('0%')})`, text: `${numberText(value.times(100), 0)}%` }
}
