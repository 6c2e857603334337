import { findKey } from '../definition/keys/find-key.ts'
import type { DraftValue } from './draft-value.ts'

type About = DraftValue['about']

/** What the values in a group say of themselves, and how often. */
interface Said {
  readonly counts: Map<string, { readonly about: About; count: number }>
  /** Set where one of them says nothing, so that what the group says would be taken for what it rests on. */
  isSilent: boolean
}

/**
 * What groups and items can say once for most of the values in them, by path: the outermost that can. A value that says something else
 * keeps that. Owners and dates of review reach further than sources, so that they are shared only where all values share them.
 */
export function sharedSources(values: ReadonlyMap<string, DraftValue>): ReadonlyMap<string, About> {
  const groups = new Map<string, Said>()
  for (const [path, { about }] of values) {
    if (path.includes('"') || takesNoSource(path)) continue
    const text = JSON.stringify(about)
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      const group = path.slice(0, dot)
      const said = groups.get(group) ?? { counts: new Map(), isSilent: false }
      groups.set(group, said)
      const known = said.counts.get(text)
      if (known === undefined) said.counts.set(text, { about, count: 1 })
      else known.count++
      if (about.source === undefined) said.isSilent = true
    }
  }
  const shared = new Map<string, About>()
  // Outer groups first: their paths are shorter.
  const inOrder = [...groups].filter(([path]) => saysForAll(path)).sort(([one], [other]) => one.length - other.length)
  for (const [path, { counts, isSilent }] of inOrder) {
    if (isSilent || isWithin(path, shared)) continue
    const [most] = [...counts.values()].sort((one, other) => savedBy(other) - savedBy(one))
    if (most === undefined || most.count < 2) continue
    const reachesOn = most.about.owner !== undefined || most.about['review-by'] !== undefined
    if (!reachesOn || counts.size === 1) shared.set(path, most.about)
  }
  return shared
}

/** Whether a group says for a value what it rests on. */
export function saidBy(path: string, about: About, shared: ReadonlyMap<string, About>): boolean {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const said = shared.get(path.slice(0, dot))
    if (said !== undefined) return !takesNoSource(path) && JSON.stringify(said) === JSON.stringify(about)
  }
  return false
}

/** How much need not be written again. */
function savedBy({ about, count }: { readonly about: About; readonly count: number }): number {
  return (count - 1) * JSON.stringify(about).length
}

function isWithin(path: string, shared: ReadonlyMap<string, About>): boolean {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
    if (shared.has(path.slice(0, dot))) return true
  return false
}

/** Text about the definition, a name or a year: no assumption. */
function takesNoSource(path: string): boolean {
  const key = findKey(path)
  const value = key?.is === 'either' ? key.value : key
  return value?.is === 'value' && value.plainOnly === true
}

/** Whether the key of a group takes what is known of all the values in it. */
function saysForAll(path: string): boolean {
  const key = findKey(path)
  const group = key?.is === 'either' ? key.group : key
  return group?.is === 'group' && group.provenance === true
}
