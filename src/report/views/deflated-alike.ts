import { type Decimal, epsilon } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Scenario } from '../../open/open.ts'
import { priceLevel } from './view.ts'

/** What real terms of a scenario rest on: its price base, and the price level of each year over that of the base. */
export interface Deflation {
  readonly name: string
  /** `2017/18`. */
  readonly base: string
  readonly levels: ReadonlyMap<FinancialYear, Decimal>
}

/** What a scenario is deflated by. */
export function deflationOf(scenario: Scenario): Deflation {
  const { horizon, prices } = scenario.definition
  const levels = new Map<FinancialYear, Decimal>()
  for (let index = 0; index <= horizon.count; index++) {
    const level = priceLevel(scenario, index)
    if (level !== undefined) levels.set(horizon.base + index, level)
  }
  return { name: scenario.name, base: printYear(prices.base), levels }
}

/** Whether scenarios of one price base have the same prices in every year that they share, so that real terms compare. */
export function areDeflatedAlike([first, ...others]: readonly Deflation[]): boolean {
  return others.every(({ levels }) =>
    [...levels].every(([year, level]) => {
      const own = first?.levels.get(year)
      return own === undefined || own.minus(level).abs().lte(epsilon)
    }),
  )
}
