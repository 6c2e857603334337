import type { Difference } from './differences.ts'
import { inOrder } from './differences.ts'
import type { Standing } from './paths.ts'
import { standingOf } from './paths.ts'

/** Differences that change together in a bridge. */
export interface Player {
  readonly path: string
  readonly place: Standing
  readonly differences: readonly Difference[]
  /** Set where they change together because the one would be refused without the others. */
  readonly isJoined?: true
  /** Of what is joined, the players that it was before. */
  readonly parts?: readonly Player[]
  /** Set where they are all that have no step of their own. */
  readonly isRest?: true
}

/** So many change one after the other in every order; more are joined. */
export const mostPlayers = 8

/**
 * What changes one by one: each difference, or where there are more than eight all of one item together, then all of one section,
 * then the last sections in the order of the key table as `other`.
 */
export function playersOf(differences: readonly Difference[]): readonly Player[] {
  const each = differences.map((one): Player => ({ path: one.path, place: one.place, differences: [one] }))
  if (each.length <= mostPlayers) return each
  const byItem = joinedBy(each, ({ path, place }) => (place.isItem ? place.owner : path))
  if (byItem.length <= mostPlayers) return byItem
  const bySection = joinedBy(byItem, ({ place }) => place.section)
  if (bySection.length <= mostPlayers) return bySection
  const [kept, rest] = [bySection.slice(0, mostPlayers - 1), bySection.slice(mostPlayers - 1)]
  const others = rest.flatMap((one) => one.differences)
  return [...kept, { path: 'other', place: standingOf('other'), differences: others, isRest: true }]
}

/** Those of some players that are in a set, a bit for each. */
export function playersIn(players: readonly Player[], set: number): Player[] {
  return players.filter((_, at) => (set & (2 ** at)) !== 0)
}

/** Players that must change together, as one. */
export function joinedPlayers(players: readonly Player[]): Player {
  const sorted = players.flatMap((player) => player.parts ?? [player]).sort(inOrder)
  const [first] = sorted as [Player]
  return {
    path: sorted.map(({ path }) => path).join(' + '),
    place: first.place,
    differences: sorted.flatMap(({ differences }) => differences),
    isJoined: true,
    parts: sorted,
  }
}

function joinedBy(players: readonly Player[], keyOf: (player: Player) => string): Player[] {
  const groups = new Map<string, Player[]>()
  for (const player of players) {
    const key = keyOf(player)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [player])
    else known.push(player)
  }
  return Array.from(groups, ([path, all]) => {
    const [first] = all as [Player]
    // One alone keeps its name.
    if (all.length === 1) return first
    return { path, place: first.place, differences: all.flatMap(({ differences }) => differences) }
  })
}
