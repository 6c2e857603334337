import { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { numberText } from '../../base/number-text.ts'
import { scoreInWords } from '../appraisal/scores.ts'
import type { ValueKey } from '../keys/key-types.ts'
import type { Entry, YearPart } from './entry.ts'
import { knownValue, monthName, type Plain } from './scalar.ts'

/** What a value is told by: what was written, what that became, and the unit that the text itself names. */
type Told = Pick<Plain, 'text' | 'value' | 'unit'>

/**
 * A value as people read it, with its unit: `12 months`, `£113.2m`, `220,562 people`, `July`. A rate stays as it was written, and so does
 * what is no quantity; a bare amount is in `unit`.
 */
export function valueInWords({ text, value, unit: own }: Told, key: ValueKey, unit: MoneyUnit): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return countInWords(value, key)
  if (!(value instanceof Decimal) || text.endsWith('%')) return text
  switch (key.kind) {
    case 'money':
    case 'limit':
    case 'stated':
      return moneyText(value, own ?? unit)
    case 'pounds':
      return moneyText(value, own ?? '£')
    case 'people':
      return `${numberText(value, 0)} ${value.eq(1) ? 'person' : 'people'}`
    case 'score':
      return scoreInWords(value.toNumber())
    case 'number':
    case 'whole':
      return numberText(value, value.decimalPlaces())
    default:
      // A rate of nought may be written without its sign.
      return `${value.times(100).toFixed()}%`
  }
}

/** A part of a value: the years, or the place in a list, that it is for, and what it is. */
export interface PartInWords {
  /** `2019/20`, or `at 5%` of a point; empty in a list by age, and of a value that has no parts. */
  readonly name: string
  readonly text: string
}

/** An entry as people read it, part by part; `unit` is that of the definition. */
export function partsInWords(
  { content, overlay = [], key, unit: own }: Entry,
  unit: MoneyUnit,
): readonly PartInWords[] {
  const words = (plain: Plain, written = own): string => valueInWords(plain, key, written ?? unit)
  const named = (parts: readonly YearPart[]): PartInWords[] =>
    parts.map(({ text, plain, unit: written }) => ({
      name: text === 'default' ? 'other years' : text,
      text: words(plain, written ?? own),
    }))
  const after = named(overlay)
  switch (content.form) {
    case 'plain':
      return [{ name: '', text: words(content.plain) }, ...after]
    case 'list':
      return [...content.items.map((item) => ({ name: '', text: words(item) })), ...after]
    case 'points':
      return content.points.map(({ at, growth }) => ({ name: `at ${at.text}`, text: growth.text }))
    case 'years':
      return [...named(content.parts), ...after]
  }
}

/** Parts as people read them: `2019/20: £2m, other years: £1m`. */
export function listOfParts(parts: readonly PartInWords[]): string {
  return parts.map(({ name, text }) => (name === '' ? text : `${name}: ${text}`)).join(', ')
}

/** An entry as people read it, with its unit, by-year parts on one line. */
export function entryInWords(entry: Entry, unit: MoneyUnit): string {
  return listOfParts(partsInWords(entry, unit))
}

/** The default of a key as people read it; undefined where it has none. */
export function defaultInWords(key: ValueKey, unit: MoneyUnit): string | undefined {
  return key.default === undefined
    ? undefined
    : valueInWords({ text: key.default, value: knownValue(key, key.default) }, key, unit)
}

function countInWords(value: number | FinancialYear, { kind, counts }: ValueKey): string {
  if (kind === 'year') return printYear(value)
  if (kind === 'month') return monthName(value)
  return counts === undefined ? `${value}` : `${value} ${counts}${value === 1 ? '' : 's'}`
}

function moneyText(value: Decimal, unit: MoneyUnit): string {
  const size = value.abs()
  return `${value.isNegative() && !value.isZero() ? '-' : ''}£${numberText(size, size.decimalPlaces())}${unit.slice(1)}`
}
