import type { Definition } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Row } from '../model/row.ts'

/** So many figures may the rows of a definition come to, in all its years: 9,000 lines have 594,000 of them in ten years, and a tenth is left. */
const most = 660_000
/** The same of a place: members with 60,000 values, the most there may be, have fewer in ten years. */
const mostOfPlace = 2_500_000

/**
 * Refuse a definition whose rows are too many to be calculated; whether it is. How many members a place may have is told as they are
 * read (`members-read.ts`), but not over how many years.
 */
export function refuseFigures(
  { members, horizon, entries }: Definition,
  rows: readonly Row[],
  outer: Span | undefined,
  tell: Tell,
): boolean {
  const years = horizon.count + 1
  const isPlace = members.length > 0
  const limit = isPlace ? mostOfPlace : most
  if (rows.length * years <= limit) return false
  const at = entries.get('years.count')?.keySpan ?? outer
  tell(diagnose('too-many-figures', at, { rows: rows.length, years, limit, isPlace }))
  return true
}
