import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition } from '../definition/definition.ts'
import { needsOfKey } from '../definition/keys/keys.ts'
import { lackingOf, type Need, statesNo } from '../definition/keys/need.ts'
import type { SwitchedOff } from '../definition/layers/switched-off.ts'
import { RowIndex } from '../formula/row-index.ts'
import { inMember, isOfMember } from './in-member.ts'
import type { Row } from './row.ts'

/** Why there is no row that other definitions have: what is not stated, and by which members of a place. */
export interface Lack {
  readonly needs: readonly Need[]
  /** The titles of those members; undefined where the definition itself does not state it. */
  readonly members?: readonly string[]
}

/** Rows that are not there, by path, with what each lacks. */
export type LackOf = ReadonlyMap<string, Lack>

/** The rows of a model, and what is known of those that it does not have. */
export interface KnownRows {
  readonly rows: readonly Row[]
  /** What is switched off. */
  readonly off: SwitchedOff
  readonly absent: AbsentRows
}

export const nothingLacks: LackOf = new Map()

/**
 * What a place lacks: a total or a position of it is told where every member has it, for a sum over some of them would read as
 * that of all. What a member itself lacks stands under its name.
 */
export function lacksOfPlace(
  members: readonly { readonly id: string; readonly title: string; readonly lacks: LackOf }[],
): LackOf {
  if (members.every(({ lacks }) => lacks.size === 0)) return nothingLacks
  const found = new Map<string, { readonly needs: Set<Need>; readonly members: string[] }>()
  const lacks = new Map<string, Lack>()
  for (const { id, title, lacks: own } of members)
    for (const [path, lack] of own) {
      lacks.set(inMember(id, path), { ...lack, members: lack.members ?? [title] })
      if (isOfMember(path)) continue
      const known = found.get(path) ?? { needs: new Set(), members: [] }
      found.set(path, known)
      for (const need of lack.needs) known.needs.add(need)
      known.members.push(title)
    }
  for (const [path, { needs, members: titles }] of found)
    lacks.set(path, {
      needs: lackingOf({ funding: !needs.has('funding'), lines: !needs.has('lines') }),
      members: titles,
    })
  return lacks
}

/** Rows that a model does not have because the definition does not state what they rest on. */
export class AbsentRows {
  private readonly lacks: LackOf
  private readonly lacking: readonly Need[]
  private readonly restsOn: (view: string) => string | undefined
  private index: RowIndex | undefined

  /** `restsOn` names the row that a figure which sentences quote is made of. */
  constructor(lacks: LackOf, definition: Definition, restsOn: (view: string) => string | undefined = () => undefined) {
    const { streams, lines, members } = definition
    this.lacks = lacks
    const isPlace = members.length > 0 && !isOfOptions(definition)
    this.lacking = lackingOf({ funding: isPlace || streams.length > 0, lines: isPlace || lines.length > 0 })
    this.restsOn = restsOn
  }

  has(path: string): boolean {
    return this.lacks.has(path)
  }

  /** Why there is no row of a name or a pattern, as a clause; undefined where that is for some other reason. */
  why(name: string): string | undefined {
    if (this.lacks.size === 0 && this.lacking.length === 0) return undefined
    const lack = this.lackOf(name)
    return lack && inWords(lack)
  }

  private lackOf(name: string): Lack | undefined {
    const own = this.lacks.get(name) ?? this.lacks.get(this.restsOn(name) ?? '')
    if (own !== undefined) return own
    if (name.includes('*')) {
      this.index ??= new RowIndex([...this.lacks.keys()])
      const [path] = this.index.matching(name, () => [])?.rows ?? []
      if (path !== undefined) return this.lacks.get(path)
    }
    // A line of a definition without lines, a scheme on it.
    const [key = ''] = name.split('.', 1)
    const needs = this.lacking.filter((need) => key === need || needsOfKey(key).includes(need))
    return needs.length === 0 ? undefined : { needs }
  }
}

function inWords({ needs, members = [] }: Lack): string {
  const [first, second] = members
  if (second === undefined) return `${first ?? 'the definition'} ${statesNo(needs)}`
  const others = members.length === 2 ? second : `${members.length - 1} other members`
  return `${first} and ${others} do not state ${needs.join(' and ')}`
}
