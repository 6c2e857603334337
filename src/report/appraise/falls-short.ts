import { type Decimal, epsilon } from '../../base/decimal.ts'

/** Whether headroom, in the unit of its definition, is a shortfall. */
export function fallsShort(headroom: Decimal): boolean {
  return headroom.lt(epsilon.neg())
}
