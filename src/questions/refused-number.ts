import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Input } from '../definition/definition.ts'
import { nothingLeft } from '../definition/keys/build.ts'
import { beyondOf } from '../definition/values/bounds.ts'
import { beyondBound } from '../definition/values/scalar.ts'
import type { Horizon } from '../definition/values/years.ts'
import { type Diagnostic, diagnose } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { bounds, statedYears } from './stated-values.ts'
import type { Varied } from './varied.ts'

/**
 * Why a definition would refuse what a number makes of a figure, as it would be told of that; undefined where it takes it. Held at its
 * bound, the answer would be told of a number for which it was not worked out.
 */
export function refusedNumber(
  { inputs, how }: Varied,
  number: Decimal,
  horizon: Horizon,
  span: Span,
): Diagnostic | undefined {
  for (const input of inputs) {
    if (how === 'value') {
      const refused = refusedValue(input, number, '', span)
      if (refused !== undefined) return refused
      continue
    }
    const isStated = statedYears(input, horizon)
    for (const [index, value] of input.values.entries()) {
      if (value === undefined || !isStated(index)) continue
      const refused = refusedValue(input, value.plus(number), ` in ${printYear(horizon.base + index)}`, span)
      if (refused !== undefined) return refused
    }
  }
  return undefined
}

function refusedValue(input: Input, value: Decimal, when: string, span: Span): Diagnostic | undefined {
  const { entry, path, unit } = input
  if (entry === undefined) return undefined
  const { least, most } = bounds(input)
  const isHeld = (least !== undefined && value.lt(least)) || (most !== undefined && value.gt(most))
  const stated = beyondOf(entry.key, value)
  if (stated === undefined && !isHeld) return undefined
  const isInHundredths = unit === 'rate' || unit === 'share'
  const text = `${isInHundredths ? `${toPlain(value.times(100))}%` : toPlain(value)}${when}`
  if (stated === undefined && unit === 'share') return diagnose('not-a-share', span, { text })
  if (stated === undefined && unit === 'people') return diagnose('not-people', span, { text })
  const { code, args } = beyondBound(entry.key, path, text, stated ?? nothingLeft)
  return diagnose(code, span, args)
}
