import { Decimal } from './decimal.ts'
import { numberText } from './number-text.ts'

/** A count with its thousands set off: `12,500`. */
export function countText(count: number): string {
  return numberText(new Decimal(Math.round(count)), 0)
}
