import { minusMeant } from './minus-meant.ts'
import { rowIndexOf } from './row-index.ts'

/** The rows worth offering for a mistyped one: those that share its first part, or else all of them. */
export function nearestRows(path: string, rows: readonly string[]): readonly string[] {
  return rowIndexOf(rows).near(path)
}

/** What to say of a row that a formula names and that is not there: the nearest ones, or the minus that was meant. */
export function unknownRow(
  name: string,
  rows: readonly string[],
): { readonly name: string; readonly known: readonly string[]; readonly minus?: string } {
  const index = rowIndexOf(rows)
  const minus = minusMeant(name, (path) => index.has(path))
  return { name, known: index.near(name), ...(minus === undefined ? {} : { minus }) }
}
