import { Decimal } from '../base/decimal.ts'

/** Beyond which share of funding the lines of a base year are hardly those that the funding is for. */
const plausibleImbalance = new Decimal('0.05')

/** How far lines and funding of the base year lie apart, as a share of the funding; undefined where that is not worth a word. */
export function baseApart(spend: Decimal | undefined, funding: Decimal | undefined): Decimal | undefined {
  if (funding === undefined || spend === undefined || funding.lte(0)) return undefined
  const apart = spend.minus(funding).div(funding).abs()
  return apart.lte(plausibleImbalance) ? undefined : apart
}
