import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { InputUnit } from '../definition/definition.ts'

/**
 * What a row or an input is measured in. Money is in the unit of the definition and in cash, unless its row says that it
 * is real; rates, shares and indices are plain numbers.
 *
 * `pounds` is pounds for each resident and `unit-cost` pounds for each unit of activity, whatever the unit of the
 * definition; `price-index` is what turns cash into real money; `activity` and `declared` are in words of the author's.
 */
export type Unit = InputUnit

/** Which prices: those of the year that is asked about, of a year before it, of one stated year, or of several together. */
type PricesOf = 'now' | `now-${number}` | 'mixed' | FinancialYear

/** Powers of prices by whose they are; none where a power is nought. */
type Prices = ReadonlyMap<PricesOf, number>

/**
 * A unit as powers, so that money divided by people is per head.
 *
 * `prices` is the type of a price. Money in cash is in the prices of the year asked about; the price index turns money in
 * the prices of its base into these, and `at` a year they are those of that year. So cash over the index is in the prices
 * of the base, and multiplied by the index of 2018/19 in those of 2018/19. Amounts in unlike prices cannot be added or
 * compared, but for cash: amounts as the accounts of any two years have them are both cash.
 */
export interface Dimension {
  readonly money: number
  readonly people: number
  readonly activity: number
  readonly prices: Prices
  /** Whether it is money as accounts have it, in the prices of its own year, whichever year that is. */
  readonly isCash: boolean
  /** Set for a price index of its own base: it is 1, and what it turns into the prices of the base is no cash any more. */
  readonly isIndex?: true
}

const none: Prices = new Map()
const now: Prices = new Map([['now', 1]])

export const pure: Dimension = { money: 0, people: 0, activity: 0, prices: none, isCash: false }
const cash: Dimension = { ...pure, money: 1, prices: now, isCash: true }

const dimensions: Readonly<Record<Unit, Dimension>> = {
  money: cash,
  rate: pure,
  share: pure,
  people: { ...pure, people: 1 },
  index: pure,
  // Over which base, only its row can tell.
  'price-index': { ...pure, prices: now },
  pounds: { ...cash, people: -1 },
  activity: { ...pure, activity: 1 },
  'unit-cost': { ...cash, activity: -1 },
  declared: pure,
}

export function dimensionOf(unit: Unit): Dimension {
  return dimensions[unit]
}

/** What the values of a row are measured in. */
export interface Measured {
  readonly dimension: Dimension
  /** How often they are multiplied by the pounds in one of the definition's unit: once where they are in pounds. */
  readonly scale: number
}

/** What a row of a unit is measured in, where its own formula says no more. */
export function measuredIn(unit: Unit): Measured {
  return { dimension: dimensionOf(unit), scale: unit === 'pounds' || unit === 'unit-cost' ? 1 : 0 }
}

/** Money in the prices of one year. */
export function moneyInPrices(of: FinancialYear): Measured {
  return { dimension: { ...pure, money: 1, prices: new Map([[of, 1]]) }, scale: 0 }
}

/** What turns money of the year asked about into the prices of one year. */
export function intoPrices(of: FinancialYear): Measured {
  return {
    dimension: {
      ...pure,
      prices: new Map<PricesOf, number>([
        [of, 1],
        ['now', -1],
      ]),
    },
    scale: 0,
  }
}

/** What a stated figure is measured in: money, where it says so, in the prices of one year. */
export function sourceDimension({ unit, pricesOf }: { readonly unit: Unit; readonly pricesOf?: number }): Dimension {
  return pricesOf === undefined ? dimensionOf(unit) : moneyInPrices(pricesOf).dimension
}

/** A price index that is 1 in a year, or, without one, levels of prices as they were stated. */
export function indexOver(base: FinancialYear | undefined): Measured {
  const prices = base === undefined ? now : new Map<PricesOf, number>([...now, [base, -1]])
  return { dimension: { ...pure, prices }, scale: 0 }
}

/** The year in whose prices an amount of money is, from which the prices of its own year have been taken out. */
export function realPricesOf({ money, people, activity, prices, isCash }: Dimension): FinancialYear | undefined {
  if (money !== 1 || people !== 0 || activity !== 0 || isCash || prices.size !== 1) return undefined
  const [[of, power] = []] = prices
  return power === 1 && typeof of === 'number' ? of : undefined
}

/** Whether two parts can be added and compared. */
export function sameDimension(left: Dimension, right: Dimension): boolean {
  const isAlike = left.money === right.money && left.people === right.people && left.activity === right.activity
  return (
    isAlike && (isRatio(left) ? isRatio(right) : (left.isCash && right.isCash) || samePrices(left.prices, right.prices))
  )
}

/** Whether the prices in it are those of one year over those of another: a number, however many there are. */
function isRatio({ money, prices }: Dimension): boolean {
  return money === 0 && [...prices.values()].reduce((so, power) => so + power, 0) === 0
}

