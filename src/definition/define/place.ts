import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type {
  Definition,
  DefinitionItems,
  Item,
  MemberReference,
  PlaceMember,
  RolledBase,
  Transfer,
} from '../definition.ts'
import type { GroupKey, Key } from '../keys/key-types.ts'
import { definitionKeys, isOfPlace } from '../keys/keys.ts'
import { combineKeys } from '../keys/place.ts'
import { othersOf } from '../layers/child-key.ts'
import { drop } from '../layers/merge.ts'
import { type OffItem, offInMember } from '../layers/switched-off.ts'
import type { Entry } from '../values/entry.ts'
import type { Horizon } from '../values/years.ts'
import type { Reader } from './reader.ts'

const isRequired = (key: Key): boolean => 'required' in key && key.required === true

/** The keys of a place: its members, of which there must be one, bring funding, lines and years. */
export function placeKeys(): GroupKey {
  const { keys } = keysOfMembers()
  return { ...definitionKeys, keys: { ...keys, combine: { ...combineKeys, required: true } } }
}

/** The keys of a definition whose members bring what another one must state. */
export function keysOfMembers(): GroupKey {
  const kept = Object.entries(definitionKeys.keys).filter(
    ([name, key]) => name !== 'years' && (name === 'title' || !isRequired(key)),
  )
  return { ...definitionKeys, keys: Object.fromEntries(kept) }
}

/** Refuse in a place what belongs in the definition of a member, and take it out: here there is nothing to hold it against. */
export function refuseInPlace(reader: Reader): void {
  // What cannot stand beside members at all was refused when it was read.
  const refused = othersOf(definitionKeys, 'combine')
  for (const name of Object.keys(definitionKeys.keys)) {
    const span = reader.merged.groups.get(name)
    if (span === undefined || isOfPlace(name)) continue
    if (!refused.includes(name)) reader.refuse('not-in-a-place', span, { name })
    drop(reader.merged, name)
  }
}

/** The members of a place, in the order in which they are first named. */
export function defineMembers(reader: Reader): MemberReference[] {
  return reader.items('combine').flatMap((id): MemberReference[] => {
    const path = `combine.${id}`
    const scenario = reader.plain<string>(`${path}.scenario`)
    const lines = reader
      .items(`${path}.lines`)
      .map((line) => [line, reader.one(`${path}.lines.${line}`, 'share')] as const)
    refuseNoLines(reader, `${path}.lines`)
    const member = {
      id,
      title: reader.text(`${path}.title`) ?? id,
      span: reader.entry(`${path}.scenario`)?.span ?? reader.spanOf(path),
      share: reader.has(`${path}.share`) ? reader.one(`${path}.share`, 'share') : undefined,
      residents: reader.has(`${path}.residents`) ? reader.one(`${path}.residents`, 'people') : undefined,
      lines: lines.length === 0 ? undefined : new Map(lines),
    }
    return scenario === undefined ? [] : [{ ...member, scenario }]
  })
}

/** Refuse shares line by line that name no line: nothing of the member would belong here, and all of it is not what was said. */
function refuseNoLines(reader: Reader, path: string): void {
  const isGiven = reader.merged.groups.has(path)
  if (isGiven && reader.items(path).length === 0 && !reader.stands(`${path}.*`))
    reader.refuse('nothing-inside', reader.spanOf(path), { path })
}

/**
 * The years of a place: its own, or those that all its members have. Members must start in the same year, because nothing
 * happens in a base year: what one of them projects cannot be added to what the other starts from.
 */
