import type { Definition, Input, PlaceMember } from '../definition/definition.ts'
import type { Horizon } from '../definition/values/years.ts'
import { type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
import { type Numeric, type RowName, rowName, type Source } from '../formula/node.ts'
import { inMember } from './in-member.ts'
import type { Model } from './model.ts'
import type { Fresh, Row, RowItem, RowPeople } from './row.ts'

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
  const named = namesIn(id)
  const renamed = (formula: Numeric | undefined): Numeric | undefined =>
    formula && rename(formula, named, renamedInputs)
  const itemOf = onceForEach((item: RowItem): RowItem => ({ ...item, path: named(item.path) }))
  const peopleOf = onceForEach(({ path, isOfPlace, within = title }: RowPeople): RowPeople => {
    return { path: named(path), isOfPlace, ...(isOfPlace ? { within } : {}) }
  })
  const found = new Map<string, Row>()
  for (const row of rows) {
    const own: Fresh = { ...row }
    own.path = named(row.path)
    own.label = `${title}: ${row.label}`
    own.member = id
    own.formula = renamed(row.formula)
    // One object for both where it was one, so that the engine still sees that they are the same.
    own.base = row.base === row.formula ? own.formula : renamed(row.base)
    own.item = row.item && itemOf(row.item)
    own.people = peopleOf(row.people)
    found.set(row.path, own)
  }
  return { named: found, inputs: [...renamedInputs.values()] }
}

/** The names of a member's rows in the place: one text for each, however many formulas have it, which is looked up in no time. */
function namesIn(member: string): (path: string) => RowName {
  const names = new Map<string, RowName>()
  return (path) => {
    const known = names.get(path)
    if (known !== undefined) return known
    const name = rowName(inMember(member, path))
    names.set(path, name)
    return name
  }
}

/** What is made of objects that many rows share, once for each. */
function onceForEach<T extends object, U>(make: (of: T) => U): (of: T) => U {
  const made = new Map<T, U>()
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known
    const own = make(of)
    made.set(of, own)
    return own
  }
}

function rename(formula: Numeric, named: (path: string) => RowName, inputs: ReadonlyMap<Source, Input>): Numeric {
  return mapLeaves<FormulaLeaf, FormulaLeaf>(formula, (leaf) => {
    if (leaf.op === 'number') return leaf
    if (leaf.op !== 'input') return { ...leaf, path: named(leaf.path) }
    const known = inputs.get(leaf.input)
    if (known === undefined) throw new Error(`The model does not list the input ${leaf.input.path}`)
    const { step } = leaf
    const own = step?.path === undefined ? undefined : { ...step, path: named(step.path) }
    return own === undefined ? { ...leaf, input: known } : { ...leaf, input: known, step: own }
  })
}
