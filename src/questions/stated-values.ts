import { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Series } from '../definition/values/series.ts'
import { type Horizon, names } from '../definition/values/years.ts'

/** The values of an input with those that are stated changed, each within what its key allows. */
export function valuesWith(input: Input, horizon: Horizon, change: (value: Decimal) => Decimal): Series {
  const stated = statedYears(input, horizon)
  return input.values.map((value, index) =>
    value === undefined || !stated(index) ? value : within(input, change(value)),
  )
}

/** A value no further than its key allows: a share between 0 and 100%, people of nought or more, a rate of -100% or more. */
export function within({ entry, unit }: Input, value: Decimal): Decimal {
  const { lowest, highest } = entry?.key ?? {}
  const least = unit === 'share' || unit === 'people' ? 0 : lowest?.at
  const most = unit === 'share' ? 1 : highest?.at
  if (least !== undefined && value.lt(least)) return new Decimal(least)
  return most !== undefined && value.gt(most) ? new Decimal(most) : value
}

/** Whether a figure is stated by year, so that a number added to it shifts every year. */
export function isStatedByYear({ entry, part }: Input): boolean {
  return part === undefined && entry !== undefined && (entry.content.form !== 'plain' || entry.overlay !== undefined)
}

/**
 * The years, by index, of which the definition itself states a value; the others hold what is assumed where nothing is said.
 * A base year that is given the first projected year's value changes with it.
 */
export function statedYears(input: Input, { base }: Horizon): (index: number) => boolean {
  const { entry, values } = input
  if (!isStatedByYear(input) || entry === undefined || entry.content.form === 'list') return () => true
  const selectors = [...(entry.content.form === 'years' ? entry.content.parts : []), ...(entry.overlay ?? [])].map(
    ({ selector }) => selector,
  )
  const isAll = entry.content.form === 'plain' || selectors.some(({ is }) => is === 'default')
  if (isAll) return () => true
  const isNamed = (index: number): boolean => selectors.some((selector) => names(selector, base + index))
  return (index) => isNamed(index) || (index === 0 && values[0] === values[1] && isNamed(1))
}
