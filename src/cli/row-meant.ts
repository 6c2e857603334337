import type { Scenario } from '../open/open.ts'
import { rowChooser } from './choices.ts'

/** A longer name is no slip of the hand. */
const longest = 200

/**
 * The row, or the pattern of rows, that was probably meant by one that matches none: its words in small letters with full stops for
 * slashes, or what people call it, `Out-of-hospital envelope`. Undefined where that is no row, or more than one.
 */
export function rowMeant({ projection }: Scenario, written: string): string | undefined {
  if (written.length > longest) return undefined
  const rows = [...projection.model.rows, ...projection.model.views()].filter(({ shown }) => shown)
  const wanted = written.trim().toLowerCase()
  const pattern = wanted.replaceAll('/', '.')
  if (pattern !== written && rows.some(rowChooser([pattern]))) return pattern
  const called = rows.filter(({ label }) => label.toLowerCase() === wanted)
  return called.length === 1 ? called[0]?.path : undefined
}
