import type { Kind, ValueKey } from '../keys/key-types.ts'
import { rangeKeys } from '../keys/keys.ts'
import { keyOfYear } from './rate-kind.ts'

/** What is added to every year may be below nought, where the value itself may not. */
const ofOffset: { readonly [kind in Kind]?: Kind } = { share: 'rate', people: 'number', limit: 'stated' }

/**
 * The key that a part of a range is read by: that of the value itself for its levels. A spread has no bounds but nought, and what is added
 * to each year of a value by year may have either sign. Undefined where a range has no such part.
 */
export function keyOfRangePart(key: ValueKey, name: string, isOffset: boolean): ValueKey | undefined {
  const own = rangeKeys[name]
  if (own === undefined || own !== 'same') return own
  const same = keyOfYear(key)
  if (name !== 'sd' && !isOffset) return same
  const { lowest: _, highest: __, ...unbound } = same
  return isOffset ? { ...unbound, kind: ofOffset[same.kind] ?? same.kind } : unbound
}
