import { Decimal, toPlain, zero } from '../../base/decimal.ts'
import type { Input, PeopleGroup, Population } from '../definition.ts'
import type { Reader } from './reader.ts'

const path = 'population'

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
  const population: Population = { is: 'groups', groups }
  refuseUnlike(reader, population)
  return population
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
function refuseUnlike(reader: Reader, population: Extract<Population, { is: 'groups' }>): void {
  const { groups } = population
  const people = peopleInBaseYear(population)
  // A group that could not be read may be the one that is missing.
  if (people === undefined || reader.hasUnread(`${path}.groups`)) return
  const span = reader.spanOf(`${path}.groups`)
  if (people.isZero()) reader.refuse('not-positive', span, { path: `${path}.groups` })
  else if (groups.every(({ base, weight }) => weight.values[0]?.times(base.values[0] ?? zero).isZero() === true))
    reader.refuse('not-positive', span, { path: 'population.weighted' })
  const whole = reader.has(`${path}.base`) ? reader.one(`${path}.base`, 'people').values[0] : undefined
  if (whole !== undefined && !whole.eq(people))
    reader.refuse('groups-differ', reader.entry(`${path}.base`)?.span, {
      whole: toPlain(whole),
      groups: toPlain(people),
      apart: toPlain(whole.minus(people).abs()),
    })
}
