import { sumOf } from '../../base/sum-of.ts'
import type { Definition } from '../../definition/definition.ts'
import type { Scenario } from '../../open/open.ts'
import { type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'

/**
 * What is repaid of earlier deficits in all, in the money of each year: the table shows single years. Where no balance brought forward
 * is stated, also that what is owed stands in no row. Nothing where nothing is repaid.
 */
export function repaidNote(scenario: Scenario, view: View): Sentence[] {
  const figures = new FiguresInView(scenario, view)
  const { horizon } = scenario.definition
  const paid = Array.from({ length: horizon.count + 1 }, (_, index) => index).flatMap((index) => {
    const amount = figures.money('surplus.repayment', index)
    return amount === undefined || amount.value.isZero() ? [] : [{ index, amount }]
  })
  const [first, last] = [paid[0], paid.at(-1)]
  // Per head, years are divided by other people each, and do not add up.
  if (first === undefined || last === undefined || view.isPerHead) return []
  const [from, year] = [figures.yearAt(first.index), figures.yearAt(last.index)]
  const all = sumOf(paid.map(({ amount }) => amount.value))
  if (all === undefined) return []
  const total = figures.amount(all, { rows: ['surplus.repayment'], year, from })
  const when =
    first.index === last.index
      ? `in ${figures.yearText(last.index)}`
      : `${figures.yearText(first.index)} to ${figures.yearText(last.index)}`
  const owed = statesBalance(scenario.definition) ? '' : '; the debt is in no row'
  return [say`Of earlier deficits ${total} is repaid, ${when}${owed}.`]
}

/** Whether it, or any member, states what earlier years left. */
function statesBalance({ surplus, members }: Definition): boolean {
  return surplus.broughtForward !== undefined || members.some(({ definition }) => statesBalance(definition))
}
