import type { Definition } from '../definition.ts'
import { refuseBelowBound } from './below-bound.ts'
import { refusePeopleTwice } from './capitation.ts'
import { refuseEmptyLists } from './contracts.ts'
import { refuseBelowNothing } from './line-drivers.ts'
import { refuseOverWhole } from './lines.ts'
import { refuseNothingToClose } from './money-in.ts'
import { refuseWeightless } from './people-driver.ts'
import { refuseGroupsApart, wholeOfPeople } from './population.ts'
import type { Refusing } from './refusing.ts'

/**
 * Refuse values of a definition where each may be what it is and together they may not. A definition is held to this once it is made, and
 * again whenever a page gives it other figures. How much of a line contracts take in is held against the whole where they are read,
 * because no page changes it.
 */
export function refuseTogether(
  {
    lines,
    streams,
    contracts,
    population,
    inputs,
    members,
  }: Pick<Definition, 'lines' | 'streams' | 'contracts' | 'population' | 'inputs' | 'members'>,
  to: Refusing,
): void {
  for (const { id, drivers, addsDrivers, providers } of lines) {
    const path = `lines.${id}`
    for (const driver of drivers) {
      const own = `${path}.drivers.${driver.name}`
      if (driver.is === 'netted') refuseBelowBound(to, own, driver.uplift, driver.efficiency)
      if (driver.is === 'people') refuseWeightless(to, `${own}.groups`, driver.weights)
    }
    if (addsDrivers) refuseBelowNothing(to, `${path}.drivers`, drivers)
    refuseOverWhole(to, `${path}.providers`, providers)
  }
  for (const { id, base, pace } of streams) {
    if (pace?.form.is === 'close-by') refuseNothingToClose(to, base)
    if (pace?.form.is === 'convergence')
      refuseBelowBound(to, `funding.${id}.pace`, pace.form.base, pace.form.convergence)
  }
  for (const { id, lists, capitation, index } of contracts) {
    refuseEmptyLists(to, `contracts.${id}`, lists)
    if (capitation !== undefined) refusePeopleTwice(to, `contracts.${id}`, index)
  }
  if (population?.is === 'groups')
    refuseGroupsApart(
      to,
      population,
      inputs.find(({ path }) => path === wholeOfPeople),
    )
  for (const { definition } of members) refuseTogether(definition, to)
}
