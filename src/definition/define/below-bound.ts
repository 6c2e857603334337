import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Input } from '../definition.ts'
import { boundInWords } from '../values/bounds.ts'
import type { Refusing } from './refusing.ts'

/** Refuse growth less another rate where the rest is below the bound of the growth: told once, for its first year. */
export function refuseBelowBound(to: Refusing, path: string, growth: Input, less: Input): void {
  const { entry } = growth
  const bound = entry?.key.lowest
  if (entry === undefined || bound === undefined) return
  const net = growth.values.map((value, index) => value?.minus(less.values[index] ?? 0))
  const index = net.findIndex((value) => value?.lt(bound.at))
  const found = net[index]
  if (found === undefined) return
  to.refuse('beyond-bounds', less.entry?.span, {
    path,
    value: `${toPlain(found.times(100))}% in ${printYear(to.horizon.base + index)}`,
    must: boundInWords(entry.key, bound),
    outcome: bound.why,
  })
}
