import { grouped } from '../../base/grouped.ts'
import type { Definition, Input } from '../../definition/definition.ts'
import { findKey } from '../../definition/keys/find-key.ts'
import type { ValueKey } from '../../definition/keys/key-types.ts'
import { othersOf } from '../../definition/layers/child-key.ts'
import { type Lineage, lineagesOf } from '../../definition/layers/lineage.ts'
import { type Entry, writtenText } from '../../definition/values/entry.ts'
import { replacedActuals } from '../../model/actuals.ts'
import { inMember } from '../../model/in-member.ts'
import type { Model } from '../../model/model.ts'
import { placeOf } from '../../model/uncertain.ts'
import type { ReadScenario } from '../../open/open.ts'
import { isAssumed } from '../../open/warnings.ts'
import type { Assumption } from './assumption.ts'

/**
 * Everything that a definition assumes, in the order in which it is stated: what its files say after inheritance and settings, of a
 * place also what its members say, and what the program supplies beside that. What stands in one place of a file is told once.
 */
export function assumptionsOf({
  definition,
  model,
}: Pick<ReadScenario, 'definition' | 'model'>): readonly Assumption[] {
  const inputs = inputsByEntry(model)
  const all = ownAssumptions(definition, (path) => path, inputs)
  const own = withoutReplaced(all, replacedActuals(definition))
  const stated = grouped(own, (one) => placed(one)).values()
  return [...stated].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, also: others.map(({ path }) => path) }],
  )
}

/** What a member says came out and the place says otherwise is told with what the place says, as what that replaced. */
function withoutReplaced(all: readonly Assumption[], replaced: ReadonlyMap<string, string>): readonly Assumption[] {
  if (replaced.size === 0) return all
  const before = grouped(
    all.filter(({ path }) => replaced.has(path)),
    ({ path }) => replaced.get(path),
  )
  return all.flatMap((one): Assumption[] => {
    if (replaced.has(one.path)) return []
    const { entry, lineage } = one
    if (entry === undefined) return [one]
    // It is of the same row, whose unit is known of the figures that count.
    const { key, path } = entry
    const others = (before.get(one.path) ?? []).flatMap((other) =>
      other.entry === undefined
        ? []
        : [{ entry: { ...other.entry, key, path }, replaced: other.lineage?.replaced ?? [] }],
    )
    if (others.length === 0) return [one]
    return [{ ...one, lineage: { entry, replaced: [...(lineage?.replaced ?? []), ...others] } }]
  })
}

/** The figures of the model by the path of the value that states them: those of a list together. */
function inputsByEntry({ inputs }: Model): ReadonlyMap<string, readonly Input[]> {
  return grouped(inputs, ({ path, part }) =>
    part === undefined || part.name === '' ? path : path.slice(0, -part.name.length),
  )
}

function ownAssumptions(
  definition: Definition,
  named: (path: string) => string,
  inputs: ReadonlyMap<string, readonly Input[]>,
): Assumption[] {
  const { merged, members } = definition
  const lineages = lineagesOf(merged)
  const make = (path: string, key: ValueKey, entry: Entry | undefined, lineage: Lineage | undefined): Assumption => {
    const kind = entry === undefined ? 'default' : kindOf(entry)
    const own = inputs.get(named(path)) ?? []
    return {
      kind,
      path: named(path),
      also: [],
      definition,
      key,
      entry: kind === 'actual' ? (own[0]?.entry ?? entry) : entry,
      lineage,
      inputs: own,
    }
  }
  return [
    ...[...merged.entries].flatMap(([path, entry]) =>
      entry.key.plainOnly === true ? [] : [make(path, entry.key, entry, lineages.get(path))],
    ),
    ...defaultsOf(definition).map(({ path, key }) => make(path, key, undefined, undefined)),
    ...members.flatMap((member) =>
      ownAssumptions(member.definition, (path) => named(inMember(member.id, path)), inputs),
    ),
  ]
}

function kindOf(entry: Entry): Assumption['kind'] {
  if (!isAssumed(entry)) return 'setting'
  if (entry.key.cover === 'known') return 'actual'
  return entry.key.kind === 'stated' ? 'target' : 'figure'
}

/** Quantities that were left out of what is stated, and that the program supplies. */
function defaultsOf({ merged: { entries, groups } }: Definition): { path: string; key: ValueKey }[] {
  return [...groups.keys()].flatMap((group) => {
    const found = group === '' ? undefined : findKey(group)
    const holder = found?.is === 'either' ? found.group : found
    if (holder?.is !== 'group') return []
    const isStated = (name: string): boolean => entries.has(`${group}.${name}`) || groups.has(`${group}.${name}`)
    return Object.entries(holder.keys).flatMap(([name, key]) => {
      if (key.is !== 'value' || key.default === undefined || isStated(name)) return []
      const isOpen = isAssumed({ key, content: nothing }) && !othersOf(holder, name).some(isStated)
      return isOpen ? [{ path: `${group}.${name}`, key }] : []
    })
  })
}

const nothing: Entry['content'] = { form: 'list', items: [] }

/** What tells one statement from another: its place and all that is said of it. */
function placed({ path, entry }: Assumption): string {
  if (entry === undefined) return path
  const { range: _, ...said } = entry.provenance
  return `${placeOf({ entry, path })} ${writtenText(entry)} ${JSON.stringify(said)}`
}
