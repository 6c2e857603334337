import { Decimal, zero } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { Definition } from '../../definition/definition.ts'
import { inputLabel, titleOfItem } from '../../explain/input-label.ts'
import { type Apart, inBrackets, tellApart } from './apart.ts'
import { type Difference, type Side, statedPath } from './differences.ts'
import type { Player } from './players.ts'

/** What people call the steps: of two that are called alike, or as one of the two scenarios is, each with its kind, and its id if need be. */
export function labelsApart(steps: readonly Player[], first: Side, second: Side): readonly string[] {
  const labels = steps.map((step) => labelOf(step, first, second))
  const titles = [first, second].map(({ definition }) => definition.title)
  const named = steps.map(({ place }, at) => ({ label: labels[at] as string, place }))
  const apart = tellApart(named, titles)
  return named.map(({ label }, at) => label + inBrackets(apart[at] as Apart))
}

/** What people call a step: the figure, the item, the section, or several joined. */
function labelOf(player: Player, first: Side, second: Side): string {
  const { path, place, differences } = player
  const [only, ...more] = differences
  if (only !== undefined && more.length === 0) return labelOfDifference(only, first, second)
  if (player.isRest === true) return 'All other differences'
  if (player.isJoined === true) return labelOfJoined(differences, first, second)
  return path === place.owner && place.isItem
    ? titleOfItem(path, sideOf(differences[0]?.paths[0] ?? path, first, second))
    : `${upperFirst(place.key)} (${differences.length} differences)`
}

/** So many of what must change together are named. */
const mostNamed = 3

/** What must change together: all of it where that is little, else what states the largest amounts of money. */
function labelOfJoined(differences: readonly Difference[], first: Side, second: Side): string {
  const sizes = sizesOf(differences, first, second)
  const [...largest] = differences
    .map((_, at) => at)
    .sort((one, other) => (sizes[other] ?? zero).comparedTo(sizes[one] ?? zero) || one - other)
  const label = (at: number): string => labelOfDifference(differences[at] as Difference, first, second)
  if (largest.length <= mostNamed)
    return namesTogether(
      differences.map((_, at) => label(at)),
      differences,
      first,
      second,
    )
  return `${largest.slice(0, mostNamed).map(label).join('; ')}; and ${largest.length - mostNamed} others`
}

/** Labels with ` and ` between them; of figures of one item its title once. */
function namesTogether(
  labels: readonly string[],
  differences: readonly Difference[],
  first: Side,
  second: Side,
): string {
  const owners = new Set(differences.map(({ place }) => (place.isItem ? place.owner : '')))
  const [owner = ''] = owners
  if (owners.size > 1 || owner === '') return labels.join(' and ')
  const title = `${titleOfItem(owner, sideOf(differences[0]?.paths[0] ?? '', first, second))}, `
  return labels.every((label) => label.startsWith(title))
    ? title + listInWords(labels.map((label) => label.slice(title.length)))
    : labels.join(' and ')
}

/** The largest amount of money that each difference states, in the one or the other. */
function sizesOf(differences: readonly Difference[], first: Side, second: Side): readonly Decimal[] {
  const largest = new Map<string, Decimal>()
  for (const { model } of [first, second])
    for (const input of model.inputs) {
      if (input.unit !== 'money') continue
      const path = statedPath(input)
      for (const value of input.values)
        if (value?.abs().gt(largest.get(path) ?? zero) === true) largest.set(path, value.abs())
    }
  return differences.map(({ paths }) => Decimal.max(zero, ...paths.map((path) => largest.get(path) ?? zero)))
}

/** What people call a difference. */
export function labelOfDifference(difference: Difference, first: Side, second: Side): string {
  const { path, paths, only, place } = difference
  const [one = path, ...more] = paths
  const definition = sideOf(one, first, second)
  if (only !== undefined) return path === place.owner ? titleOfItem(path, definition) : inputLabel(path, definition)
  if (more.length === 0) return inputLabel(one, definition)
  const { label, of } = choiceIn(difference, first, second)
  const names = of.map((chosen) => chosen.map(({ name }) => name)).filter((own) => own.length > 0)
  return names.flat().includes('') ? label : `${label}, ${names.map((own) => listInWords(own)).join(' or ')}`
}

/** What stands in one of two definitions for a choice that they make otherwise. */
export interface Chosen {
  /** The key in words: `growth`; empty for the value that stands in the place of keys. */
  readonly name: string
  /** The paths that it holds. */
  readonly paths: readonly string[]
}

/** Alternatives of which each of two definitions has another. */
export interface Choice {
  /** What the item, or the group of keys, is called that they stand in. */
  readonly label: string
  /** What the first has, and the second. */
  readonly of: readonly [readonly Chosen[], readonly Chosen[]]
}

/** What each of two definitions has of alternatives. */
export function choiceIn({ paths, place }: Difference, first: Side, second: Side): Choice {
  const around = commonOf(paths)
  const definition = sideOf(paths[0] ?? '', first, second)
  const chosenBy = ({ definition: { entries } }: Side): readonly Chosen[] => {
    const found = new Map<string, string[]>()
    for (const path of paths) {
      if (!entries.has(path)) continue
      const [key = ''] = path.slice(around.length + 1).split('.')
      const name = key.replaceAll('-', ' ')
      const known = found.get(name)
      if (known === undefined) found.set(name, [path])
      else known.push(path)
    }
    return Array.from(found, ([name, own]) => ({ name, paths: own }))
  }
  return {
    label: around === place.owner && place.isItem ? titleOfItem(around, definition) : inputLabel(around, definition),
    of: [chosenBy(first), chosenBy(second)],
  }
}

/** The group of keys that all paths stand in, or the one among them that the others stand in. */
function commonOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map((path) => path.split('.'))
  const names = [...first]
  let count = names.length
  for (const other of others) {
    let same = 0
    while (same < count && same < other.length && other[same] === names[same]) same++
    count = same
  }
  return names.slice(0, count).join('.')
}

/** The definition that states a path. */
function sideOf(path: string, first: Side, second: Side): Definition {
  return (first.definition.entries.has(path) ? first : second).definition
}
