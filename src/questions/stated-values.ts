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
export function within(input: Input, value: Decimal): Decimal {
  const { least, most } = bounds(input)
  if (least !== undefined && value.lt(least)) return new Decimal(least)
  return most !== undefined && value.gt(most) ? new Decimal(most) : value
}

/** What a value may be at least and at most; undefined where there is no such bound. */
export function bounds({ entry, unit }: Input): {
  readonly least: number | undefined
  readonly most: number | undefined
} {
  const { lowest, highest } = entry?.key ?? {}
  return {
    least: unit === 'share' || unit === 'people' ? 0 : (lowest?.at ?? (unit === 'rate' ? -1 : undefined)),
    most: unit === 'share' ? 1 : highest?.at,
  }
}

/** Whether a figure is stated by year, so that a number added to it shifts every year. */
export function isStatedByYear({ entry, part }: Input): boolean {
  return part === undefined && entry !== undefined && (entry.content.form !== 'plain' || entry.overlay !== undefined)
}

/**
 * The years, by index, of which the definition itself states a value; the others hold what is assumed where nothing is said. A base
 * year changes where it is named, or is given what the first projected year has.
 */
export function statedYears(input: Input, { base, count }: Horizon): (index: number) => boolean {
  const { entry, values } = input
  const [first, second] = values
  const isHeld = count === 0 || (first !== undefined && second !== undefined && first.eq(second))
  if (!isStatedByYear(input) || entry === undefined || entry.content.form === 'list')
    return (index) => index > 0 || isHeld
  const selectors = [...(entry.content.form === 'years' ? entry.content.parts : []), ...(entry.overlay ?? [])].map(
    ({ selector }) => selector,
  )
  const isNamed = (index: number): boolean => selectors.some((selector) => names(selector, base + index))
  const isAll = entry.content.form === 'plain' || selectors.some(({ is }) => is === 'default')
  return (index) => isNamed(index) || (index > 0 ? isAll : isHeld && (isAll || isNamed(1)))
}
