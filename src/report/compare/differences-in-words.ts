import type { Entry } from '../../definition/values/entry.ts'
import { writtenText } from '../../definition/values/entry.ts'
import type { Scenario } from '../../open/open.ts'
import type { Difference } from '../../questions/bridge/differences.ts'
import { labelOfDifference } from '../../questions/bridge/labels.ts'
import { eachYear, present } from '../bridge.ts'
import { joined, lowerFirst, type Sentence } from '../sentence.ts'

/** So many differences are told one by one. */
const mostDifferences = 6
/** A value that is longer is told by its form. */
const longest = 24

/** In what a scenario differs from the first, in one sentence. */
export function differencesInWords(first: Scenario, second: Scenario, differences: readonly Difference[]): Sentence {
  const [one, other] = [second.definition.title, first.definition.title]
  if (differences.length === 0) return [`Nothing differs: ${one} states the same figures as ${other}.`]
  const told = differences.slice(0, mostDifferences).map((difference): Sentence => [inWords(first, second, difference)])
  const left = differences.length - told.length
  const rest: Sentence[] = left === 0 ? [] : [[`${left} more`]]
  const count = differences.length === 1 ? 'one thing' : `${differences.length} things`
  return [`${one} differs from ${other} in ${count}: `, ...joined([...told, ...rest], '; '), '.']
}

function inWords(first: Scenario, second: Scenario, difference: Difference): string {
  const label = labelOfDifference(difference, first, second)
  if (difference.only === 'second') return `with "${label}"`
  if (difference.only === 'first') return `without "${label}"`
  const change = changeInWords(first, second, difference)
  return change === undefined ? lowerFirst(label) : `${lowerFirst(label)} ${change[1]} instead of ${change[0]}`
}

/** What a difference is from and to, as it was written; undefined where that is several values. */
export function changeInWords(
  first: Scenario,
  second: Scenario,
  { paths, only }: Difference,
): readonly [string, string] | undefined {
  if (only !== undefined) return only === 'first' ? [present.with, present.without] : [present.without, present.with]
  const [path, ...more] = paths
  if (path === undefined || more.length > 0) return undefined
  const [own, other] = [first, second].map(({ definition }) => definition.entries.get(path))
  const key = (own ?? other)?.key
  const told = [own, other].map((entry) => (entry === undefined ? (key?.default ?? 'none') : shortText(entry)))
  const [from, to] = told as [string, string]
  return from === to ? undefined : [from, to]
}

function shortText(entry: Entry): string {
  const text = writtenText(entry)
  if (text.length <= longest) return text
  return entry.content.form === 'plain' ? `${text.slice(0, longest - 1)}…` : eachYear
}