/** What two parts that can be added come to. Cash of unlike years is in the prices of neither. */
export function addedUp(left: Dimension, right: Dimension): Dimension {
  if (isRatio(left)) return samePrices(left.prices, right.prices) ? left : { ...left, prices: none }
  return samePrices(left.prices, right.prices) ? left : { ...left, prices: new Map([['mixed', left.money]]) }
}

function samePrices(left: Prices, right: Prices): boolean {
  return left.size === right.size && [...left].every(([of, power]) => right.get(of) === power)
}

/** The dimension of a product (`power` 1) or a quotient (`power` -1). */
export function combine(left: Dimension, right: Dimension, power: 1 | -1): Dimension {
  const money = left.money + power * right.money
  const people = left.people + power * right.people
  const activity = left.activity + power * right.activity
  const amounts = { money, people, activity }
  // Cash over cash is a number, and cash times cash over cash is cash, whichever years they are of.
  if (left.isCash && right.isCash) return { ...amounts, prices: multiple(now, money), isCash: money !== 0 }
  const prices = added(left.prices, multiple(right.prices, power))
  const isPlain = ({ prices, isIndex }: Dimension): boolean => prices.size === 0 && isIndex !== true
  const isKept = (left.isCash && isPlain(right)) || (right.isCash && isPlain(left))
  return { ...amounts, prices, isCash: isKept || (money !== 0 && samePrices(prices, multiple(now, money))) }
}

function multiple(prices: Prices, by: number): Prices {
  return by === 0 ? none : new Map(Array.from(prices, ([of, power]) => [of, power * by]))
}

function added(left: Prices, right: Prices): Prices {
  const sums = new Map(left)
  for (const [of, power] of right) {
    const sum = (sums.get(of) ?? 0) + power
    if (sum === 0) sums.delete(of)
    else sums.set(of, sum)
  }
  return sums
}

/** The dimension of a power, such as a square (2) or a root (0.5). */
export function raised({ money, people, activity, prices, isCash }: Dimension, by: number): Dimension {
  // A root of a power is that power again: what is left in the last digit of a third is nothing.
  const times = (power: number): number => Number((power * by).toFixed(9))
  const raisedPrices = new Map(Array.from(prices, ([of, power]) => [of, times(power)]))
  return {
    money: times(money),
    people: times(people),
    activity: times(activity),
    prices: by === 0 ? none : raisedPrices,
    isCash: isCash && by !== 0,
  }
}

/** What is measured so in one stated year: its prices of the year asked about are those of that year. */
export function inPricesOf(dimension: Dimension, year: FinancialYear): Dimension {
  const prices = moved(dimension.prices, (before) => year - before)
  return { ...dimension, prices, ...(prices.size === 0 && dimension.prices.size > 0 ? { isIndex: true } : {}) }
}

/** What is measured so some years before. */
export function someYearsBefore(dimension: Dimension, lag: number): Dimension {
  return lag === 0 ? dimension : { ...dimension, prices: moved(dimension.prices, (before) => `now-${before + lag}`) }
}

/** Prices of the year asked about, and of years before it, as those of other years. */
function moved(prices: Prices, to: (before: number) => PricesOf): Prices {
  let sums: Prices = none
  for (const [of, power] of prices) {
    const before =
      typeof of === 'number' || of === 'mixed' ? undefined : of === 'now' ? 0 : Number(of.slice('now-'.length))
    sums = added(sums, new Map([[before === undefined ? of : to(before), power]]))
  }
  return sums
}

/** A dimension as people say it. */
export function dimensionInWords(dimension: Dimension): string {
  const { money, people, activity, prices } = dimension
  if (sameDimension(dimension, pure)) return 'a rate or share'
  const known = Object.entries(inWords).find(([unit]) => sameDimension(dimension, dimensionOf(unit as Unit)))
  if (known !== undefined) return known[1]
  const real = realPricesOf(dimension)
  if (real !== undefined) return `money in ${printYear(real)} prices`
  const isBare = money === 0 && people === 0 && activity === 0
  if (isBare && prices.size === 2) return prices.get('now') === -1 ? 'the inverse of a price index' : 'a price index'
  const power = (name: string, of: number): string => (of === 0 ? '' : of === 1 ? name : `${name}^${of}`)
  const parts = [power('money', money), power('people', people), power('activity', activity)]
  const own = [...parts].filter(Boolean).join(' x ')
  if (isBare) return 'a power of prices'
  return dimension.isCash || money === 0 ? own : `${own} in the prices of no one year`
}

const inWords: Partial<Record<Unit, string>> = {
  money: 'money',
  people: 'people',
  pounds: 'money per head',
  'price-index': 'a price index',
  activity: 'activity',
  'unit-cost': 'money per unit of activity',
}
