import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Definition } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { inMember } from '../model/in-member.ts'
import { type Projection, valueAt } from './project.ts'

/**
 * Refuse what is only known once it is projected, and would leave the plan without a value or with a meaningless one: a
 * payment with no cost to part it by, and a target that is not above nothing. Each is told once, for its first year.
 */
export function refuseOfProjection(definition: Definition, projection: Projection, tell: Tell, within = ''): void {
  for (const { id, definition: member } of definition.members)
    refuseOfProjection(member, projection, tell, within + inMember(id, ''))
  if (definition.members.length > 0) return
  const { contracts, streams, horizon } = definition
  const firstYear = (path: string, from: number, isWrong: (value: Decimal) => boolean): string | undefined => {
    for (let index = from; index <= horizon.count; index++) {
      const value = valueAt(projection, within + path, index)
      if (value !== undefined && isWrong(value)) return printYear(horizon.base + index)
    }
    return undefined
  }
  for (const { id, starts, scope } of contracts) {
    const path = `contracts.${id}.scope`
    const year = firstYear(`contracts.${id}.cost`, starts, (cost) => cost.isZero())
    if (year !== undefined) tell(diagnose('nothing-to-part', scope[0]?.share.entry?.span, { path, year }))
  }
  for (const { id, target } of streams) {
    const path = `funding.${id}.target`
    const year = target && firstYear(path, 1, (value) => value.lte(0))
    const entry = (target?.rebasing ?? target?.base)?.entry
    if (year !== undefined) tell(diagnose('target-of-nothing', entry?.span, { path, year }))
  }
}