export function placeHorizon(reader: Reader, members: readonly PlaceMember[]): Horizon | undefined {
  const [first, ...others] = members
  if (first === undefined) return undefined
  const { base } = first.definition.horizon
  for (const { id, span, definition } of others) {
    const year = definition.horizon.base
    if (year !== base)
      reader.refuse('unlike-members', span, {
        what: 'base year',
        here: `${printYear(year)} in ${id}`,
        there: `${printYear(base)} in ${first.id}`,
        why: 'nothing happens in a base year, so that these years cannot be added',
      })
  }
  const shortest = members.reduce((least, member) => (lengthOf(member) < lengthOf(least) ? member : least), first)
  const most = lengthOf(shortest)
  const stated = reader.plainIfThere<FinancialYear>('years.base')
  const years = [printYear(base), printYear(base + most)] as const
  if (stated !== undefined && stated !== base)
    reader.refuse('year-order', reader.entry('years.base')?.span, {
      path: 'years.base',
      year: printYear(stated),
      must: `be ${years[0]}, the base year of the members`,
    })
  const count = reader.plainIfThere<number>('years.count') ?? most
  if (count > most)
    reader.refuse('year-order', reader.entry('years.count')?.span, {
      path: 'years.count',
      year: String(count),
      must: `be at most ${most}, because ${shortest.id} ends in ${years[1]}`,
    })
  return { base, count: Math.min(count, most) }
}

function lengthOf({ definition }: PlaceMember): number {
  return definition.horizon.count
}

/** Transfers between the members of a place. */
export function defineTransfers(reader: Reader): Transfer[] {
  return reader.items('transfers').flatMap((id): Transfer[] => {
    const path = `transfers.${id}`
    if (!reader.stands('combine')) {
      reader.refuse('only-in-a-place', reader.spanOf(path), { path })
      return []
    }
    const from = reader.reference(`${path}.from`, 'member', 'combine')
    const to = reader.reference(`${path}.to`, 'member', 'combine', from)
    if (from !== '' && from === to) reader.refuse('same-member', reader.entry(`${path}.to`)?.span, { path })
    const amount = reader.series(`${path}.amount`, 'money', 'named')
    return amount === undefined ? [] : [{ id, title: reader.text(`${path}.title`) ?? id, from, to, amount }]
  })
}

/** The last year that all members call confirmed; undefined where one of them says nothing. */
export function firstConfirmed(members: readonly PlaceMember[]): FinancialYear | undefined {
  const years = members.flatMap(({ definition }) => definition.confirmed ?? [])
  return years.length < members.length ? undefined : Math.min(...years)
}

/**
 * Where the base year of a place comes from: as it says itself, or as all its members say alike, with what of theirs is an
 * actual figure; else as each of them says that was rolled forward.
 */
export function rolledTogether({ rolled: [own] }: Definition, members: readonly PlaceMember[]): Definition['rolled'] {
  const all = members.flatMap(({ title, definition }) =>
    definition.rolled.map((one) => ({ ...one, of: one.of ?? title })),
  )
  const areAllWhole = members.every(({ definition: { rolled } }) => rolled.length === 1 && rolled[0]?.of === undefined)
  const one = own ?? (areAllWhole ? all[0] : undefined)
  if (one === undefined || all.some(({ from }) => from !== one.from)) return all
  return [
    {
      of: undefined,
      from: one.from,
      actuals: own?.actuals ?? together(all, ({ actuals }) => actuals),
      isBalanceApart: [...all, one].some(({ isBalanceApart }) => isBalanceApart),
      isSpendActual: [...all, one].some(({ isSpendActual }) => isSpendActual),
      isOutturn: [...all, ...(own === undefined ? [] : [own])].every(
        ({ actuals, isOutturn }) => actuals === undefined || isOutturn,
      ),
      unidentified: own?.unidentified ?? together(all, ({ unidentified }) => unidentified),
    },
  ]
}

/** What is said of the bases of members, each with whose it is; undefined where nothing is. */
function together(all: Definition['rolled'], said: (one: RolledBase) => string | undefined): string | undefined {
  const told = all.flatMap((one) => {
    const text = said(one)
    return text === undefined ? [] : [`${text} of ${one.of}`]
  })
  return told.length === 0 ? undefined : told.join('; ')
}

/**
 * The price base of a place is the one that it states; else that of its members, where they have one and the same, within the
 * years of the place; else its base year. Its prices are those of its members, as far as these are the same.
 */
