import { orderOf } from '../../engine/order.ts'
import { type Numeric, partsOf, type RowName } from '../../formula/node.ts'
import type { Unit } from '../../formula/unit.ts'
import type { Row, RowAt } from '../../model/row.ts'
import { isLedThrough } from './led-through.ts'
import { factorsOf, type Part, partsReader, unitsLike } from './parts-of-row.ts'

/** How a row moves from one year to the next, as its formula says. */
export type RowMove =
  /** As a whole: it is one step. */
  | { readonly is: 'step' }
  /** From what it was in the year before: that grows by some factors, and the parts join. */
  | {
      readonly is: 'rolled'
      readonly factors: readonly Numeric[]
      readonly parts: readonly Part[]
    }
  /** By the changes of what it adds up, which in the base year may be something else. */
  | { readonly is: 'sum'; readonly base: readonly Part[]; readonly formula: readonly Part[] }

/** A row with how it moves. */
export interface MovingRow {
  readonly row: Row
  readonly move: RowMove
}

/**
 * How a row moves, and all the rows that it adds up or multiplies by, those that rest on others first. A row is taken apart until one is
 * met that says of itself which kind of step it is, or that adds nothing up.
 */
export function movesOf(top: Row, rowAt: RowAt): readonly MovingRow[] {
  const readers = new Map<Unit, ReturnType<typeof partsReader>>()
  const partsIn = ({ unit }: Row): ReturnType<typeof partsReader> => {
    const known = readers.get(unit) ?? partsReader(rowAt, unitsLike(unit))
    readers.set(unit, known)
    return known
  }
  const rows: MovingRow[] = [{ row: top, move: movesAsAsked(top, partsIn(top)) }]
  const position = new Map<RowName, number>([[top.path, 0]])
  const needs: number[][] = []
  // A list is walked to its end, what is added on the way included.
  for (const { move } of rows) {
    const own: number[] = []
    needs.push(own)
    if (move.is !== 'sum') continue
    for (const part of [...move.base, ...move.formula])
      for (const path of rowsIn(part)) {
        const row = rowAt(path)
        if (row === undefined) continue
        const known = position.get(path) ?? rows.push({ row, move: moveOf(row, partsIn(row)) }) - 1
        position.set(path, known)
        own.push(known)
      }
  }
  const order = orderOf(
    rows.map(({ row }) => row.path),
    (at) => needs[at] ?? [],
  )
  return order.reverse().flatMap((at) => rows[at] ?? [])
}

/** How the row moves that is asked for: one that is a step by a name of its own is taken apart all the same. */
export function movesAsAsked(row: Row, read: (formula: Numeric) => readonly Part[]): RowMove {
  return moveOf(row.step?.called === 'row' ? { ...row, step: undefined } : row, read)
}

/** How one row moves. */
function moveOf({ path, step, base, formula }: Row, read: (formula: Numeric) => readonly Part[]): RowMove {
  if (step !== undefined || formula === undefined) return { is: 'step' }
  const parts = read(formula)
  const own = parts.filter(({ of }) => of.op === 'row' && of.path === path && of.lag === 1)
  const [before] = own
  const factors = own.length === 1 ? before && factorsOf(before.scale) : undefined
  if (factors !== undefined) return { is: 'rolled', factors, parts: parts.filter((part) => part !== before) }
  return { is: 'sum', formula: parts, base: base === formula ? parts : base === undefined ? [] : read(base) }
}

/** The rows of the same year that a part moves with: what it is, and what it is multiplied by. */
function rowsIn({ of, scale }: Part): RowName[] {
  const found: RowName[] = []
  const open: Numeric[] = [of]
  for (let own = scale; own !== undefined; own = own.outer) if (own.is === 'by') open.push(own.by)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.op === 'row' && node.lag === 0) found.push(node.path)
    else if (isLedThrough(node)) open.push(...partsOf(node))
  }
  return found
}
