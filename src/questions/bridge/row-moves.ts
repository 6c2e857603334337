import { orderOf } from '../../engine/order.ts'
import type { Numeric, RowName } from '../../formula/node.ts'
import type { Row, RowAt } from '../../model/row.ts'
import { type Part, partsReader, type Scale } from './parts-of-row.ts'

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
 * How a row moves, and all the rows that it adds up, those that rest on others first. A row is taken apart until one is met that says of
 * itself which kind of step it is, or that adds nothing up.
 */
export function movesOf(top: Row, rowAt: RowAt): readonly MovingRow[] {
  const parts = partsReader(rowAt)
  const rows: MovingRow[] = [{ row: top, move: moveOf(top, parts) }]
  const position = new Map<RowName, number>([[top.path, 0]])
  const needs: number[][] = []
  // A list is walked to its end, what is added on the way included.
  for (const { move } of rows) {
    const own: number[] = []
    needs.push(own)
    if (move.is !== 'sum') continue
    for (const { of } of [...move.base, ...move.formula]) {
      const row = of.op === 'row' && of.lag === 0 ? rowAt(of.path) : undefined
      if (row === undefined) continue
      const known = position.get(row.path) ?? rows.push({ row, move: moveOf(row, parts) }) - 1
      position.set(row.path, known)
      own.push(known)
    }
  }
  const order = orderOf(
    rows.map(({ row }) => row.path),
    (at) => needs[at] ?? [],
  )
  return order.reverse().flatMap((at) => rows[at] ?? [])
}

/** How one row moves. */
export function moveOf({ path, step, base, formula }: Row, partsOf: (formula: Numeric) => readonly Part[]): RowMove {
  if (step !== undefined || formula === undefined) return { is: 'step' }
  const parts = partsOf(formula)
  const own = parts.filter(({ of }) => of.op === 'row' && of.path === path && of.lag === 1)
  const [before] = own
  const factors = own.length === 1 ? factorsIn(before?.scale) : undefined
  if (factors !== undefined) return { is: 'rolled', factors, parts: parts.filter((part) => part !== before) }
  return { is: 'sum', formula: parts, base: base === formula ? parts : base === undefined ? [] : partsOf(base) }
}

/** What something is multiplied by in every year; undefined where it is taken away, or not there in some. */
function factorsIn(scale: Scale | undefined): Numeric[] | undefined {
  const factors: Numeric[] = []
  for (let own = scale; own !== undefined; own = own.outer) {
    if (own.is !== 'by') return undefined
    factors.push(own.by)
  }
  return factors
}
