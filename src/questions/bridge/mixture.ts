import type { MoneyUnit } from '../../base/money-unit.ts'
import { define } from '../../definition/define/define.ts'
import { defineMembers } from '../../definition/define/place.ts'
import { Reader } from '../../definition/define/reader.ts'
import type { Definition, PlaceMember } from '../../definition/definition.ts'
import { definitionKeys } from '../../definition/keys/keys.ts'
import type { Merged } from '../../definition/layers/merge.ts'
import type { Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import { CircularRows } from '../../engine/order.ts'
import { withMeasures } from '../../model/author-measures.ts'
import { buildModel } from '../../model/build.ts'
import { inMember } from '../../model/in-member.ts'
import { checkLimits } from '../../open/check-limits.ts'
import { type Projection, projectModel } from '../../open/project.ts'
import { refuseOfProjection } from '../../open/refuse-projection.ts'

/** How two definitions are mixed. */
export interface Mix {
  /** Whether the value at a path is that of the second. */
  readonly isSecond: (path: string) => boolean
  /** Whether a path moves nothing that is asked, so that it may be left out: what rows are held against. */
  readonly isLeftOut: (path: string) => boolean
  readonly unit: MoneyUnit
}

/**
 * The projection of a definition whose values are those of the first, but for some paths, which are as the second has them.
 * Undefined where that would be refused.
 */
export function projectMixed(first: Definition, second: Definition, mix: Mix): Projection | undefined {
  const { tell, hasErrors } = watchErrors(() => {})
  const definition = mixed(first, second, mix, '', tell)
  if (definition === undefined || hasErrors()) return undefined
  const rows = withMeasures(buildModel(definition), definition, false, tell)
  checkLimits(definition, rows, false, tell)
  if (hasErrors()) return undefined
  try {
    const projection = projectModel({ ...rows, checks: [], correlations: [], actuals: [] })
    refuseOfProjection(definition, projection, tell)
    return hasErrors() ? undefined : projection
  } catch (problem) {
    if (problem instanceof CircularRows) return undefined
    throw problem
  }
}

function mixed(first: Definition, second: Definition, mix: Mix, within: string, tell: Tell): Definition | undefined {
  const merged = mergedOf(first.merged, second.merged, mix, within)
  const outer = anySpan(merged)
  // A file that states both is refused as it is read.
  const exclusive = definitionKeys.exclusive ?? []
  if (exclusive.some((set) => set.filter((name) => merged.groups.has(name)).length > 1)) return undefined
  if (!merged.groups.has('combine')) return define(merged, mix.unit, outer, tell)
  const members = defineMembers(new Reader(merged, mix.unit, { base: 0, count: 0 }, outer, () => {})).flatMap(
    (reference): PlaceMember[] => {
      const [own, other] = [first, second].map(({ members: all }) => all.find(({ id }) => id === reference.id))
      const known = own ?? other
      if (known === undefined) return []
      // What only one of them has is mixed with itself: whole, but in the unit of the mixture.
      const definition = mixed(
        (own ?? known).definition,
        (other ?? known).definition,
        mix,
        within + inMember(reference.id, ''),
        tell,
      )
      return definition === undefined ? [] : [{ ...reference, file: known.file, definition }]
    },
  )
  return define(merged, mix.unit, outer, tell, members)
}

function mergedOf(first: Merged, second: Merged, { isSecond, isLeftOut }: Mix, within: string): Merged {
  const entries: Merged['entries'] = new Map()
  for (const [path, own] of first.entries) {
    const whole = within + path
    if (isLeftOut(whole)) continue
    const entry = isSecond(whole) ? second.entries.get(path) : own
    if (entry !== undefined) entries.set(path, entry)
  }
  for (const [path, entry] of second.entries)
    if (!first.entries.has(path) && isSecond(within + path) && !isLeftOut(within + path)) entries.set(path, entry)
  const filled = new Set<string>()
  for (const path of entries.keys())
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      const around = path.slice(0, dot)
      if (filled.has(around)) break
      filled.add(around)
    }
  const groups: Merged['groups'] = new Map()
  for (const [path, span] of [...first.groups, ...second.groups])
    if (filled.has(path) && !groups.has(path)) groups.set(path, span)
  const off: Merged['off'] = new Map([...first.off, ...second.off].filter(([path]) => !filled.has(path)))
  return { entries, groups, items: new Set([...first.items, ...second.items]), unread: new Set(), off }
}

/** A place for what nobody will be told. */
function anySpan({ entries }: Merged): Span {
  const [entry] = entries.values()
  return entry?.keySpan ?? { file: { path: '', text: '' }, start: 0, end: 0 }
}
