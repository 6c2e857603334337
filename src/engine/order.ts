/** Rows that depend on one another in the same year, first to first again. */
export class CircularRows extends Error {
  readonly rows: readonly string[]
  constructor(rows: readonly string[]) {
    super(`rows depend on one another in the same year: ${rows.join(' > ')}`)
    this.rows = rows
  }
}

/**
 * An order in which each row stands after those that it needs. Throws `CircularRows` where there is none: a row met again
 * while it is still open closes a circle. Without recursion, because a chain of rows may be as long as a definition.
 */
export function orderOf(paths: readonly string[], needsOf: (row: number) => readonly number[]): number[] {
  const order: number[] = []
  const isDone: boolean[] = new Array(paths.length).fill(false)
  const isOpen: boolean[] = new Array(paths.length).fill(false)
  // The rows being looked through, what each needs, and the next of these.
  const trail: number[] = []
  const needs: (readonly number[])[] = []
  const next: number[] = []
  const enter = (row: number): void => {
    if (isDone[row]) return
    if (isOpen[row]) throw new CircularRows([...trail.slice(trail.indexOf(row)), row].map((at) => paths[at] ?? ''))
    isOpen[row] = true
    trail.push(row)
    needs.push(needsOf(row))
    next.push(0)
  }
  for (let row = 0; row < paths.length; row++) {
    enter(row)
    while (trail.length > 0) {
      const top = trail.length - 1
      const need = needs[top]?.[next[top] ?? 0]
      if (need !== undefined) {
        next[top] = (next[top] ?? 0) + 1
        enter(need)
        continue
      }
      const done = trail.pop() ?? 0
      needs.pop()
      next.pop()
      isDone[done] = true
      order.push(done)
    }
  }
  return order
}
