import { Decimal, toPlaces } from '../base/decimal.ts'
import { listYears } from '../definition/values/years.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'

/** Growth beyond this, either way, is probably a slip. */
export const plausibleGrowth = new Decimal('0.15')

/** Rates by year, the base year first, and what they are called and where they stand. */
interface Rates {
  readonly path: string
  readonly values: readonly (Decimal | undefined)[]
  readonly span: Span | undefined
}

/** Warn of growth that is allowed and probably not meant. `base` is the base year. */
export function warnOfGrowth({ path, values, span }: Rates, base: number, tell: Tell): void {
  // A rate that is the same every year is the same object every year, and is looked at once.
  let last: Decimal | undefined
  let isBeyond = false
  const beyond = values.flatMap((value, index) => {
    if (value !== last) isBeyond = value?.abs().gt(plausibleGrowth) === true
    last = value
    return isBeyond ? [index] : []
  })
  const [first] = beyond
  if (first === undefined) return
  const value = `${toPlaces((values[first] as Decimal).times(100), 1)}%`
  tell(diagnose('implausible-growth', span, { path, value, years: listYears(beyond.map((index) => base + index)) }))
}
