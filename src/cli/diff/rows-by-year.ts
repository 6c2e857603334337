import type { SavedRow } from '../../report/diff/saved.ts'

/** What names a row of a saved result, without its figures. */
export type RowNames = Omit<SavedRow, 'values'>

/**
 * Rows of a saved result as they are read, figure by figure. A row has one figure a year, of one unit and price base: of two the
 * reader cannot know which is meant.
 */
export class RowsByYear {
  private readonly found = new Map<string, SavedRow & { readonly values: Map<string, string | null> }>()

  /** Take in the figure of a row in a year, null for no value; says why it cannot be, where the row has one already. */
  add(names: RowNames, year: string, figure: string | null): string | undefined {
    const { scenario, row, member, unit, priceBase } = names
    const key = JSON.stringify([scenario, row, member])
    const known = this.found.get(key) ?? { ...names, values: new Map<string, string | null>() }
    this.found.set(key, known)
    if (known.values.has(year)) return `${row} has ${year} twice`
    if (known.unit !== unit || known.priceBase !== priceBase) return `${row} stands in two units or at two prices`
    known.values.set(year, figure)
    return undefined
  }

  /** All rows, in the order in which they were first met. */
  rows(): readonly SavedRow[] {
    return [...this.found.values()]
  }
}
