import type { Diagnostic, ProblemCode } from '../../diagnostics/catalogue.ts'
import type { Horizon } from '../values/years.ts'
import type { Reader } from './reader.ts'

/** What may be said of a definition whose base year could not be read: nothing that names a year of it or counts from it. */
const ofNoYear: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'adjustments-with-amounts',
  'groups-differ',
  'groups-left-out',
  'named-twice',
  'needs-groups',
  'needs-population',
  'needs-surplus-form',
  'needs-target',
  'people-in-price-twice',
  'people-twice',
  'points-order',
  'recurrent-with-level',
  'release-falls',
  'responsibility-with-amounts',
  'ring-fenced-twice',
  'same-line',
  'switched-off',
  'unknown-name',
])

/**
 * The years to look through a definition with where its own are unknown because its base year was refused, and what of all
 * that is found in them holds whichever the base year is. Undefined where no base year was given at all: then a file that this
 * one should extend may be what is missing, with all the names in it.
 */
export function anyYears(
  reader: Reader,
): { readonly horizon: Horizon; readonly holds: (found: Diagnostic) => boolean } | undefined {
  if (!reader.stands('years.base')) return undefined
  const count = reader.plain<number>('years.count')
  // Where something stands in its place that could not be read, the count is not the one of a definition that states none.
  const isCounted = count !== undefined && (reader.has('years.count') || !reader.stands('years.count'))
  const holds = ({ code }: Diagnostic): boolean => ofNoYear.has(code) || (code === 'list-length' && isCounted)
  return { horizon: { base: 2000, count: count ?? 10 }, holds }
}
