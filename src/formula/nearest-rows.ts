import { indexOf } from './row-index.ts'

/** The rows worth offering for a mistyped one: those that share its first part, or else all of them. */
export function nearestRows(path: string, rows: readonly string[]): readonly string[] {
  return indexOf(rows).near(path)
}
