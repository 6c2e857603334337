import { type Decimal, epsilon } from '../../base/decimal.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Row, RowAt } from '../../model/row.ts'
import type { Addition, TableRow } from '../document.ts'

type Parts = Addition['parts']
/** A row that stands in a table, by its path, and its position there. */
type Shown = ReadonlyMap<string, number>

/** A row that is not shown is looked into where it is no more than a few others: its name may stand for one of them. */
const mostTerms = 8
const deepest = 3

/**
 * Which of the rows shown are by their own formulas nothing but others of them, added and taken away, so that a reader can
 * add up what is shown. Whether they do add up is for who has the figures.
 */
export function additionsOf(rows: readonly (readonly [Row, number])[], rowAt: RowAt): Addition[] {
  const shown: Shown = new Map(rows.map(([{ path }, position]) => [path, position]))
  return rows.flatMap(([{ formula }, total]): Addition[] => {
    if (formula?.op === 'to-date') {
      const flow = shown.get(formula.path)
      return flow === undefined ? [] : [{ total, parts: [{ row: flow, sign: 1 }], isRunning: true }]
    }
    const own = yearly(formula)
    const parts = own && partsOf(own, 1, shown, rowAt)
    return parts === undefined || parts.length === 0 ? [] : [{ total, parts }]
  })
}

/** The formula of the years in force, which a reader adds up in those years: in others there is nothing to add. */
function yearly(formula: Numeric | undefined): Numeric | undefined {
  return formula?.op === 'during' ? formula.of : formula
}

/** The rows shown that a formula adds up; undefined where it does anything else, or adds what is not shown. */
function partsOf(formula: Numeric, sign: 1 | -1, shown: Shown, rowAt: RowAt, depth = 0): Parts | undefined {
  if (formula.op === 'row' && formula.lag === 0) {
    const row = shown.get(formula.path)
    if (row !== undefined) return [{ row, sign }]
    const inside = depth < deepest ? yearly(rowAt(formula.path)?.formula) : undefined
    const isShort = inside?.op === 'row' || (inside?.op === 'sum' && inside.terms.length <= mostTerms)
    return isShort ? partsOf(inside, sign, shown, rowAt, depth + 1) : undefined
  }
  if (formula.op !== 'sum') return undefined
  const all: Parts[number][] = []
  for (const term of formula.terms) {
    const parts = partsOf(term.of, term.sign === sign ? 1 : -1, shown, rowAt, depth)
    if (parts === undefined) return undefined
    all.push(...parts)
  }
  return all
}

/**
 * Rows of money that come to what stands right above them, from the row after the last such total on: what a reader adds up,
 * whatever the formula says, as in a place, whose rows add up members. Every row is added once.
 */
export function totalsBelow(rows: readonly TableRow[]): Addition[] {
  const found: Addition[] = []
  let run: number[] = []
  let sums: (Decimal | undefined)[] = []
  for (const [position, { cells }] of rows.entries()) {
    const values = cells.map((cell) => (cell.is === 'money' ? cell.value : undefined))
    const isTotal = run.length > 1 && values.every((value, at) => isAlike(value, sums[at]))
    if (isTotal) found.push({ total: position, parts: run.map((row) => ({ row, sign: 1 as const })) })
    const isMoney = values.some((value) => value !== undefined)
    if (isTotal || !isMoney) [run, sums] = [[], []]
    else {
      sums = run.length === 0 ? values : values.map((value, at) => value && sums[at]?.plus(value))
      run.push(position)
    }
  }
  return found
}

function isAlike(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.minus(other).abs().lte(epsilon)
}
