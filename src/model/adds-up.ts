import type { FinancialYear } from '../base/financial-year.ts'
import type { Numeric, RowName } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Row, RowAt } from './row.ts'

/**
 * What rows add up, by their own formulas: a row that is nothing but other rows added, or one over years, is their total, whatever
 * it is called. A row of a place adds up those of its members, and in the place what these add up there.
 */
export function addedUpIn(rowAt: (path: string) => Row | undefined): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  const addedUpBy = (path: string): readonly string[] => {
    const before = known.get(path)
    if (before !== undefined) return before
    const row = rowAt(path)
    // A measure that is still being read is no row yet.
    if (row === undefined) return []
    const found = [...addedIn(row.formula), ...inMembers(row, addedUpBy)]
    known.set(path, found)
    return found
  }
  return addedUpBy
}

function addedIn(formula: Numeric | undefined): readonly string[] {
  switch (formula?.op) {
    case 'row':
      return formula.lag === 0 ? [formula.path] : []
    case 'to-date':
    case 'years':
      return [formula.path]
    case 'during':
      return addedIn(formula.of)
    case 'sum':
      return formula.terms.every(({ sign }) => sign === 1) ? formula.terms.flatMap(({ of }) => addedIn(of)) : []
    default:
      return []
  }
}

/** The rows of members that a row is put together from. A place within a place has the names of its own members. */
function inMembers({ member, parts }: Row, addedUpBy: (path: string) => readonly string[]): string[] {
  const outer = member === undefined ? '' : inMember(member, '')
  return parts.flatMap((part) => {
    if (!part.isAdded) return []
    const own = outer + part.own
    const inner = outer + inMember(part.member, '')
    const there = addedUpBy(own).flatMap((path) => (path.startsWith(inner) ? [outer + path.slice(inner.length)] : []))
    return [own, ...(part.here === undefined ? [] : [outer + part.here]), ...there]
  })
}

/** The row whose amounts a row adds up over years, and to which of them. */
export interface RunningTotal {
  readonly path: RowName
  /** To its own year, to the last one, or to the one stated year that it is about. */
  readonly until: 'now' | 'end' | FinancialYear
}

/**
 * What a row adds up over years, by its own formula, or by that of the row which it is another name of; undefined for any
 * other row.
 */
export function runningTotalOf(row: Row, rowAt: RowAt): RunningTotal | undefined {
  return runningTotalIn(row.formula, rowAt)
}

function runningTotalIn(formula: Numeric | undefined, rowAt: RowAt): RunningTotal | undefined {
  switch (formula?.op) {
    case 'to-date':
      return { path: formula.path, until: 'now' }
    case 'years':
      return { path: formula.path, until: 'end' }
    case 'during':
      return runningTotalIn(formula.of, rowAt)
    case 'row':
      return formula.lag === 0 ? runningTotalIn(rowAt(formula.path)?.formula, rowAt) : undefined
    case 'at': {
      const total = runningTotalIn(rowAt(formula.path)?.formula, rowAt)
      return total?.until === 'now' ? { ...total, until: formula.year } : total
    }
    default:
      return undefined
  }
}
