import type { Shard } from '../../questions/parts/shard.ts'
import { UsageError } from '../host.ts'

const mostShards = 1_000_000

/** Read `--shard`: `2/8` is the second of eight. */
export function readShard(text: string): Shard {
  const [number, of, ...rest] = text.split('/').map((part) => (/^\d{1,7}$/.test(part) ? Number(part) : Number.NaN))
  if (number === undefined || of === undefined || rest.length > 0 || !(number >= 1 && number <= of && of <= mostShards))
    throw new UsageError(`--shard takes which of how many, such as 1/3, 2/3 and 3/3, not "${text}".`)
  return { number, of }
}
