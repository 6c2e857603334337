import { readBy } from './sheet-formula.ts'
import type { At } from './workbook-cells.ts'

/**
 * Of every cell the largest size among its value and the values that it is calculated from, back to the inputs: what a difference
 * between two calculations of it is held against. `valueAt` is the value of a cell.
 */
export function sheetSizes(
  cells: ReadonlyMap<string, At>,
  valueAt: (place: string) => unknown,
): (place: string) => number {
  const known = new Map<string, number>()
  const sizeOf = (place: string): number => {
    const before = known.get(place)
    if (before !== undefined) return before
    const value = valueAt(place)
    let size = typeof value === 'number' ? Math.abs(value) : 0
    known.set(place, size)
    const placed = cells.get(place)
    if (placed?.cell.formula !== undefined)
      for (const read of readBy(placed.cell.formula, placed.sheet)) size = Math.max(size, sizeOf(read))
    known.set(place, size)
    return size
  }
  return sizeOf
}
