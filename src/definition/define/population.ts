import { Decimal, toPlain, zero } from '../../base/decimal.ts'
import type { Input, PeopleGroup, Population } from '../definition.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

const path = 'population'

/** Where people are stated as a whole. */
export const wholeOfPeople = `${path}.base`

/** The people of a definition; undefined where it states none. */
export function definePopulation(reader: Reader): Population | undefined {
  const growth = (): Input =>
    reader.series(`${path}.growth`, 'rate') ?? reader.constant(`${path}.growth`, 'rate', new Decimal(0))
  if (reader.items(`${path}.groups`).length > 0) return ofGroups(reader, growth)
  if (!reader.has(`${path}.base`)) {
    if (reader.has(`${path}.growth`) && !reader.stands(`${path}.base`) && !reader.stands(`${path}.groups`))
      reader.missing(path, 'base', 'people in the base year, such as 100000')
    return undefined
  }
  return { is: 'whole', base: reader.one(`${path}.base`, 'people'), growth: growth() }
}

/** The number of people in the base year, as far as it can be read. */
export function peopleInBaseYear(population: Population): Decimal | undefined {
  if (population.is === 'whole') return population.base.values[0]
  return population.groups.reduce<Decimal | undefined>((so, { base }) => {
    const own = base.values[0]
    return own && so?.plus(own)
  }, zero)
}

/** A group that states no growth has that of all people, so that it is asked for only then. */
function ofGroups(reader: Reader, ofAll: () => Input): Population {
  const groups = reader.items(`${path}.groups`).map((id): PeopleGroup => {
    const at = `${path}.groups.${id}`
    return {
      id,
      title: reader.text(`${at}.title`) ?? id,
      base: reader.one(`${at}.base`, 'people'),
      growth: reader.stands(`${at}.growth`) ? growthOf(reader, at) : ofAll(),
      weight: weightOf(reader, id),
    }
  })
  // People as a whole serve to hold the groups against.
  if (reader.has(wholeOfPeople)) reader.one(wholeOfPeople, 'people')
  return { is: 'groups', groups }
}

/** What one person of a group weighs: 1 where nothing is said. */
export function weightOf(reader: Reader, group: string): Input {
  const at = `${path}.groups.${group}.weight`
  return reader.has(at) ? reader.one(at, 'index') : reader.constant(at, 'index', new Decimal(1))
}

function growthOf(reader: Reader, at: string): Input {
  return reader.series(`${at}.growth`, 'rate') ?? reader.constant(`${at}.growth`, 'rate', new Decimal(0))
}

/** People that are stated as a whole too must be those of all groups; there must be some, and what they weigh must be something. */
export function refuseGroupsApart(to: Refusing, population: PeopleOfGroups, stated: Input | undefined): void {
  // A group that could not be read may be the one that is missing.
  if (to.hasUnread(`${path}.groups`)) return
  const { groups } = population
  const people = peopleInBaseYear(population)
  if (people === undefined) return
  const span = to.spanOf(`${path}.groups`)
  if (people.isZero()) to.refuse('not-positive', span, { path: `${path}.groups` })
  else if (groups.every(({ base, weight }) => weight.values[0]?.times(base.values[0] ?? zero).isZero() === true))
    to.refuse('not-positive', span, { path: 'population.weighted' })
  const whole = stated?.values[0]
  if (whole !== undefined && !whole.eq(people))
    to.refuse('groups-differ', stated?.entry?.span, {
      whole: toPlain(whole),
      groups: toPlain(people),
      apart: toPlain(whole.minus(people).abs()),
    })
}

type PeopleOfGroups = Extract<Population, { is: 'groups' }>
