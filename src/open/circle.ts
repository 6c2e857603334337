import type { Definition } from '../definition/definition.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Row } from '../model/row.ts'
import { limitRows } from './check-limits.ts'

/**
 * Where the author closed a circle of rows. The rules of the model make none, so that it is a measure that names another,
 * or a limit of a contract that is a share of a row which rests on the contract.
 */
export function placeOfCircle(definition: Definition, rows: readonly Row[]): Span | undefined {
  const named = new Set<string>(rows.map(({ path }) => path))
  const items = new Set(rows.map(({ item }) => item?.path))
  const measure = definition.measures.find(({ id }) => named.has(`measures.${id}`))
  if (measure !== undefined) return measure.formulaSpan
  const limit = limitRows(definition).find(
    ({ name, within, holder }) => named.has(within + name) && items.has(`${within}${holder}`),
  )
  return limit?.span
}
