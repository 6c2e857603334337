import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { everyonePath } from '../model/capitation.ts'
import { everybodyCounted } from '../model/row.ts'
import { inMembers, type RowPath } from '../model/row-path.ts'
import { type Projection, rowValueIfAny } from './project.ts'
import { hasPeopleOfMembers, refuseResidents } from './refuse-residents.ts'
import { refuseWithoutPrices } from './refuse-without-prices.ts'

/**
 * Refuse what is only known once it is projected, and would leave the plan without a value or with a meaningless one: a
 * payment with no cost to part it by, a target that is not above nothing, growth that is asked for from nothing, and residents of a
 * place who are no part of its people. Each is told once, for its first year.
 */
export function refuseOfProjection(
  definition: Definition,
  projection: Projection,
  tell: Tell,
  within: readonly string[] = [],
): void {
  for (const member of definition.members) {
    const own = [...within, member.id]
    refuseOfProjection(member.definition, projection, tell, own)
    if (hasPeopleOfMembers(member))
      refuseResidents(member, rowValueIfAny(projection, inMembers(own, everybodyCounted), 0), tell)
  }
  if (isOfOptions(definition)) refuseWithoutPrices(definition, projection, tell)
  if (definition.members.length > 0) return
  const { contracts, lines, streams, horizon } = definition
  const firstYear = (
    path: RowPath,
    from: number,
    isWrong: (value: Decimal) => boolean,
    last = horizon.count,
  ): string | undefined => {
    const row = inMembers(within, path)
    for (let index = from; index <= last; index++) {
      const value = rowValueIfAny(projection, row, index)
      if (value !== undefined && isWrong(value)) return printYear(horizon.base + index)
    }
    return undefined
  }
  const isNothing = (value: Decimal): boolean => value.lte(0)
  const tellNobody = (path: string, row: string, year: string): void => {
    const { entries, merged } = definition
    tell(diagnose('nothing-to-grow', entries.get(path)?.span ?? merged.groups.get(path), { path, row, year }))
  }
  for (const { id, starts, scope, index, priced, ends, capitation } of contracts) {
    const path = `contracts.${id}.scope`
    const year = firstYear(`contracts.${id}.cost`, starts, (cost) => cost.isZero())
    if (year !== undefined) tell(diagnose('nothing-to-part', scope[0]?.share.entry?.span, { path, year }))
    const row = 'funding.recurrent'
    const empty = index.is === 'allocation' ? firstYear(row, priced, isNothing, ends - 1) : undefined
    const everyone = capitation && everyonePath({ id, capitation })
    const nobody = everyone && firstYear(everyone, priced, isNothing, priced)
    if (everyone !== undefined && nobody !== undefined) tellNobody(`contracts.${id}`, everyone, nobody)
    const own = `contracts.${id}.index`
    if (empty !== undefined)
      tell(diagnose('nothing-to-grow', definition.entries.get(own)?.span, { path: own, row, year: empty }))
  }
  for (const { id, drivers } of lines) {
    const driver = drivers.find(({ is }) => is === 'people')
    const row = `lines.${id}.weighted-people` as const
    const nobody = driver && firstYear(row, 0, isNothing, horizon.count - 1)
    if (driver !== undefined && nobody !== undefined) tellNobody(`lines.${id}.drivers.${driver.name}`, row, nobody)
  }
  for (const { id, target, pace } of streams) {
    const path = `funding.${id}.target` as const
    const year = target && firstYear(path, 1, isNothing)
    const entry = (target?.rebasing ?? target?.base)?.entry
    if (year !== undefined) tell(diagnose('target-of-nothing', entry?.span, { path, year }))
    if (year !== undefined || pace?.form.is !== 'close-by') continue
    const row = `funding.${id}.recurrent` as const
    const empty = firstYear(row, 1, isNothing, horizon.count - 1)
    const closing = pace.form.yearsLeft
    if (empty !== undefined)
      tell(diagnose('nothing-to-grow', closing.entry?.span, { path: closing.path, row, year: empty }))
  }
}
