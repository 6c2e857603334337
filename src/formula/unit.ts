/**
 * What a row or an input is measured in. Money is in the unit of the definition; rates and shares are fractions;
 * `pounds` is pounds for each resident, whatever that unit is.
 */
export type Unit = 'money' | 'rate' | 'share' | 'people' | 'index' | 'pounds'

/** A unit as powers, so that money divided by people is per head. Rates, shares and indices are pure numbers. */
export interface Dimension {
  readonly money: number
  readonly people: number
}

export const pure: Dimension = { money: 0, people: 0 }

export function dimensionOf(unit: Unit): Dimension {
  if (unit === 'money') return { money: 1, people: 0 }
  if (unit === 'pounds') return { money: 1, people: -1 }
  return unit === 'people' ? { money: 0, people: 1 } : pure
}

export function sameDimension(left: Dimension, right: Dimension): boolean {
  return left.money === right.money && left.people === right.people
}

/** The dimension of a product (`power` 1) or a quotient (`power` -1). */
export function combine(left: Dimension, right: Dimension, power: 1 | -1): Dimension {
  return { money: left.money + power * right.money, people: left.people + power * right.people }
}

/** A dimension as people say it. */
export function dimensionInWords({ money, people }: Dimension): string {
  if (money === 0 && people === 0) return 'a rate or share'
  if (money === 1 && people === 0) return 'money'
  if (money === 0 && people === 1) return 'people'
  if (money === 1 && people === -1) return 'money per head'
  const power = (name: string, of: number): string => (of === 0 ? '' : of === 1 ? name : `${name}^${of}`)
  return [power('money', money), power('people', people)].filter(Boolean).join(' x ')
}
