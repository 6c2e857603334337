import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition } from '../definition/definition.ts'
import { needsOfKey } from '../definition/keys/keys.ts'
import { lackingOf, type Need, statesNo } from '../definition/keys/need.ts'
import type { SwitchedOff } from '../definition/layers/switched-off.ts'
import { RowIndex } from '../formula/row-index.ts'
import { inMember } from './in-member.ts'
import type { Row } from './row.ts'

/** Why there is no row that other definitions have: what is not stated, and by which members of a place. */
export interface Lack {
  readonly needs: readonly Need[]
  /** The titles of those members; undefined where the definition itself does not state it. */
  readonly members?: readonly string[]
  /** Set where it is a row of a member, by its name in the place. */
  readonly isOfMember?: true
}

/** Rows that are not there, by path, with what each lacks. */
export type LackOf = ReadonlyMap<string, Lack>

/** The rows of a model, and what is known of those that it does not have. */
export interface KnownRows {
  readonly rows: readonly Row[]
  /** What is switched off. */
  readonly off: SwitchedOff
  readonly absent: Absent
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
      lacks.set(inMember(id, path), { ...lack, members: lack.members ?? [title], isOfMember: true })
      if (lack.isOfMember === true) continue
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

/** What is known of rows that a model does not have because the definition does not state what they rest on. */
export interface Absent {
  readonly has: (path: string) => boolean
  /** Why there is no row of a name or a pattern, as a clause; undefined where that is for some other reason. */
  readonly why: (name: string) => string | undefined
  /** The same of every such row, and of every figure that sentences quote of one. */
  readonly reasons: () => ReadonlyMap<string, string>
}

/** A figure that sentences quote, and the row that it is a view of. */
interface ViewOf {
  readonly view: Pick<Row, 'path'>
  readonly of: string | undefined
}

/** Rows that a model does not have, by what the definition lacks. */
export class AbsentRows implements Absent {
  private readonly lacks: LackOf
  private readonly lacking: readonly Need[]
  private readonly views: () => readonly ViewOf[]
  private index: RowIndex | undefined

  /** `views` are the figures that sentences quote, whether or not there is what they are views of. */
  constructor(lacks: LackOf, definition: Definition, views: () => readonly ViewOf[] = () => []) {
    const { streams, lines, members } = definition
    this.lacks = lacks
    const isPlace = members.length > 0 && !isOfOptions(definition)
    this.lacking = lackingOf({ funding: isPlace || streams.length > 0, lines: isPlace || lines.length > 0 })
    this.views = views
  }

  has(path: string): boolean {
    return this.lacks.has(path)
  }

  reasons(): ReadonlyMap<string, string> {
    if (this.lacks.size === 0) return new Map()
    const views = this.views().flatMap(({ view }) => view.path)
    return new Map([...this.lacks.keys(), ...views].flatMap((path) => this.reason(path)))
  }

  private reason(path: string): [path: string, why: string][] {
    const why = this.why(path)
    return why === undefined ? [] : [[path, why]]
  }

  why(name: string): string | undefined {
    if (this.lacks.size === 0 && this.lacking.length === 0) return undefined
    const lack = this.lackOf(name)
    return lack && inWords(lack)
  }

  private lackOf(name: string): Lack | undefined {
    const restsOn = this.lacks.has(name) ? undefined : this.views().find(({ view }) => view.path === name)?.of
    const own = this.lacks.get(restsOn ?? name)
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
