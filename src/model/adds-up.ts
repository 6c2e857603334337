import type { Numeric } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Row } from './row.ts'

/**
 * What rows add up, by their own formulas: a row that is nothing but other rows added, or to date, is their total, whatever
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
