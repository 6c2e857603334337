import { type Decimal, one, zero } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { ByYear } from '../../open/project.ts'
import type { Bridge, BridgeStep } from './bridge.ts'
import { type Between, NoBridge } from './no-bridge.ts'
import { shareMultipliers } from './product-shares.ts'

/** What amounts are divided by in a view: the price level, or the people, of each year. */
export interface Divisor {
  readonly kind: 'prices' | 'people'
  readonly by: ByYear
}

const labels = {
  prices: 'Prices, on what was there at the start',
  people: 'People, on what was there at the start',
} as const

/**
 * A bridge in cash as it is in real terms, per head, or both. What moved is told in the prices, and for the people, of the end;
 * what was there at the start is first brought to these, in a step for each: with both, by their Shapley value. `base` is the
 * base year. Throws `NoBridge` where a year has nothing to divide by.
 */
export function revalued(
  { start, steps, end }: Bridge,
  { from, to }: Between,
  divisors: readonly Divisor[],
  base: number,
): Bridge {
  if (divisors.length === 0) return { start, steps, end }
  const parts = divisors.map(({ kind, by }) => {
    const at = one.div(levelIn(kind, by, from, base))
    return { kind, at, more: one.div(levelIn(kind, by, to, base)).minus(at) }
  })
  const before = parts.reduce((so, { at }) => so.times(at), one)
  const after = parts.reduce((so, { at, more }) => so.times(at.plus(more)), one)
  const multipliers = shareMultipliers(parts)
  const own = parts.map(
    ({ kind, more }, index): BridgeStep => ({
      path: kind,
      kind,
      label: labels[kind],
      value: start.times(more).times(multipliers[index] ?? zero),
    }),
  )
  return {
    start: start.times(before),
    steps: [
      ...own.filter(({ value }) => !value.isZero()),
      ...steps.map((step) => ({ ...step, value: step.value.times(after) })),
    ],
    end: end.times(after),
  }
}

function levelIn(kind: Divisor['kind'], by: ByYear, index: number, base: number): Decimal {
  const level = by(index)
  if (level !== undefined) return level
  const what = kind === 'prices' ? 'price level' : 'people'
  throw new NoBridge(`There is no ${what} to divide by in ${printYear(base + index)}.`)
}
