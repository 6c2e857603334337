import { type Decimal, zero } from './decimal.ts'

/** Values added up; undefined where there are none, or one of them is missing. */
export function sumOf(values: readonly (Decimal | undefined)[]): Decimal | undefined {
  if (values.length === 0) return undefined
  return values.reduce<Decimal | undefined>((sum, value) => (value === undefined ? undefined : sum?.plus(value)), zero)
}
