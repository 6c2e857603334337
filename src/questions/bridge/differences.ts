import { Decimal, toPlain, zero } from '../../base/decimal.ts'
import { poundsIn } from '../../base/money-unit.ts'
import type { Input } from '../../definition/definition.ts'
import type { Kind } from '../../definition/keys/key-types.ts'
import { type Entry, writtenText } from '../../definition/values/entry.ts'
import { knownValue } from '../../definition/values/scalar.ts'
import type { ReadScenario } from '../../open/open.ts'
import { alternativesOf } from './alternatives.ts'
import { groupsAround, rankOf, type Standing, standingOf } from './paths.ts'

/** What is read of a scenario to find how it differs from another one. */
export type Side = Pick<ReadScenario, 'definition' | 'model'>

/** Paths in which two definitions differ and that change together, from those of the one to those of the other. */
export interface Difference {
  /** An input's path, an item's, or several joined by ` + `. */
  readonly path: string
  readonly paths: readonly string[]
  readonly place: Standing
  /** Which of the two has it, where it is an item, or a group of keys in one, that only one has. */
  readonly only: 'first' | 'second' | undefined
  /** The inputs of the first and of the second, where nothing but their numbers differs, so that the model stays as it is. */
  readonly figures: readonly (readonly [Input, Input])[] | undefined
  /** Set where several join in it: alternatives, of which each definition has another. */
  readonly isJoined?: true
}

/** Words about things change no figure, and a file is named for what stands in it. */
const ofNoEffect: ReadonlySet<Kind> = new Set(['text', 'path', 'date'])

/**
 * In what two definitions differ: a path whose resolved value is another one, defaults included, all paths of an item, or of a group
 * of keys in one, that only one has, and alternatives of which each has another. In the order of the key table, then by path, whichever is the first.
 */
export function differencesOf(first: Side, second: Side): readonly Difference[] {
  const read = new Differing(first, second)
  const groups = new Map<string, string[]>()
  for (const path of read.paths()) {
    const alone = read.aloneOf(path)
    if (alone === undefined && read.isSame(path)) continue
    const key = alone ?? path
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [path])
    else known.push(path)
  }
  return read
    .joinAlternatives(groups)
    .map(([keys, paths]) => read.difference(keys, paths))
    .sort(inOrder)
}

/** In the order of the key table, then by path. */
export function inOrder(one: Pick<Difference, 'path' | 'place'>, other: Pick<Difference, 'path' | 'place'>): number {
  return rankOf(one.place.key) - rankOf(other.place.key) || (one.path < other.path ? -1 : 1)
}

class Differing {
  private readonly entries: readonly [ReadonlyMap<string, Entry>, ReadonlyMap<string, Entry>]
  private readonly inputs: readonly [ReadonlyMap<string, readonly Input[]>, ReadonlyMap<string, readonly Input[]>]
  private readonly groups: readonly [ReadonlySet<string>, ReadonlySet<string>]
  private readonly years: number
  /** By what money of the second is multiplied to be in the unit of the first. */
  private readonly moneyRatio: Decimal

  constructor(first: Side, second: Side) {
    this.entries = [first.definition.entries, second.definition.entries]
    this.inputs = [byPath(first.model.inputs), byPath(second.model.inputs)]
    this.groups = [groupsOf(this.entries[0]), groupsOf(this.entries[1])]
    this.years = Math.min(first.definition.horizon.count, second.definition.horizon.count) + 1
    this.moneyRatio = poundsIn(second.model.unit).div(poundsIn(first.model.unit))
  }

  paths(): ReadonlySet<string> {
    return new Set([...this.entries[0].keys(), ...this.entries[1].keys()])
  }

  /**
   * The item that only one of them has, and that a path stands in, or the outermost group of keys; of a member of a place all that it
   * brings. The words in a group go with its figures.
   */
  aloneOf(path: string): string | undefined {
    const around = memberOf(path)
    if (around !== undefined && this.isAlone(around)) return around
    return groupsAround(path).find((group) => this.isAlone(group))
  }

  /** Whether only one of them has a group, and the other no value in its place. */
  private isAlone(group: string): boolean {
    const [own, other] = [this.groups[0].has(group), this.groups[1].has(group)]
    return own !== other && !this.entries[own ? 1 : 0].has(group)
  }

  isSame(path: string): boolean {
    const [own, other] = [this.entries[0].get(path), this.entries[1].get(path)]
    const entry = own ?? other
    if (entry === undefined || ofNoEffect.has(entry.key.kind)) return true
    const [figures, others] = [this.inputs[0].get(path), this.inputs[1].get(path)]
    if (figures !== undefined && others !== undefined) return this.areSame(figures, others)
    if (figures !== undefined || others !== undefined) {
      // One of them has the name of a shared rate, or nothing.
      if (own !== undefined && other !== undefined) return false
      const usual = usualOf(entry)
      return (figures ?? others ?? []).every(({ values }) =>
        values.slice(0, this.years).every((value) => value === undefined || (usual?.eq(value) ?? false)),
      )
    }
    return resolved(own, entry) === resolved(other, entry)
  }

  /** Whether the one has this alternative and the other that. */
  private areInstead(path: string, other: string): boolean {
    const has = (side: 0 | 1, of: string): boolean => this.groups[side].has(of) || this.entries[side].has(of)
    return (
      ([0, 1] as const).some((side) => has(side, path) && !has(side, other)) &&
      ([0, 1] as const).some((side) => has(side, other) && !has(side, path))
    )
  }

