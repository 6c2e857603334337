import { Decimal } from '../../base/decimal.ts'
import type { StatedCorrelation } from '../definition.ts'
import { pairAt } from '../keys/pair.ts'
import type { Reader } from './reader.ts'

/** The correlations that a definition states, in the order in which they were first given. Whose they are the model knows. */
export function defineCorrelations(reader: Reader): StatedCorrelation[] {
  if (!reader.merged.groups.has('correlations')) return []
  return [...reader.merged.entries.keys()].flatMap((path): StatedCorrelation[] => {
    const pair = pairAt(path)
    const entry = pair && reader.entry(path)
    const value = entry && reader.plain(path)
    return pair !== undefined && entry !== undefined && value instanceof Decimal
      ? [{ one: pair[0], other: pair[1], value, entry }]
      : []
  })
}
