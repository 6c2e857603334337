/**
 * What a row or an input is measured in. Money is in the unit of the definition and in cash, unless its row says that it
 * is real; rates, shares and indices are plain numbers.
 *
 * `pounds` is pounds for each resident and `unit-cost` pounds for each unit of activity, whatever the unit of the
 * definition; `price-index` is what turns cash into real money; `activity` and `declared` are in words of the author's.
 */
export type Unit =
  | 'money'
  | 'rate'
  | 'share'
  | 'people'
  | 'index'
  | 'price-index'
  | 'pounds'
  | 'activity'
  | 'unit-cost'
  | 'declared'

/**
 * A unit as powers, so that money divided by people is per head. `prices` is the type of a price: money in cash has it,
 * and divided by the price index loses it, so that cash and real money cannot be added or compared.
 */
export interface Dimension {
  readonly money: number
  readonly people: number
  readonly activity: number
  readonly prices: number
}

export const pure: Dimension = { money: 0, people: 0, activity: 0, prices: 0 }
const cash: Dimension = { ...pure, money: 1, prices: 1 }

const dimensions: Readonly<Record<Unit, Dimension>> = {
  money: cash,
  rate: pure,
  share: pure,
  people: { ...pure, people: 1 },
  index: pure,
  'price-index': { ...pure, prices: 1 },
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

/** Money from which the price has been taken out. */
export function isRealMoney(dimension: Dimension): boolean {
  return sameDimension(dimension, { ...cash, prices: 0 })
}

const powers = ['money', 'people', 'activity', 'prices'] as const

export function sameDimension(left: Dimension, right: Dimension): boolean {
  return powers.every((power) => left[power] === right[power])
}

/** The dimension of a product (`power` 1) or a quotient (`power` -1). */
export function combine(left: Dimension, right: Dimension, power: 1 | -1): Dimension {
  const of = (name: (typeof powers)[number]): number => left[name] + power * right[name]
  return { money: of('money'), people: of('people'), activity: of('activity'), prices: of('prices') }
}

/** The dimension of a power, such as a square (2) or a root (0.5). */
export function raised({ money, people, activity, prices }: Dimension, by: number): Dimension {
  return { money: money * by, people: people * by, activity: activity * by, prices: prices * by }
}

/** A dimension as people say it. */
export function dimensionInWords(dimension: Dimension): string {
  const { money, people, activity, prices } = dimension
  if (sameDimension(dimension, pure)) return 'a rate or share'
  const known = Object.entries(inWords).find(([unit]) => sameDimension(dimension, dimensionOf(unit as Unit)))
  if (known !== undefined) return known[1]
  if (isRealMoney(dimension)) return 'money in real terms'
  const power = (name: string, of: number): string => (of === 0 ? '' : of === 1 ? name : `${name}^${of}`)
  const parts = [power('money', money), power('people', people), power('activity', activity)]
  // Money brings its price with it; what is left over is an index, or lacks one.
  return [...parts, power('prices', prices - money)].filter(Boolean).join(' x ')
}

const inWords: Partial<Record<Unit, string>> = {
  money: 'money',
  people: 'people',
  pounds: 'money per head',
  'price-index': 'a price index',
  activity: 'activity',
  'unit-cost': 'money per unit of activity',
}
