import { Decimal, zero } from '../../base/decimal.ts'

/**
 * What each of some players brings, as the mean over all orders in which they may come: `valueIn` is asked once for every set of
 * them, a bit for each, and may be asked for 2^count sets. The answers add up to the value of all less that of none.
 */
export function shapley(count: number, valueIn: (set: number) => Decimal): Decimal[] {
  const values = Array.from({ length: 2 ** count }, (_, set) => valueIn(set))
  const sizes = values.map((_, set) => sizeOf(set))
  // A set of so many players comes before one more in so many orders; divided at the end, so that it is rounded once.
  const orders = Array.from({ length: count }, (_, size) => factorial(size).times(factorial(count - size - 1)))
  const all = factorial(count)
  return Array.from({ length: count }, (_, player) => {
    const bit = 2 ** player
    const total = values.reduce<Decimal>((sum, without, set) => {
      if ((set & bit) !== 0) return sum
      const brought = (values[set | bit] as Decimal).minus(without)
      return sum.plus(brought.times(orders[sizes[set] as number] as Decimal))
    }, zero)
    return total.div(all)
  })
}

/** How many players a set has. */
export function sizeOf(set: number): number {
  let size = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) size++
  return size
}

function factorial(of: number): Decimal {
  let product = new Decimal(1)
  for (let factor = 2; factor <= of; factor++) product = product.times(factor)
  return product
}
