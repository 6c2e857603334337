/** One of several shares of a long piece of work: the third of eight is `{ number: 3, of: 8 }`. */
export interface Shard {
  readonly number: number
  readonly of: number
}

/** The part of `total` pieces that a shard does: from one piece, by its number from nought, up to before another. */
export function shareOf({ number, of }: Shard, total: number): { readonly from: number; readonly to: number } {
  // Whole numbers all the way: a total times a number of shards may be more than a binary fraction holds.
  const endOf = (shards: number): number => Number((BigInt(total) * BigInt(shards)) / BigInt(of))
  return { from: endOf(number - 1), to: endOf(number) }
}
