import type { Decimal } from '../base/decimal.ts'
import { numberText } from '../base/number-text.ts'

/** Pounds in full: `£273,400,000`, with pence where there are some. */
export function poundsText(pounds: Decimal): string {
  const places = pounds.decimalPlaces()
  return `${pounds.isNegative() && !pounds.isZero() ? '-' : ''}£${numberText(pounds.abs(), places === 0 ? 0 : Math.max(2, places))}`
}
