import type { Before } from './marks.ts'

/** A part of a text that is put in another place as a whole. */
export interface Movable {
  readonly name: string
  readonly start: number
  /** Not included. */
  readonly end: number
}

/**
 * Parts in the order of their names, but for what must stay before something else: of the parts whose needs are met the
 * first by name comes next. Names that the order does not know keep their places behind the others.
 */
export function arrange<T extends Movable>(
  parts: readonly T[],
  order: readonly string[] | undefined,
  before: readonly Before[],
): readonly T[] {
  if (order === undefined) return parts
  const ranks = new Map(order.map((name, rank) => [name, rank]))
  const rankOf = ({ name }: T): number => ranks.get(name) ?? order.length
  const waiting = parts.map((part, at) => ({ part, at, rank: rankOf(part) }))
  waiting.sort((left, right) => left.rank - right.rank || left.at - right.at)
  const needs = needsOf(parts, before)
  const placed = new Set<T>()
  const result: T[] = []
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ part }) => [...(needs.get(part) ?? [])].every((other) => placed.has(other)))
    // What is needed always stands before, in the text as it was: the part that did so first can be placed.
    const [taken] = waiting.splice(Math.max(0, next), 1)
    if (taken === undefined) break
    placed.add(taken.part)
    result.push(taken.part)
  }
  return result
}

function needsOf<T extends Movable>(parts: readonly T[], before: readonly Before[]): ReadonlyMap<T, ReadonlySet<T>> {
  const needs = new Map<T, Set<T>>()
  for (const { first, second } of before) {
    const [one, other] = [partAt(parts, first), partAt(parts, second)]
    if (one === undefined || other === undefined || one === other) continue
    needs.set(other, (needs.get(other) ?? new Set()).add(one))
  }
  return needs
}

/** Of what must stay in order what lies in one part each. The parts stand as in the text. */
export function sharedOut<T extends Movable>(
  parts: readonly T[],
  before: readonly Before[],
): (part: T) => readonly Before[] {
  const shares = new Map<T, Before[]>()
  for (const pair of before) {
    const part = partAt(parts, pair.first)
    if (part === undefined || part !== partAt(parts, pair.second)) continue
    const share = shares.get(part)
    if (share === undefined) shares.set(part, [pair])
    else share.push(pair)
  }
  return (part) => shares.get(part) ?? []
}

/** The part that holds a place, of parts that stand as in the text. */
function partAt<T extends Movable>(parts: readonly T[], at: number): T | undefined {
  let [low, high] = [0, parts.length]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if ((parts[middle]?.start ?? at) <= at) low = middle
    else high = middle
  }
  const part = parts[low]
  return part !== undefined && part.start <= at && at < part.end ? part : undefined
}
