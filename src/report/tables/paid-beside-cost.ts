import { epsilon } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import type { Scenario } from '../../open/open.ts'
import { type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'
import { ownContracts } from './contracts.ts'

/**
 * That lines under contract are told at what is paid for them, in the last year shown in which that is not what the services cost: else
 * a payment would be read as a cost.
 */
export function paidBesideCost(scenario: Scenario, years: readonly FinancialYear[], view: View): Sentence[] {
  const contracts = ownContracts(scenario)
  if (contracts.length === 0) return []
  const figures = new FiguresInView(scenario, view)
  const { base } = scenario.definition.horizon
  for (const year of [...years].reverse()) {
    const index = year - base
    const paid = contracts
      .map(({ id }) => `contracts.${id}.adjustment-paid` as const)
      .filter((path) => figures.money(path, index) !== undefined)
    const total = paid.length === 0 ? undefined : figures.together(paid, index)
    if (total === undefined || total.value.abs().lte(epsilon)) continue
    const size = { ...total, isSize: true as const }
    return [
      total.value.isNegative()
        ? say`Services under contract stand at what is paid, ${size} below cost in ${figures.yearText(index)}.`
        : say`Services under contract include ${size} paid above their cost in ${figures.yearText(index)}.`,
    ]
  }
  return []
}
