import { Decimal, zero } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { type MoneyUnit, poundsIn } from '../../base/money-unit.ts'
import { type Args, diagnose, type ProblemCode, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { isMoney } from './bare-pounds.ts'
import type { Entry, YearPart } from './entry.ts'
import { knownValue, type Plain } from './scalar.ts'
import { type Horizon, listYears, names, yearsOf } from './years.ts'

/**
 * What a by-year value gives the base year. `none`: nothing happens in it. `named`: what a year or range that contains it
 * says. `held`: also a plain value or a default, and failing those the first projected year's value (reserves). `alike`: what
 * any year has, and of a list, which says nothing of it, its first value (terms of a contract that runs in it). `every`: it must be
 * said (an index).
 */
export type BaseYear = 'none' | 'named' | 'held' | 'alike' | 'every'

/** Values by year of the horizon, the base year first; undefined where there is none. */
export type Series = readonly (Decimal | undefined)[]

/**
 * Spread an entry over the years of the horizon, reporting gaps, overlaps and lists of the wrong length. Money comes out
 * in the unit of the definition.
 */
export function spread(entry: Entry, horizon: Horizon, unit: MoneyUnit, baseYear: BaseYear, tell: Tell): Series {
  const { key, path, content } = entry
  const years = yearsOf(horizon)
  const refuse = <C extends ProblemCode>(code: C, span: Span, args: Args<C>): void => tell(diagnose(code, span, args))
  const amount = (plain: Plain, own = entry.unit): Decimal | undefined =>
    inDefinitionUnit(plain, own === undefined ? entry : { ...entry, unit: own }, unit)
  const values: (Decimal | undefined)[] = years.map(() => undefined)
  let complete = true
  const isLikeOthers = baseYear === 'held' || baseYear === 'alike'

  const place = (parts: readonly YearPart[]): void => {
    const taken = new Map<number, YearPart>()
    for (const part of parts) {
      if (part.selector.is === 'default') continue
      const inside = years.filter((year) => names(part.selector, year))
      const useful = inside.filter((year) => year > horizon.base || baseYear !== 'none')
      if (useful.length === 0) {
        const [first, last] = [printYear(horizon.base), printYear(horizon.base + horizon.count)]
        if (key.cover === 'known') refuse('year-not-shown', part.span, { year: part.text, first, last })
        else tell(diagnose('year-outside-horizon', part.span, { year: part.text, path }))
      }
      const twice = inside.filter((year) => taken.has(year))
      const first = twice[0] === undefined ? undefined : taken.get(twice[0])
      if (first !== undefined) {
        const args = { path, years: listYears(twice) }
        tell(diagnose('overlapping-years', part.span, args, { note: 'first given here', span: first.span }))
      }
      for (const year of inside) {
        taken.set(year, part)
        if (part.plain.value === undefined) complete = false
        if (year > horizon.base || baseYear !== 'none') values[year - horizon.base] = amount(part.plain, part.unit)
      }
    }
  }

  if (content.form === 'plain') {
    if (key.cover === 'starts' && entry.overlay === undefined && content.plain.value !== undefined) {
      const example = `${printYear(horizon.base + 1)}: ${content.plain.text}`
      refuse('which-year', entry.span, { path, example })
    }
    if (key.cover === 'known' && content.plain.value !== undefined) {
      const example = `${printYear(horizon.base + 1)}: ${content.plain.text}`
      refuse('actual-without-year', entry.span, { path, example })
    }
    const value = amount(content.plain)
    if (value === undefined) complete = false
    for (const year of years) {
      if (year > horizon.base || isLikeOthers) values[year - horizon.base] = value
    }
  } else if (content.form === 'list') {
    if (content.items.length !== horizon.count) {
      refuse('list-length', entry.span, { path, given: content.items.length, wanted: horizon.count })
    }
    content.items.forEach((item, index) => {
      if (item.value === undefined) complete = false
      if (index < horizon.count) values[index + 1] = amount(item)
    })
    if (baseYear === 'alike') values[0] = values[1]
  } else if (content.form === 'years') {
    const fallback = content.parts.filter((part) => part.selector.is === 'default')
    const [first, second] = fallback
    if (content.partial === true || (first !== undefined && first.plain.value === undefined)) complete = false
    if (second !== undefined) refuse('overlapping-years', second.span, { path, years: 'default' })
    if (first !== undefined && key.cover === 'known') {
      const example = `${printYear(horizon.base + 1)}: ${first.plain.text}`
      refuse('actual-without-year', first.span, { path, example })
    }
    if (first !== undefined) {
      for (const year of years) {
        if (year > horizon.base || isLikeOthers) values[year - horizon.base] = amount(first.plain)
      }
    }
    place(content.parts)
  }
  // Settings of the command line are laid over one another in their order.
  for (const part of entry.overlay ?? []) place([part])
  const gaps = years.filter(
    (year) =>
      values[year - horizon.base] === undefined &&
      (year > horizon.base || baseYear === 'every' || (baseYear === 'alike' && key.cover !== 'every')),
  )
  if (key.cover !== 'known' && gaps.length > 0 && complete && !isWrongList(entry, horizon)) {
    if (key.cover === 'every') {
      const code = baseYear === 'every' ? 'missing-index-base' : 'missing-years'
      refuse(code, entry.span, { path, years: listYears(gaps) })
    } else {
      // Nobody means to hold money back for some years without a word on the others.
      if (baseYear === 'held') refuse('held-in-part', entry.span, { path, years: listYears(gaps) })
      const missing = key.cover === 'default' ? (knownValue(key, key.default ?? '0') as Decimal) : zero
      for (const year of gaps) values[year - horizon.base] = missing
    }
  }
  if (baseYear === 'held') values[0] ??= values[1]
  if (key.cover !== 'every' && key.cover !== 'known' && baseYear === 'named') values[0] ??= zero
  return values
}

/** The one value of an entry that does not vary by year. */
export function single(entry: Entry, unit: MoneyUnit): Decimal | undefined {
  return entry.content.form === 'plain' ? inDefinitionUnit(entry.content.plain, entry, unit) : undefined
}

/** A read quantity in the unit of the definition. A bare amount is in the unit of its own file. */
export function inDefinitionUnit(plain: Plain, entry: Entry, unit: MoneyUnit): Decimal | undefined {
  const { value } = plain
  if (!(value instanceof Decimal)) return undefined
  if (entry.key.kind === 'pounds') return plain.unit === undefined ? value : value.times(poundsIn(plain.unit))
  if (!isMoney(entry.key.kind) || isShare(plain)) return value
  const own = plain.unit ?? entry.unit ?? unit
  return own === unit ? value : value.times(poundsIn(own)).div(poundsIn(unit))
}

/** Of a value that is a share or an amount of money: whether it was written as a share. */
export function isShare({ text }: { readonly text: string }): boolean {
  return text.endsWith('%')
}

function isWrongList({ content }: Entry, { count }: Horizon): boolean {
  return content.form === 'list' && content.items.length !== count
}
