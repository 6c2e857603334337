import { poundsIn } from '../base/money-unit.ts'
import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Actual } from '../definition/definition.ts'
import { inMember } from '../model/in-member.ts'
import type { Scenario } from '../open/open.ts'

/** What a place says came out of the rows of a member, as the member has them, each with what the place states. */
export type HandedDown = ReadonlyMap<Actual, Actual>

/**
 * What a place (and a place around it: `ofPlace`, in its unit) says came out of the rows of a member, under the names and in the unit that
 * the member has by itself. Options are alternatives: what came out is no news of any of them.
 */
export function handedDown(
  { definition, projection }: Scenario,
  ofPlace: readonly Actual[],
  id: string,
  { unit }: Scenario['definition'],
): HandedDown {
  if (isOfOptions(definition)) return new Map()
  const start = inMember(id, '')
  const money = new Set<string>(projection.model.rows.flatMap((row) => (row.unit === 'money' ? [row.path] : [])))
  const scale = poundsIn(definition.unit).div(poundsIn(unit))
  return new Map(
    [...definition.actuals, ...ofPlace].flatMap((stated): [Actual, Actual][] => {
      if (!stated.row.startsWith(start)) return []
      const { values } = stated.amounts
      const own = money.has(stated.row) ? values.map((value) => value?.times(scale)) : values
      return [[{ ...stated, row: stated.row.slice(start.length), amounts: { ...stated.amounts, values: own } }, stated]]
    }),
  )
}
