import type { Definition, ItemId, MemberReference, PlaceMember } from '../definition.ts'
import type { GroupKey } from '../keys/key-types.ts'
import { definitionKeys, isOfOptionsToo } from '../keys/keys.ts'
import { drop } from '../layers/merge.ts'
import { entriesOf, firstConfirmed, keysOfMembers, offOf, pricesOfMembers, rolledTogether } from './place.ts'
import type { Reader } from './reader.ts'

/** The keys of a definition of options, whose own definitions bring funding, lines and years. */
export function optionsKeys(): GroupKey {
  return keysOfMembers()
}

/** Refuse beside options what belongs in the definition of one, and take it out: here there is nothing to hold it against. */
export function refuseBesideOptions(reader: Reader): void {
  for (const name of Object.keys(definitionKeys.keys)) {
    const span = reader.merged.groups.get(name)
    if (span === undefined || isOfOptionsToo(name)) continue
    reader.refuse('not-beside-options', span, { name })
    drop(reader.merged, name)
  }
}

/** The options with their files, in the order in which they are first named. */
export function defineOptions(reader: Reader): MemberReference[] {
  return reader.items('appraisal.options').flatMap((id): MemberReference[] => {
    const path = `appraisal.options.${id}`
    const scenario = reader.plain<string>(`${path}.scenario`)
    if (scenario === undefined) {
      if (!reader.stands(`${path}.scenario`))
        reader.missing(path, 'scenario', 'its definition, such as westminster.yaml')
      return []
    }
    const span = reader.entry(`${path}.scenario`)?.span ?? reader.spanOf(path)
    return [optionOf(id, reader.text(`${path}.title`) ?? id, scenario, span)]
  })
}

/** An option as a member of its appraisal: whole. */
export function optionOf(id: ItemId, title: string, scenario: string, span: MemberReference['span']): MemberReference {
  return { id, title, scenario, span, share: undefined, residents: undefined, lines: undefined }
}

/** A definition of options with what they bring. They are alternatives, so that nothing of them is added. */
export function withOptions(own: Definition, members: readonly PlaceMember[]): Definition {
  const hasPrices = (own.prices.deflator ?? own.prices.index) !== undefined
  return {
    ...own,
    members,
    confirmed: own.confirmed ?? firstConfirmed(members),
    rolled: rolledTogether(own, members),
    prices: hasPrices ? own.prices : pricesOfMembers(own, members),
    off: offOf(own, members),
    entries: new Map([...own.entries, ...members.flatMap(entriesOf)]),
  }
}
