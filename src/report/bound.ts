import { Decimal } from '../base/decimal.ts'
import type { Unit } from '../formula/unit.ts'
import { isPercent } from '../formula/unit-print.ts'

/** The way in which a bound is rounded: a lower one up and an upper one down, so that what is printed still keeps it. */
export type Rounding = 'up' | 'down'

const mostPlaces = 12
/** What is left of roots and divisions beyond it is no digit of a bound. */
const noisePlaces = 20

/**
 * A bound in the unit that it is printed in, with no more digits than are printed, on the side on which what it bounds holds. A rate
 * is a part of one, and its places are those of per cent. Below nought `up` is nearer to nought.
 */
export function boundAt(value: Decimal, unit: Unit, places: number, rounding: Rounding): Decimal {
  const way = rounding === 'up' ? Decimal.ROUND_CEIL : Decimal.ROUND_FLOOR
  return value.toDecimalPlaces(noisePlaces).toDecimalPlaces(isPercent(unit) ? places + 2 : places, way)
}

/** The same with so many places more, up to twelve, that a bound that is not nought does not become it. */
export function seenBoundAt(value: Decimal, unit: Unit, places: number, rounding: Rounding): Decimal {
  const rounded = (tried: number): Decimal => boundAt(value, unit, tried, rounding)
  return value.isZero() ? value : rounded(fewestPlacesFrom(places, (tried) => !rounded(tried).isZero()))
}

/** The places at which a number is printed with all its digits; those given where that is fewer, or where it takes more than twelve. */
export function placesWhole(value: Decimal, unit: Unit, places: number): number {
  const own = value.decimalPlaces() - (isPercent(unit) ? 2 : 0)
  return own > mostPlaces ? places : Math.max(own, places)
}

/** The fewest places, from those given to twelve, at which a number may be printed; twelve where none does. */
export function fewestPlacesFrom(places: number, isEnough: (places: number) => boolean): number {
  for (let tried = places; tried < mostPlaces; tried++) if (isEnough(tried)) return tried
  return mostPlaces
}
