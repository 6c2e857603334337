import type { Definition, Input, PlaceMember } from '../definition/definition.ts'
import type { Horizon } from '../definition/values/years.ts'
import { type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
import { type Numeric, rowName, type Source } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Model } from './model.ts'
import type { Row } from './row.ts'

/** A member's model as it stands in a place. */
export interface MemberRows {
  /** Its rows under the names they have there, by the names they have in the member. */
  readonly named: ReadonlyMap<string, Row>
  readonly inputs: readonly Input[]
}

/** A member's definition for the years of a place. Prices of a year beyond them are turned into those of the place. */
export function definitionInPlace({ definition }: PlaceMember, { horizon, prices }: Definition): Definition {
  const isBeyond = definition.prices.base > horizon.base + horizon.count
  return { ...definition, horizon, prices: isBeyond ? { ...definition.prices, base: prices.base } : definition.prices }
}

/**
 * The rows and inputs of a member as they stand in a place: every name under the member's own, every input as long as the
 * years of the place. One object for each input, however often it is used.
 */
export function memberRows(
  { id, title }: PlaceMember,
  { rows, inputs }: Pick<Model, 'rows' | 'inputs'>,
  { count }: Horizon,
): MemberRows {
  const renamedInputs = new Map<Source, Input>(
    inputs.map((one) => {
      const path = inMember(id, one.path)
      return [one, { ...one, path, values: one.values.slice(0, count + 1) }]
    }),
  )
  const renamed = (formula: Numeric | undefined): Numeric | undefined => formula && rename(formula, id, renamedInputs)
  const named = rows.map((row): [string, Row] => {
    const formula = renamed(row.formula)
    // One object for both where it was one, so that the engine still sees that they are the same.
    const base = row.base === row.formula ? formula : renamed(row.base)
    const item = row.item && { ...row.item, path: inMember(id, row.item.path) }
    const { isOfPlace, within = title } = row.people
    const people = { path: rowName(inMember(id, row.people.path)), isOfPlace, ...(isOfPlace ? { within } : {}) }
    const names = { path: rowName(inMember(id, row.path)), label: `${title}: ${row.label}`, member: id }
    return [row.path, { ...row, ...names, formula, base, item, people }]
  })
  return { named: new Map(named), inputs: [...renamedInputs.values()] }
}

function rename(formula: Numeric, member: string, inputs: ReadonlyMap<Source, Input>): Numeric {
  return mapLeaves<FormulaLeaf, FormulaLeaf>(formula, (leaf) => {
    if (leaf.op === 'number') return leaf
    if (leaf.op !== 'input') return { ...leaf, path: rowName(inMember(member, leaf.path)) }
    const known = inputs.get(leaf.input)
    if (known === undefined) throw new Error(`The model does not list the input ${leaf.input.path}`)
    const { step } = leaf
    const own = step?.path === undefined ? undefined : { ...step, path: inMember(member, step.path) }
    return own === undefined ? { ...leaf, input: known } : { ...leaf, input: known, step: own }
  })
}
