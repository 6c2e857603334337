import { type Decimal, zero } from '../base/decimal.ts'
import { rerunner } from '../engine/rerun.ts'
import type { Scenario } from '../open/open.ts'
import { positionNamed } from '../open/project.ts'

/**
 * Recurrent headroom of the last year, in cash, if nothing were ever planned of the savings that nobody has identified: what a plan comes
 * to that finds none of them. What they cost to deliver stays. Undefined of a place, whose members have the savings, and where there are none.
 */
export function headroomWithoutUnidentified({ definition, projection }: Scenario): Decimal | undefined {
  const last = definition.horizon.count
  const headroom = positionNamed(projection, 'headroom.recurrent')
  const open = definition.savings.filter(({ identified }) => !identified)
  const rows = open.flatMap(({ id }) => positionNamed(projection, `savings.${id}.planned`) ?? [])
  if (headroom === undefined || rows.length === 0 || definition.members.length > 0) return undefined
  const nothing = Array.from({ length: last + 1 }, () => zero)
  const [found] = rerunner(projection, { rows }, [headroom], last)({ rows: rows.map(() => nothing) })
  return found?.[last]
}