export function pricesOfMembers(
  { horizon, prices, entries }: Definition,
  members: readonly PlaceMember[],
): Definition['prices'] {
  const all = members.map(({ definition }) => definition.prices)
  const common = <T>(of: (prices: Definition['prices']) => T): T | undefined => {
    const [first, ...others] = all.map(of)
    return others.every((other) => other === first) ? first : undefined
  }
  const base = common((one) => one.base)
  const isWithin = base !== undefined && base <= horizon.base + horizon.count
  return {
    ...prices,
    base: isWithin && !entries.has('prices.base') ? base : prices.base,
    publisher: prices.publisher ?? common(({ publisher }) => publisher),
    vintage: prices.vintage ?? common(({ vintage }) => vintage),
  }
}

/** The values of a member under its name, as the rows of the model have them. */
export function entriesOf({ id, definition }: PlaceMember): [string, Entry][] {
  return [...definition.entries].map(([path, entry]) => {
    const own = `members.${id}.${path}`
    return [own, { ...entry, path: own, member: id }]
  })
}

/** What is switched off in a place: a member with all its rows, or an item of a member, there and among those of the place. */
export function offOf({ off }: Definition, members: readonly PlaceMember[]): Definition['off'] {
  const found = new Map<string, OffItem>()
  for (const { definition } of members)
    for (const [path, item] of definition.off) if (!found.has(path)) found.set(path, item)
  for (const { id, definition } of members)
    for (const [path, item] of offInMember(id, definition.off)) found.set(path, item)
  for (const [path, item] of off) {
    found.set(path, item)
    if (item.collection === 'combine') found.set(`members.${item.id}`, item)
  }
  return found
}

/** Shared drivers of members by their ids; whose rate it is only their own rows tell. */
function sharedDrivers(members: readonly PlaceMember[]): Definition['drivers'] {
  const found = new Map(members.flatMap(({ definition }) => definition.drivers.map((driver) => [driver.id, driver])))
  return [...found.values()]
}

/** A place with what its members bring: their lines, streams and schemes, same-named ones once. */
export function withMembers(
  place: Definition,
  members: readonly PlaceMember[],
  inputs: Definition['inputs'],
): Definition {
  const all = <T extends Item>(of: (definition: Definition) => readonly T[]): T[] => {
    const found = new Map<string, T>()
    for (const { definition } of members) {
      for (const item of of(definition)) if (!found.has(item.id)) found.set(item.id, item)
    }
    return [...found.values()]
  }
  const withSurplus = members.find(({ definition: { surplus } }) => surplus.required ?? surplus.basis === 'cumulative')
  const hasPrices = (place.prices.deflator ?? place.prices.index) !== undefined
  const items: DefinitionItems = {
    streams: all(({ streams }) => streams),
    reserves: all(({ reserves }) => reserves),
    drivers: sharedDrivers(members),
    lines: all(({ lines }) => lines),
    savings: all(({ savings }) => savings),
    shifts: all(({ shifts }) => shifts),
    changes: [
      ...all(({ changes }) => changes.filter(({ kind }) => kind === 'pressures')),
      ...all(({ changes }) => changes.filter(({ kind }) => kind === 'investments')),
    ],
    responsibilities: all(({ responsibilities }) => responsibilities),
    contracts: all(({ contracts }) => contracts),
    risks: all(({ risks }) => risks),
    // What a place states itself; members keep their own.
    measures: place.measures,
    transfers: place.transfers,
    controls: place.controls,
    actuals: place.actuals,
    members,
  }
  return {
    ...place,
    ...items,
    inputs,
    confirmed: place.confirmed ?? firstConfirmed(members),
    rolled: rolledTogether(place, members),
    prices: hasPrices ? place.prices : pricesOfMembers(place, members),
    surplus: withSurplus?.definition.surplus ?? place.surplus,
    off: offOf(place, members),
    entries: new Map([...place.entries, ...members.flatMap(entriesOf)]),
  }
}
