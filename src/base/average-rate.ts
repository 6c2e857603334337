import { Decimal, one } from './decimal.ts'

/**
 * The average yearly rate that leads from one value to another, for display: a root of a decimal has no exact value, so
 * it is taken in floating point, good to 15 digits. Undefined where there is none.
 */
export function averageRate(from: Decimal, to: Decimal, years: number): Decimal | undefined {
  if (years < 1 || from.lte(0) || to.lte(0)) return undefined
  const rate = to.div(from).toNumber() ** (1 / years) - 1
  return Number.isFinite(rate) ? new Decimal(rate).toDecimalPlaces(14) : undefined
}

/** The average of yearly rates, compounded, as above. Undefined where one of them is missing. */
export function averageOf(rates: readonly (Decimal | undefined)[]): Decimal | undefined {
  const product = rates.reduce<Decimal | undefined>((so, rate) => rate && so?.times(rate.plus(1)), one)
  return product && averageRate(one, product, rates.length)
}
