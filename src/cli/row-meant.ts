import { nearest } from '../base/nearest.ts'
import type { Scenario } from '../open/open.ts'
import { quotedForShell } from '../report/hint.ts'
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

/**
 * What to write in place of a pattern of `--rows` that matches nothing: the one that was meant, several that stand in one, or the name
 * nearest to a slip of the hand. Undefined where nothing is near.
 */
export function rowsMeant(scenario: Scenario, written: string): string | undefined {
  const meant = rowMeant(scenario, written)
  if (meant !== undefined || written.length > longest) return meant
  const { model } = scenario.projection
  const rows = [...model.rows, ...model.views()]
  const parts = written.split(/[, ]/).filter((part) => part !== '')
  if (parts.length > 1 && parts.every((part) => rows.some(rowChooser([part]))))
    return parts.map((part) => `--rows ${quotedForShell(part)}`).join(' ')
  const names = rows.filter(({ shown }) => shown).map(({ path }) => path)
  return parts.length === 1 && !written.includes('*') ? nearest(written, names) : undefined
}
