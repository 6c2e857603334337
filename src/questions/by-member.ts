import { type Decimal, one } from '../base/decimal.ts'
import type { PlaceMember } from '../definition/definition.ts'
import type { Row } from '../model/row.ts'
import type { KnownRow } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt, valueAt, valuesOfFormula } from '../open/project.ts'

/** What a row of a place is to one of its members. */
export interface MemberPart {
  readonly member: PlaceMember
  /** What the values are multiplied by to be added in the place; undefined where they are not added: rates and shares. */
  readonly share: Decimal | undefined
  /** Whether the values are the part that belongs here already, put together line by line, and not the member's own. */
  readonly isPart: boolean
  readonly values: readonly (Decimal | undefined)[]
  /** The row that the values are of: the member's own, or the one that holds its part. */
  readonly told: Row
  /** The member's own row. */
  readonly own: Row
}

/**
 * The members' own figures behind a row of a place, each with its share: for what is added, the sum of share times value
 * over the members is the row. Empty for rows that the members do not have, such as transfers.
 */
export function partsOfRow({ definition, projection }: Scenario, path: KnownRow): MemberPart[] {
  const indices = Array.from({ length: definition.horizon.count + 1 }, (_, index) => index)
  const valuesOf = (of: KnownRow): MemberPart['values'] => indices.map((index) => valueAt(projection, of, index))
  const members = new Map<string, PlaceMember>(definition.members.map((member) => [member.id, member]))
  const row = rowAt(projection, path)
  // A place that is a member has members of its own, which are none of what is projected.
  if (row === undefined || row.member !== undefined) return []
  return row.parts.flatMap(({ member: id, own: ownPath, isAdded, by, here }): MemberPart[] => {
    const own = rowAt(projection, ownPath)
    const member = members.get(id)
    if (own === undefined || member === undefined) return []
    const share = !isAdded ? undefined : by === undefined ? one : valuesOfFormula(projection, by)(0)
    const told = here === undefined ? own : (rowAt(projection, here) ?? own)
    return [{ member, share, isPart: here !== undefined, values: valuesOf(here ?? ownPath), told, own }]
  })
}
