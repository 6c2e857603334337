import type { Definition } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Row } from '../model/row.ts'

/** So many figures may the rows of a definition come to, in all its years: 9,000 lines have 594,000 of them in ten years, and a tenth is left. */
const most = 660_000

/**
 * Refuse a definition whose rows are too many to be calculated; whether it is. How large a place may be its members tell
 * (`members-read.ts`).
 */
export function refuseFigures(
  { members, horizon, entries }: Definition,
  rows: readonly Row[],
  outer: Span | undefined,
  tell: Tell,
): boolean {
  const years = horizon.count + 1
  if (members.length > 0 || rows.length * years <= most) return false
  const at = entries.get('years.count')?.keySpan ?? outer
  tell(diagnose('too-many-figures', at, { rows: rows.length, years, limit: most }))
  return true
}
