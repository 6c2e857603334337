import { Decimal } from '../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { numberText } from '../base/number-text.ts'
import { isMoney, moneyText, plainsOf, poundsInUnit } from '../definition/values/bare-pounds.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Plain } from '../definition/values/scalar.ts'
import { isShare } from '../definition/values/series.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'

/** No commissioner has so much in a year: the whole health service has not twice of it. */
const mostPounds = new Decimal('1e11')
/** How many times the next a single amount may be. */
const mostTimes = 1000

/** A bare amount, in pounds as its file has it. */
interface Bare {
  readonly entry: Entry
  readonly plain: Plain
  readonly unit: MoneyUnit
  readonly pounds: Decimal
}

/**
 * Warn of a bare amount that was probably written in pounds where its file is in a larger unit: beyond all plausible size, or a
 * thousand times every other. Told once of each file, for its first; the figure stays what it is.
 */
export function warnOfScale(entries: Iterable<Entry>, unit: MoneyUnit, tell: Tell): void {
  const told = new Map<Entry['span']['file'], Bare[]>()
  let largest: Bare | undefined
  let next = new Decimal(0)
  for (const entry of entries) {
    if (!isMoney(entry.key.kind)) continue
    const own = largestOf(entry, unit)
    if (own === undefined) continue
    if (largest === undefined || own.pounds.gt(largest.pounds)) {
      next = largest?.pounds ?? next
      largest = own
    } else if (own.pounds.gt(next)) next = own.pounds
    if (own.pounds.lt(mostPounds) || !isBare(own)) continue
    const before = told.get(entry.span.file)
    if (before === undefined) told.set(entry.span.file, [own])
    else before.push(own)
  }
  for (const [first, ...rest] of told.values()) if (first !== undefined) warn(first, othersInWords(rest.length), tell)
  const isAlone = next.gt(0) && largest?.pounds.gte(next.times(mostTimes)) === true
  if (told.size === 0 && isAlone && largest !== undefined && isBare(largest))
    warn(largest, ', a thousand times as much as any other amount', tell)
}

function othersInWords(count: number): string {
  if (count === 0) return ''
  return `, and ${count === 1 ? '1 other amount of this file lies' : `${count} other amounts of this file lie`} beyond £100bn too`
}

/** The largest amount that a value states, by its size. */
function largestOf(entry: Entry, unit: MoneyUnit): Bare | undefined {
  let largest: Bare | undefined
  for (const plain of plainsOf(entry)) {
    if (!(plain.value instanceof Decimal) || isShare(plain)) continue
    const own = plain.unit ?? entry.unit ?? unit
    const pounds = plain.value.abs().times(poundsIn(own))
    if (largest === undefined || pounds.gt(largest.pounds)) largest = { entry, plain, unit: own, pounds }
  }
  return largest
}

function isBare({ plain, unit }: Bare): boolean {
  return plain.unit === undefined && unit !== '£'
}

/** `also` is what else speaks for it, to go on after the unit. */
function warn({ entry, plain, unit, pounds }: Bare, also: string, tell: Tell): void {
  const value = plain.value as Decimal
  const inPounds = poundsInUnit(value, unit)
  // What would be less than a thousandth of the unit nobody wrote in pounds.
  if (inPounds === undefined) return
  const billions = pounds.div(poundsIn('£bn'))
  const size = `£${numberText(billions, Math.min(3, billions.decimalPlaces()))}bn`
  // Tables of the health service are often in thousands.
  const thousands = unit === '£k' ? undefined : poundsInUnit(value.times(1000), unit)
  const inThousands = thousands === undefined ? '' : `, ${thousands} if it is in £000`
  const args = { path: entry.path, size, unit, also, inPounds, inThousands, inUnit: moneyText(value, unit) }
  tell(diagnose('perhaps-pounds', plain.node.span, args))
}
