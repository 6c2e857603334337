/** The rows worth offering for a mistyped one: those that share its first part, or else all of them. */
export function nearestRows(path: string, rows: readonly string[]): readonly string[] {
  const first = `${path.split('.')[0] ?? ''}.`
  const near = rows.filter((row) => row.startsWith(first))
  return near.length > 0 ? near : rows
}
