import type { Numeric, Source } from '../formula/node.ts'
import type { Row } from './row.ts'

/** The name of a member's own row in the place it belongs to. */
export function inMember(member: string, path: string): string {
  return `members.${member}.${path}`
}

/** The rows of a member as they stand in a place: every name, and every input it rests on, under the member's own. */
export function memberRows(member: string, title: string, rows: readonly Row[]): Row[] {
  const sources = new Map<Source, Source>()
  const renamed = (formula: Numeric | undefined): Numeric | undefined =>
    formula === undefined ? undefined : rename(formula, member, sources)
  return rows.map((row) => {
    const formula = renamed(row.formula)
    return {
      ...row,
      path: inMember(member, row.path),
      label: `${title}: ${row.label}`,
      formula,
      // One object for both where it was one, so that the engine still sees that they are the same.
      base: row.base === row.formula ? formula : renamed(row.base),
      member,
    }
  })
}

function rename(formula: Numeric, member: string, sources: Map<Source, Source>): Numeric {
  const inside = (part: Numeric): Numeric => rename(part, member, sources)
  switch (formula.op) {
    case 'row':
    case 'at':
    case 'years':
    case 'to-date':
      return { ...formula, path: inMember(member, formula.path) }
    case 'input': {
      const known = sources.get(formula.input)
      const source = known ?? { ...formula.input, path: inMember(member, formula.input.path) }
      if (known === undefined) sources.set(formula.input, source)
      return { ...formula, input: source }
    }
    case 'sum':
      return { ...formula, terms: formula.terms.map(({ sign, of }) => ({ sign, of: inside(of) })) }
    case 'product':
      return { ...formula, factors: formula.factors.map(inside) }
    case 'quotient':
      return { ...formula, of: inside(formula.of), by: inside(formula.by) }
    case 'max':
    case 'min':
      return { ...formula, of: formula.of.map(inside) }
    case 'number':
      return formula
  }
}
