import { listInWords } from '../../base/list-in-words.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { defaultInWords, listOfParts, type PartInWords, partsInWords } from '../../definition/values/value-in-words.ts'
import { titleOfItem } from '../../explain/input-label.ts'
import type { Scenario } from '../../open/open.ts'
import { type Apart, inBrackets, tellApart } from '../../questions/bridge/apart.ts'
import type { Difference } from '../../questions/bridge/differences.ts'
import { type Chosen, choiceIn, labelOfDifference } from '../../questions/bridge/labels.ts'
import { countBeside, eachYear, present } from '../bridge.ts'
import { nameWithin } from '../name-within.ts'
import { joined, type Sentence } from '../sentence.ts'

/** So many differences are told one by one. */
const mostDifferences = 6
/** A value that is longer is told by its form. */
const longest = 24

/** In what a scenario differs from the first, in one sentence. */
export function differencesInWords(first: Scenario, second: Scenario, differences: readonly Difference[]): Sentence {
  const [one, other] = [second.definition.title, first.definition.title]
  if (differences.length === 0) return [`Nothing differs: ${one} states the same figures as ${other}.`]
  const named = differences.map((of) => ({ label: labelOfDifference(of, first, second), place: of.place }))
  const told = tellApart(named, [one, other])
  const apart: ApartBy = new Map(differences.map((of, at) => [of, told[at] as Apart]))
  const groups = alike(first, second, differences, apart)
  // Where not all are told, what only one of them has is told before figures that both have.
  const isOneSided = ({ of: [{ only, place, path }] }: Group): boolean => only !== undefined && path === place.owner
  const inTurn =
    groups.length <= mostDifferences
      ? groups
      : [...groups.filter(isOneSided), ...groups.filter((group) => !isOneSided(group))]
  const shown = inTurn.slice(0, mostDifferences)
  const parts = shown.map((group): Sentence => [groupInWords(first, second, group, apart)])
  const left = differences.length - shown.reduce((sum, { of }) => sum + of.length, 0)
  const rest: Sentence[] = left === 0 ? [] : [[`${left} more`]]
  const count = differences.length === 1 ? 'one thing' : `${differences.length} things`
  return [`${one} differs from ${other} in ${count}: `, ...joined([...parts, ...rest], '; '), '.']
}

/** What each difference is told apart by. */
type ApartBy = ReadonlyMap<Difference, Apart>

/** Differences of which the same is said, each of an item of its own: what that is, and the items. */
interface Group {
  readonly of: readonly [Difference, ...Difference[]]
  /** The key and its change: `delay 12 months instead of 0`; undefined of a difference that is told by itself. */
  readonly said: string | undefined
  readonly items: readonly string[]
}

/** Together what is the same change of one key of several items, as where a whole programme is delayed. */
function alike(
  first: Scenario,
  second: Scenario,
  differences: readonly Difference[],
  apart: ApartBy,
): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const difference of differences) {
    const { path, only, place } = difference
    const title = titleOfItem(place.owner, first.definition)
    const words = inWords(first, second, difference, apart)
    const before = `${nameWithin(path, title)}, `
    const isOfItem = only === undefined && place.isItem && path !== place.owner && words.startsWith(before)
    const said = isOfItem ? words.slice(before.length) : undefined
    const known = groups.get(said ?? path)
    const [of, items] = [
      [...(known?.of ?? []), difference],
      [...(known?.items ?? []), title],
    ]
    groups.set(said ?? path, { of: of as [Difference, ...Difference[]], said, items })
  }
  return [...groups.values()]
}

function groupInWords(first: Scenario, second: Scenario, { of, said, items }: Group, apart: ApartBy): string {
  if (said === undefined || items.length === 1) return inWords(first, second, of[0], apart)
  const rest = items.length - mostDifferences
  const named = items.slice(0, rest > 1 ? mostDifferences : items.length).map((title) => `"${title}"`)
  return `${said} for ${listInWords([...named, ...(rest > 1 ? [`${rest} others`] : [])])}`
}

