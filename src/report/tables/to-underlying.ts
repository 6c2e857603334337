import { epsilon } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import { addedBackToUnderlying } from '../../model/held-of-funding.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { joined, type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'

/** What recurrent headroom is less, and the underlying position is not. */
const apart: readonly (readonly [RowPath, string])[] = [
  ...addedBackToUnderlying,
  ['underlying.full-year-effects', 'full-year effects still to come'],
]

/**
 * What leads from recurrent headroom, by which savings are to be found, to the underlying position, in the last shown year in which they
 * are apart: the two stand under one another, and would else seem to contradict. Nothing where they are the same.
 */
export function toUnderlying(scenario: Scenario, years: readonly FinancialYear[], view: View): Sentence[] {
  const figures = new FiguresInView(scenario, view)
  const { base } = scenario.definition.horizon
  const index = years
    .map((year) => year - base)
    .findLast((at) => {
      const [recurrent, underlying] = [figures.money('headroom.recurrent', at), figures.money('underlying', at)]
      return (
        recurrent !== undefined && underlying !== undefined && underlying.value.minus(recurrent.value).abs().gt(epsilon)
      )
    })
  if (index === undefined) return []
  const parts = apart.flatMap(([path, words]): Sentence[] => {
    const value = figures.money(path, index)
    return value === undefined || value.value.isZero() ? [] : [say`${words} (${value})`]
  })
  const [recurrent, underlying] = [figures.money('headroom.recurrent', index), figures.money('underlying', index)]
  if (parts.length === 0 || recurrent === undefined || underlying === undefined) return []
  return [
    say`Savings go by recurrent headroom, ${recurrent} in ${figures.yearText(index)}; the underlying position, ${underlying}, adds back ${joined(parts, ' and ')}.`,
  ]
}
