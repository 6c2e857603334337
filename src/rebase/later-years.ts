import { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Definition } from '../definition/definition.ts'
import { isMoney } from '../definition/values/bare-pounds.ts'
import type { Entry, YearPart } from '../definition/values/entry.ts'
import { type Plain, quantities, ungroup } from '../definition/values/scalar.ts'
import { type BaseYear, inDefinitionUnit, isShare, spread } from '../definition/values/series.ts'
import { yearsOf } from '../definition/values/years.ts'
import { digitsOf, peopleText, percentOf } from './digits.ts'
import type { DraftValue, WrittenValue } from './draft-value.ts'

/**
 * What an entry states of the years from a new base year on, as it was written, in the unit of the definition; undefined where it says
 * nothing of them. `baseYear` is what it gives a base year.
 */
export function laterYears(
  entry: Entry,
  definition: Pick<Definition, 'horizon' | 'unit'>,
  base: FinancialYear,
  baseYear: BaseYear,
): DraftValue | undefined {
  const { provenance } = entry
  const value = valueFrom(entry, definition, base, baseYear)
  if (value === undefined) return undefined
  // Of a key that takes a plain value a setting of the command line says so all the same; in a file there is no place for it.
  const { range, ...about } = entry.key.plainOnly === true ? {} : provenance
  const written =
    range && Object.fromEntries(Object.entries(range).map(([name, plain]) => [name, textOf(plain, entry, definition)]))
  return { value, about, ...(written === undefined ? {} : { range: written }) }
}

function valueFrom(
  entry: Entry,
  definition: Pick<Definition, 'horizon' | 'unit'>,
  base: FinancialYear,
  baseYear: BaseYear,
): WrittenValue | undefined {
  const { content, key } = entry
  const text = (plain: Plain): string => textOf(plain, entry, definition)
  const first = baseYear === 'none' ? base + 1 : base
  if (entry.overlay !== undefined) return fromValues(entry, definition, first, baseYear)
  switch (content.form) {
    case 'plain':
      return text(content.plain)
    case 'points':
      return content.points.map(({ at, growth }) => ({ at: text(at), growth: text(growth) }))
    case 'list': {
      const items = content.items.map(text)
      const moved = base - definition.horizon.base
      if (key.list !== 'years' || moved === 0) return items
      if (baseYear === 'none') return items.slice(moved)
      return Object.fromEntries(items.slice(moved - 1).map((item, index) => [printYear(base + index), item]))
    }
    case 'years': {
      const parts = content.parts.flatMap((part) => laterPart(part, first))
      if (parts.length === 0) return undefined
      return Object.fromEntries(
        parts.map(({ name, part: { plain, unit } }) => [
          name,
          textOf(plain, unit === undefined ? entry : { ...entry, unit }, definition),
        ]),
      )
    }
  }
}

/** A part of a by-year value as far as it is of later years. */
function laterPart(part: YearPart, first: FinancialYear): { readonly name: string; readonly part: YearPart }[] {
  const { selector, text } = part
  if (selector.is === 'default' || selector.from === undefined || selector.from >= first) {
    const isOver = selector.is === 'years' && selector.to !== undefined && selector.to < first
    return isOver ? [] : [{ name: text, part }]
  }
  const { to } = selector
  if (to === undefined) return [{ name: `${printYear(first)}..`, part }]
  if (to < first) return []
  return [{ name: to === first ? printYear(first) : `${printYear(first)}..${printYear(to)}`, part }]
}

/** Of what the command line changed in single years, every year by itself. */
function fromValues(
  entry: Entry,
  { horizon, unit }: Pick<Definition, 'horizon' | 'unit'>,
  first: FinancialYear,
  baseYear: BaseYear,
): WrittenValue | undefined {
  const values = spread(entry, horizon, unit, baseYear, () => {})
  const isShares = isOfRates(entry)
  const parts = yearsOf(horizon).flatMap((year, index): [string, string][] => {
    const value = values[index]
    if (year < first || value === undefined) return []
    return [[printYear(year), figureText(entry, value, isShares)]]
  })
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** Whether an entry states rates or shares, such as 3%. */
export function isOfRates({ content, overlay = [] }: Entry): boolean {
  const parts = [...(content.form === 'years' ? content.parts : []), ...overlay].map(({ plain }) => plain)
  const plains = content.form === 'plain' ? [content.plain, ...parts] : parts
  return plains.some(isShare)
}

/** A figure in the notation of the key that it stands under. */
function figureText({ key: { kind } }: Entry, value: Decimal, isShares: boolean): string {
  if (kind === 'rate' || kind === 'share' || kind === 'driver' || kind === 'people-rate') return percentOf(value)
  if (kind === 'people') return peopleText(value)
  return isShares ? percentOf(value) : digitsOf(value)
}

/** A value as YAML writes it, a bare amount in the unit of the definition. */
function textOf(plain: Plain, entry: Entry, { unit }: Pick<Definition, 'unit'>): string {
  const { key } = entry
  const { text, value } = plain
  if (typeof value === 'boolean') return String(value)
  if (!(value instanceof Decimal)) return text
  if (isMoney(key.kind) && !isShare(plain)) {
    // A dash for nought is of CSV alone.
    const isBare = plain.unit === undefined && key.kind !== 'pounds'
    const isForeign = isBare && entry.unit !== undefined && entry.unit !== unit
    if (isForeign || !/\d/.test(text)) return digitsOf(inDefinitionUnit(plain, entry, unit) ?? value)
  }
  return quantities.has(key.kind) ? ungroup(text, 'csv') : text
}
