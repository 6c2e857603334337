import type { FinancialYear } from '../base/financial-year.ts'
import type { Definition } from '../definition/definition.ts'

/** What a check says of the year that it measured, where the definition calls the funding of that year assumed. */
export function ofAssumedYear(
  { confirmed }: Pick<Definition, 'confirmed'>,
  year: FinancialYear | undefined,
): { readonly isAssumed?: true } {
  return confirmed !== undefined && year !== undefined && year > confirmed ? { isAssumed: true } : {}
}
