import { type Decimal, one } from '../base/decimal.ts'
import type { PlaceMember } from '../definition/definition.ts'
import type { Numeric } from '../formula/node.ts'
import { inMember } from '../model/member-rows.ts'
import type { Row } from '../model/row.ts'
import { weigh } from '../model/weights.ts'
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
  /** The member's own row. */
  readonly own: Row
}

const runsOn = /^(?:headroom\.to-date|surplus\.carried)$|to-date$/

/**
 * The members' own figures behind a row of a place, each with its share: for what is added, the sum of share times value
 * over the members is the row. Empty for rows that the members do not have, such as transfers.
 */
export function partsOfRow(scenario: Scenario, path: string): MemberPart[] {
  const { definition, projection } = scenario
  const { members, horizon, population } = definition
  const row = rowAt(projection, path)
  const isAdded = row?.unit === 'money' || row?.unit === 'people' || row?.unit === 'activity'
  // People that the place states itself are not those of its members.
  if (row === undefined || (path === 'population.total' && population !== undefined)) return []
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  const reckon = (formula: Numeric, index: number): Decimal | undefined => valuesOfFormula(projection, formula)(index)
  return members.flatMap((member): MemberPart[] => {
    const own = rowAt(projection, inMember(member.id, path))
    if (own === undefined) return []
    // Line by line, what runs on from year to year has no part that is one share of the member's own.
    if (member.lines !== undefined && runsOn.test(path)) return []
    const { shareOf, part } = weigh(member, (name) => rowAt(projection, inMember(member.id, name)))
    const share = shareOf(path)
    if (share === 'none') return []
    const values = indices.map((index) => valueAt(projection, own.path, index))
    if (!isAdded) return [{ member, share: undefined, isPart: false, values, own }]
    if (share === 'whole') return [{ member, share: one, isPart: false, values, own }]
    if (share !== undefined) return [{ member, share: reckon(share, 0), isPart: false, values, own }]
    const whole = part(path)
    if (whole === undefined) return []
    const isThere = (index: number): boolean => index > 0 || own.base !== undefined
    const parts = indices.map((index) => (isThere(index) ? reckon(whole, index) : undefined))
    return [{ member, share: one, isPart: true, values: parts, own }]
  })
}
