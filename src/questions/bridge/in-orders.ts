import { comesBefore, mustComeTogether, type Orders, ordersOf, sizeOf } from './orders.ts'
import { joinedPlayers, type Player, playersIn } from './players.ts'

/**
 * Players, and the orders in which they may change one by one so that no mixture on the way is refused. What is refused without another
 * of the same item changes with it, and so does what only the second has with what it stands in the place of; further the fewest others
 * without which there is no such order.
 */
export function inOrders(
  given: readonly Player[],
  isMixed: (players: readonly Player[]) => boolean,
): { readonly players: readonly Player[]; readonly orders: Orders } {
  let players = joinInItems(given, isMixed)
  for (;;) {
    const { length } = players
    const now = players
    const isPermitted = (set: number): boolean => isMixed(playersIn(now, set))
    const orders = ordersOf(length, isPermitted)
    const isFound = orders.before[2 ** length - 1] !== 0
    const set = isFound ? replaced(players, orders) : mustComeTogether(length, orders, isPermitted)
    if (set === 0) return { players, orders }
    players = together(players, set)
  }
}

/** Players of which no two of one item are refused without one another, be all else as in the first or as in the second. */
function joinInItems(given: readonly Player[], isMixed: (players: readonly Player[]) => boolean): readonly Player[] {
  let players = given
  for (const owner of new Set(given.map(({ place }) => place.owner)))
    for (;;) {
      const own = players.filter(({ place }) => place.owner === owner)
      const others = players.filter(({ place }) => place.owner !== owner)
      const refused = firstRefused(own, (some) =>
        [[], others].every((beside) => {
          const all = [...some, ...beside]
          return all.length < players.length && !isMixed(all)
        }),
      )
      if (refused === undefined) break
      players = together(
        players,
        players.reduce((set, player, at) => (refused.includes(player) ? set + 2 ** at : set), 0),
      )
    }
  return players
}

/** What only the second has, with all that must be gone before it can be there, a bit for each; 0 where there is no such thing. */
function replaced(players: readonly Player[], orders: Orders): number {
  const bits = comesBefore(players.length, orders).flatMap(({ before, after }) => {
    const isGone = players[before]?.differences.every(({ only }) => only === 'first') === true
    const added = isGone
      ? after.filter((at) => players[at]?.differences.some(({ only }) => only === 'second') === true)
      : []
    return added.length === 0 ? [] : [before, ...added]
  })
  return bits.reduce((set, at) => set | (2 ** at), 0)
}

/** Some players as one, at the place of the first of them. */
function together(players: readonly Player[], set: number): readonly Player[] {
  const joined = joinedPlayers(playersIn(players, set))
  const first = players.findIndex((_, at) => (set & (2 ** at)) !== 0)
  return players.flatMap((player, at) => (at === first ? [joined] : (set & (2 ** at)) === 0 ? [player] : []))
}

/** The fewest of some players that are refused, with the fewest others beside which they are not; undefined where none are. */
function firstRefused(
  players: readonly Player[],
  isRefused: (some: readonly Player[]) => boolean,
): readonly Player[] | undefined {
  const all = 2 ** players.length - 1
  const sets = Array.from({ length: Math.max(0, all - 1) }, (_, at) => at + 1).sort(
    (one, other) => sizeOf(one) - sizeOf(other),
  )
  const refused = sets.find((set) => isRefused(playersIn(players, set)))
  if (refused === undefined) return undefined
  const whole = sets.find(
    (set) => (set & refused) === refused && set !== refused && !isRefused(playersIn(players, set)),
  )
  return playersIn(players, whole ?? all)
}
