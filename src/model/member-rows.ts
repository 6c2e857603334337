import { type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
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

/** Names and inputs under the member's own; one object for each input, however often it is used. */
function rename(formula: Numeric, member: string, sources: Map<Source, Source>): Numeric {
  return mapLeaves<FormulaLeaf, FormulaLeaf>(formula, (leaf) => {
    if (leaf.op === 'number') return leaf
    if (leaf.op !== 'input') return { ...leaf, path: inMember(member, leaf.path) }
    const known = sources.get(leaf.input)
    const source = known ?? { ...leaf.input, path: inMember(member, leaf.input.path) }
    if (known === undefined) sources.set(leaf.input, source)
    return { ...leaf, input: source }
  })
}