function inWords(first: Scenario, second: Scenario, difference: Difference, apart: ApartBy): string {
  const { path, paths, only, place } = difference
  const lower = (words: string): string => nameWithin(path, words)
  const own = apart.get(difference) ?? {}
  const title = labelOfDifference(difference, first, second)
  const label = title + inBrackets(own)
  if (only !== undefined) {
    const isItem = place.isItem && path === place.owner
    // An item may be called as the whole is, or as another one.
    const { kind, id } = own
    const told = isItem
      ? `${kind === undefined ? '' : `the ${kind} `}"${title}"${id === undefined ? '' : ` (${id})`}`
      : lower(label)
    return `${only === 'second' ? 'with' : 'without'} ${told}`
  }
  if (paths.length > 1) {
    const { label: around, of } = choiceIn(difference, first, second)
    const [from, to] = [choiceInWords(of[0], first), choiceInWords(of[1], second)]
    if (from !== '' && to !== '') return `${lower(around)}, ${to} instead of ${from}`
  }
  const change = changeInWords(first, second, difference)
  return change === undefined
    ? lower(label)
    : `${lower(label)} ${change[1]} instead of ${countBeside(change[0], change[1])}`
}

/** What a difference is from and to, with its unit; undefined where that is several values. */
export function changeInWords(
  first: Scenario,
  second: Scenario,
  difference: Difference,
): readonly [string, string] | undefined {
  const { paths, only } = difference
  if (only !== undefined) return only === 'first' ? [present.with, present.without] : [present.without, present.with]
  const [path, ...more] = paths
  if (path === undefined) return undefined
  if (more.length > 0) {
    const { of } = choiceIn(difference, first, second)
    const [from, to] = [choiceInWords(of[0], first, longest), choiceInWords(of[1], second, longest)]
    return from === '' || to === '' ? undefined : [from, to]
  }
  const [own, other] = [first, second].map(({ definition }) => definition.entries.get(path))
  if (own !== undefined && other !== undefined) return changeOfParts(own, first, other, second)
  const key = (own ?? other)?.key
  const told = (entry: Entry | undefined, { definition: { unit } }: Scenario): string =>
    entry === undefined ? ((key && defaultInWords(key, unit)) ?? 'not stated') : shortText(entry, unit)
  const [from, to] = [told(own, first), told(other, second)]
  return from === to ? undefined : [from, to]
}

/** What a value is from and to: of one in parts that are named alike, those alone that are another. */
function changeOfParts(
  own: Entry,
  first: Scenario,
  other: Entry,
  second: Scenario,
): readonly [string, string] | undefined {
  const [before, after] = [partsInWords(own, first.definition.unit), partsInWords(other, second.definition.unit)]
  const isAlike =
    own.content.form !== 'list' &&
    before.length === after.length &&
    before.every(({ name }, at) => name === after[at]?.name)
  const differing = (parts: readonly PartInWords[], others: readonly PartInWords[]): readonly PartInWords[] =>
    isAlike ? parts.filter(({ text }, at) => text !== others[at]?.text) : parts
  const [from, to] = [differing(before, after), differing(after, before)].map((parts) => cutShort(parts, own, other))
  return from === undefined || to === undefined || from === to ? undefined : [from, to]
}

/** What one of them has of alternatives: `growth 3%`, `target and pace`; their number where that is too long. */
function choiceInWords(
  chosen: readonly Chosen[],
  { definition: { entries, unit } }: Scenario,
  most = Number.POSITIVE_INFINITY,
): string {
  const names = chosen.map(({ name, paths }) => {
    const [only, ...more] = paths
    const entry = only === undefined || more.length > 0 ? undefined : entries.get(only)
    return entry?.content.form === 'plain' ? `${name} ${shortText(entry, unit)}`.trim() : name
  })
  const text = listInWords(names)
  return text.length <= most ? text : `${chosen.length} figures`
}

function shortText(entry: Entry, unit: MoneyUnit): string {
  return cutShort(partsInWords(entry, unit), entry)
}

/** Parts where they are short; else by what they are. */
function cutShort(parts: readonly PartInWords[], ...entries: readonly Entry[]): string {
  const text = listOfParts(parts)
  if (text.length <= longest) return text
  if (parts.length === 1) return `${text.slice(0, longest - 1)}…`
  return entries.some(({ content: { form } }) => form === 'points') ? 'by point' : eachYear
}
