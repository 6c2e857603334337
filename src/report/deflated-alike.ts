import { epsilon } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'
import { priceLevel } from './view.ts'

/** Whether scenarios of one price base have the same prices in every year that they share, so that real terms compare. */
export function areDeflatedAlike([first, ...others]: readonly Scenario[]): boolean {
  if (first === undefined) return true
  const { base, count } = first.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  return others.every((other) =>
    years.every((year) => {
      const own = priceLevel(first, year - base)
      const level = priceLevel(other, year - other.definition.horizon.base)
      return own === undefined || level === undefined || own.minus(level).abs().lte(epsilon)
    }),
  )
}
