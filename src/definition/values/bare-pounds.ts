import { Decimal, toPlain } from '../../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../../base/money-unit.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Kind } from '../keys/key-types.ts'
import type { Entry } from './entry.ts'
import type { Plain } from './scalar.ts'

/**
 * Refuse `£113` where amounts are in £m: of amounts of money, not of a figure of whatever its row is of. Read as pounds it would be a ten-thousandth of what was probably meant, read as
 * £m it would not say what it says; the author must choose.
 */
export function refuseBarePounds(entry: Entry, unit: MoneyUnit, tell: Tell): void {
  const { kind } = entry.key
  if (kind === 'money' || kind === 'limit') for (const plain of plainsOf(entry)) refuseWithoutScale(plain, unit, tell)
}

/** Refuse one amount of pounds without a scale where amounts are in £m. */
export function refuseWithoutScale({ text, unit: own, node, value }: Plain, unit: MoneyUnit, tell: Tell): void {
  if (own !== '£' || unit === '£') return
  const inPounds = value instanceof Decimal ? poundsInUnit(value, unit) : undefined
  const bare = text.replace('£', '')
  tell(diagnose('pounds-or-unit', node.span, { text, unit, bare, ...(inPounds === undefined ? {} : { inPounds }) }))
}

/** Pounds in a unit, with its sign: `£273.4m`. Undefined where they come to so little of it that nobody would write them so. */
export function poundsInUnit(value: Decimal, unit: MoneyUnit): string | undefined {
  const amount = value.div(poundsIn(unit))
  return amount.abs().lt(leastOfUnit) ? undefined : moneyText(amount, unit)
}

/** An amount with its unit as a definition may have it: `-£2.3m`. */
export function moneyText(amount: Decimal, unit: MoneyUnit): string {
  return `${amount.isNegative() ? '-' : ''}£${toPlain(amount.abs())}${unit.slice(1)}`
}

const leastOfUnit = 0.001

/** Whether a bare amount of this kind is in the unit of its file. */
export function isMoney(kind: Kind): boolean {
  return kind === 'money' || kind === 'limit' || kind === 'stated'
}

/** Every plain value of an entry, its range among them. */
export function plainsOf({ content, provenance }: Entry): readonly Plain[] {
  const range = Object.values(provenance.range ?? {})
  switch (content.form) {
    case 'plain':
      return [content.plain, ...range]
    case 'list':
      return [...content.items, ...range]
    case 'points':
      return range
    case 'years':
      return [...content.parts.map(({ plain }) => plain), ...range]
  }
}
