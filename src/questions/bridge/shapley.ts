import { Decimal, zero } from '../../base/decimal.ts'
import type { Orders } from './orders.ts'

/**
 * What each of some players brings, as the mean over the orders in which they may come: `valueIn` is asked for every set of them, a bit
 * for each, that such an order passes through. The answers add up to the value of all less that of none.
 */
export function shapley(count: number, { before, after }: Orders, valueIn: (set: number) => Decimal): Decimal[] {
  const all = 2 ** count - 1
  const isPassed = (set: number): boolean => before[set] !== 0 && after[set] !== 0
  const values = before.map((_, set) => (isPassed(set) ? valueIn(set) : zero))
  // Divided at the end, so that it is rounded once.
  const orders = new Decimal(before[all] as number)
  return Array.from({ length: count }, (_, player) => {
    const bit = 2 ** player
    const total = values.reduce<Decimal>((sum, without, set) => {
      if ((set & bit) !== 0 || before[set] === 0) return sum
      const times = (before[set] as number) * (after[set | bit] as number)
      return times === 0 ? sum : sum.plus((values[set | bit] as Decimal).minus(without).times(times))
    }, zero)
    return total.div(orders)
  })
}