  private areSame(figures: readonly Input[], others: readonly Input[]): boolean {
    return (
      figures.length === others.length &&
      figures.every(({ path, values, unit }, at) => {
        const other = others[at]
        // The same money is no difference, whichever unit it is written in.
        const told = (value: Decimal | undefined): Decimal | undefined =>
          unit === 'money' ? value?.times(this.moneyRatio) : value
        return (
          other?.path === path &&
          values.slice(0, this.years).every((value, index) => isEqual(value, told(other.values[index])))
        )
      })
    )
  }

  difference(keys: readonly string[], paths: readonly string[]): Difference {
    const path = keys.join(' + ')
    const place = standingOf(path)
    const isAlone = this.isAlone(path)
    return {
      path,
      paths,
      place,
      only: isAlone ? (this.groups[0].has(path) ? 'first' : 'second') : undefined,
      figures: isAlone ? undefined : this.figuresOf(paths),
      ...(keys.length > 1 ? { isJoined: true } : {}),
    }
  }

  private figuresOf(paths: readonly string[]): Difference['figures'] {
    const pairs: (readonly [Input, Input])[] = []
    for (const path of paths) {
      const [own = [], others = []] = [this.inputs[0].get(path), this.inputs[1].get(path)]
      if (own.length === 0 || own.length !== others.length) return undefined
      for (const [at, input] of own.entries()) {
        const other = others[at] as Input
        if (input.path !== other.path || input.isSetting === true || other.isSetting === true) return undefined
        pairs.push([input, other])
      }
    }
    return pairs
  }

  /**
   * Join alternatives of one thing of which each has another: an amount in the one and a share in the other, or a value in the one where
   * the other has keys of its own.
   */
  joinAlternatives(
    groups: ReadonlyMap<string, readonly string[]>,
  ): (readonly [keys: readonly string[], paths: readonly string[]])[] {
    const joined = new Map<string, string>()
    const headOf = (path: string): string => {
      let head = path
      for (let next = joined.get(head); next !== undefined; next = joined.get(head)) head = next
      return head
    }
    const join = (one: string, other: string): void => {
      if (headOf(one) !== headOf(other)) joined.set(headOf(one), headOf(other))
    }
    // What differs of each key of a group, by the path of that key.
    const under = new Map<string, string[]>()
    for (const path of groups.keys())
      for (const around of new Set([path, ...groupsAround(path)])) {
        const known = under.get(around)
        if (known === undefined) under.set(around, [path])
        else known.push(path)
      }
    for (const path of under.keys()) {
      const own = under.get(path) ?? []
      if (groups.has(path)) for (const inside of own) join(inside, path)
      for (const other of alternativesOf(path)) {
        const others = under.get(other)
        if (others === undefined || !this.areInstead(path, other)) continue
        for (const one of [...own, ...others]) join(one, own[0] as string)
      }
    }
    const whole = new Map<string, { readonly keys: string[]; readonly paths: string[] }>()
    for (const [key, paths] of groups) {
      const head = headOf(key)
      const known = whole.get(head) ?? { keys: [], paths: [] }
      whole.set(head, known)
      known.keys.push(key)
      for (const path of paths) known.paths.push(path)
    }
    return Array.from(whole.values(), ({ keys, paths }) => [keys.sort(), paths.sort()] as const)
  }
}

/** The inputs of every path, those of a list under the path of the list. */
function byPath(inputs: readonly Input[]): ReadonlyMap<string, readonly Input[]> {
  const found = new Map<string, Input[]>()
  for (const input of inputs) {
    const path = statedPath(input)
    const known = found.get(path)
    if (known === undefined) found.set(path, [input])
    else known.push(input)
  }
  return found
}

/** Where the value stands that an input is, or is a part of. */
export function statedPath({ path, part }: Pick<Input, 'path' | 'part'>): string {
  return part === undefined ? path : path.slice(0, path.length - part.name.length)
}

/** The items, and the groups of keys in them, that some entries stand in. */
function groupsOf(entries: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  const groups = new Set<string>()
  for (const path of entries.keys()) for (const group of groupsAround(path)) groups.add(group)
  return groups
}

/** The item of a place that brings the member a path stands under: `combine.west` for `members.west.lines.acute.base`. */
function memberOf(path: string): string | undefined {
  const [under, id] = path.split('.', 2)
  return under === 'members' && id !== undefined ? `combine.${id}` : undefined
}

/** What a figure is where nothing is stated; undefined where it must be. */
function usualOf({ key }: Entry): Decimal | undefined {
  const usual = key.default === undefined ? undefined : knownValue(key, key.default)
  if (usual instanceof Decimal) return usual
  return key.cover === 'flow' || key.cover === 'starts' ? zero : undefined
}

/** What is no figure, as text that is the same for the same meaning. */
function resolved(entry: Entry | undefined, { key }: Entry): string | undefined {
  const text = (value: unknown): string => (value instanceof Decimal ? toPlain(value) : String(value))
  if (entry === undefined) return key.default === undefined ? undefined : text(knownValue(key, key.default))
  const { content } = entry
  return content.form === 'plain' && entry.overlay === undefined
    ? text(content.plain.value).replace(/\s+/g, ' ')
    : writtenText(entry)
}

function isEqual(one: Decimal | undefined, other: Decimal | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.eq(other)
}
