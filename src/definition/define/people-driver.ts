import { zero } from '../../base/decimal.ts'
import type { Driver, WeighedGroup } from '../definition.ts'
import { refuseLeftOut } from './capitation.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

const collection = 'population.groups'

/** A driver whose rate is the growth of people, each group weighed by what one of it costs the line. */
export function definePeopleDriver(reader: Reader, path: string, name: string): Driver[] {
  const at = `${path}.groups`
  const weights = reader.items(at).map((group): WeighedGroup => {
    if (!reader.hasItem(collection, group) && !reader.stands(`${collection}.${group}`))
      reader.refuseName(reader.spanOf(`${at}.${group}`), 'group of people', group, collection)
    return { group, weight: reader.one(`${at}.${group}`, 'index') }
  })
  if (reader.hasUnread(at)) return []
  refuseLeftOut(
    reader,
    at,
    weights.map(({ group }) => group),
  )
  return [{ is: 'people', name, weights }]
}

/** Somebody must weigh something, or there is no growth to tell. */
export function refuseWeightless(to: Refusing, at: string, weights: readonly WeighedGroup[]): void {
  if (weights.every(({ weight }) => (weight.values[0] ?? zero).isZero()))
    to.refuse('not-positive', to.spanOf(at), { path: at })
}

/** The people of a line are weighed once. */
export function refuseSecond(reader: Reader, path: string, drivers: readonly Driver[]): void {
  const [first, second] = drivers.filter(({ is }) => is === 'people')
  if (first !== undefined && second !== undefined)
    reader.refuse('people-twice', reader.spanOf(`${path}.${second.name}`), {
      path: `${path}.${second.name}`,
      first: first.name,
    })
}
