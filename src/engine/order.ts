/** Rows that depend on one another in the same year, first to first again. */
export class CircularRows extends Error {
  readonly rows: readonly string[]
  constructor(rows: readonly string[]) {
    super(`rows depend on one another in the same year: ${rows.join(' > ')}`)
    this.rows = rows
  }
}

/** A row whose needs are being looked through. */
interface Open {
  readonly row: number
  readonly needs: readonly number[]
  next: number
}

/**
 * An order in which each row stands after those that it needs. Throws `CircularRows` where there is none: a row met again
 * while it is still open closes a circle. Without recursion, because a chain of rows may be as long as a definition.
 */
export function orderOf(paths: readonly string[], needsOf: (row: number) => readonly number[]): number[] {
  const order: number[] = []
  const state: ('open' | 'done' | undefined)[] = new Array(paths.length)
  const trail: Open[] = []
  const enter = (row: number): void => {
    if (state[row] === 'done') return
    if (state[row] === 'open') {
      const from = trail.findIndex((open) => open.row === row)
      throw new CircularRows([...trail.slice(from), { row }].map((open) => paths[open.row] ?? ''))
    }
    state[row] = 'open'
    trail.push({ row, needs: needsOf(row), next: 0 })
  }
  for (let row = 0; row < paths.length; row++) {
    enter(row)
    for (let open = trail.at(-1); open !== undefined; open = trail.at(-1)) {
      const need = open.needs[open.next++]
      if (need !== undefined) {
        enter(need)
        continue
      }
      trail.pop()
      state[open.row] = 'done'
      order.push(open.row)
    }
  }
  return order
}
