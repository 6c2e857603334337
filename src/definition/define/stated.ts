import { definitionKeys, needsOfKey } from '../keys/keys.ts'
import { drop } from '../layers/merge.ts'
import type { Reader } from './reader.ts'

/**
 * Refuse what rests on funding or on lines where a definition states none, and take it out: money is held back of funding, a
 * saving is made on a line. It is told once for each key and not for every name in it.
 */
export function refuseUnfounded(reader: Reader): void {
  for (const name of Object.keys(definitionKeys.keys)) {
    const span = reader.merged.groups.get(name)
    if (span === undefined) continue
    const needs = needsOfKey(name)
    if (reader.refuseWithout(needs, span, `"${name}" rests on ${needs.join(' and ')}`)) drop(reader.merged, name)
  }
}
