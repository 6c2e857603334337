/** In how many orders of change a set of players, a bit for each, is come to from none, and all of them from it. */
export interface Orders {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** The orders of some players that pass through no set that is refused. `isPermitted` is asked of sets that can be come to. */
export function ordersOf(count: number, isPermitted: (set: number) => boolean): Orders {
  const sets = 2 ** count
  const [before, after] = [new Array<number>(sets).fill(0), new Array<number>(sets).fill(0)]
  before[0] = 1
  after[sets - 1] = 1
  const bits = Array.from({ length: count }, (_, player) => 2 ** player)
  for (let set = 1; set < sets; set++) {
    const ways = bits.reduce((sum, bit) => ((set & bit) === 0 ? sum : sum + (before[set - bit] as number)), 0)
    if (ways > 0 && (set === sets - 1 || isPermitted(set))) before[set] = ways
  }
  for (let set = sets - 2; set >= 0; set--)
    if (before[set] !== 0)
      after[set] = bits.reduce((sum, bit) => ((set & bit) !== 0 ? sum : sum + (after[set + bit] as number)), 0)
  return { before, after }
}

/** How many players a set has. */
export function sizeOf(set: number): number {
  let size = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) size++
  return size
}

/** A player that every order has before some others, by place. */
export interface ComesBefore {
  readonly before: number
  readonly after: readonly number[]
}

/** Which players come before which in every order, where that is not so of itself. */
export function comesBefore(count: number, { before, after }: Orders): readonly ComesBefore[] {
  // What has changed in every set that an order passes through and in which a player has.
  const always = new Array<number>(count).fill(2 ** count - 1)
  for (const [set, ways] of before.entries()) {
    if (ways === 0 || after[set] === 0) continue
    for (const [player, common] of always.entries()) if ((set & (2 ** player)) !== 0) always[player] = common & set
  }
  return always.flatMap((_, player) => {
    const needing = always.flatMap((common, other) =>
      other !== player && (common & (2 ** player)) !== 0 ? [other] : [],
    )
    return needing.length === 0 ? [] : [{ before: player, after: needing }]
  })
}

/**
 * Players that must come together, as the fewest of them that lead on from a set to which an order comes, where none comes to all:
 * a bit for each.
 */
export function mustComeTogether(count: number, { before }: Orders, isPermitted: (set: number) => boolean): number {
  const all = 2 ** count - 1
  let fewest = all
  for (const [from, ways] of before.entries()) {
    if (ways === 0) continue
    const left = all - from
    // Every set of those that are left.
    for (let more = left; more > 0; more = (more - 1) & left) {
      const to = from + more
      if (sizeOf(more) < sizeOf(fewest) && before[to] === 0 && (to === all || isPermitted(to))) fewest = more
    }
  }
  return fewest
}
