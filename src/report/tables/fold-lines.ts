import { grouped } from '../../base/grouped.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { ItemId, Line, Setting } from '../../definition/definition.ts'
import type { Scenario } from '../../open/open.ts'
import { rowByYear, rowValue } from '../../open/project.ts'
import { mostTold } from '../most-told.ts'

const smallShare = '0.05'
const mostWhole = 8
/** So many rows of lines still fit a first screen where every service out of hospital has its own. */
const mostWithSubject = 14

/** Lines that share a row of the usual table, or one that has a row of its own. */
export interface LineGroup {
  readonly label: string
  readonly ids: readonly ItemId[]
}

/** Groups by scenario: the table and its notes ask, and the answer cannot change. */
const known = new WeakMap<Scenario, readonly LineGroup[]>()

/** Lines worth a row of their own, and the small ones of each setting together, in the order of the definition. */
export function foldedLines(scenario: Scenario): readonly LineGroup[] {
  const earlier = known.get(scenario)
  if (earlier !== undefined) return earlier
  const groups = fold(scenario)
  known.set(scenario, groups)
  return groups
}

function fold(scenario: Scenario): readonly LineGroup[] {
  const { lines } = scenario.definition
  const isSmall = smallIn(scenario)
  const own = ownRows(lines, isSmall)
  // Where they cancel, or come to nothing, none is a small part of them all.
  const whole = new Set(own.slice(0, mostTold))
  return together(lines, [new Set(lines.filter((line) => !whole.has(line)))])
}

/**
 * The lines of a scenario as they stand beside those of another: a row holds the same lines in both, or those of one alone. Lines that are
 * small in both share a row in both, and those that only one has share another.
 */
export function foldedBeside(scenario: Scenario, other: Scenario): readonly LineGroup[] {
  const [own, others] = [scenario, other].map(smallLines) as [Map<ItemId, Line>, Map<ItemId, Line>]
  const there = new Set<ItemId>(other.definition.lines.map(({ id }) => id))
  const small = [...own.values()]
  const inBoth = new Set(small.filter(({ id, setting }) => others.get(id)?.setting === setting))
  const here = new Set(small.filter(({ id }) => !there.has(id)))
  return together(scenario.definition.lines, [inBoth, here])
}

/** The lines of a scenario that share a row of the usual table. */
function smallLines(scenario: Scenario): Map<ItemId, Line> {
  const shared = new Set(foldedLines(scenario).flatMap(({ ids }) => (ids.length > 1 ? ids : [])))
  return new Map(scenario.definition.lines.flatMap((line) => (shared.has(line.id) ? [[line.id, line]] : [])))
}

/** Lines in their order, of which those of a set and of a setting share a row; no line is in two sets. */
function together(lines: readonly Line[], sets: readonly ReadonlySet<Line>[]): readonly LineGroup[] {
  const sharing = sets.map(
    (small) =>
      new Map(
        Array.from(
          grouped(small, ({ setting }) => setting),
          ([setting, those]) => [setting, those.map(({ id }) => id)],
        ),
      ),
  )
  return lines.flatMap((line): LineGroup[] => {
    const { setting, id, title } = line
    const at = sets.findIndex((small) => small.has(line))
    const alike = sharing[at]?.get(setting) ?? []
    if (alike.length < 2) return [{ label: upperFirst(title), ids: [id] }]
    // They stand together in the place of the first of them.
    if (alike[0] !== id) return []
    const isAll = lines.every((other) => other.setting !== setting || sets[at]?.has(other) === true)
    // The rest of a setting that is called "other" is not called other twice.
    const name = isAll || names[setting] === names.other ? names[setting] : `Other ${names[setting]}`
    return [{ label: upperFirst(`${name} (${alike.length} lines)`), ids: alike }]
  })
}

/**
 * Lines with a row of their own: those that are not small, and every service out of hospital, which is the subject, where all
 * of them fit.
 */
function ownRows(lines: readonly Line[], isSmall: (line: Line) => boolean): readonly Line[] {
  if (lines.length <= mostWhole) return lines
  const isOwn = (line: Line): boolean => line.setting === 'out-of-hospital' || !isSmall(line)
  const withSubject = lines.filter(isOwn)
  const folded = new Set(lines.filter((line) => !isOwn(line)).map(({ setting }) => setting)).size
  return withSubject.length + folded > mostWithSubject ? lines.filter((line) => !isSmall(line)) : withSubject
}

/** Whether the spend of a line is a small part of all, at the start and at the end. */
function smallIn({ projection, definition }: Scenario): (line: Line) => boolean {
  const bounds = [0, definition.horizon.count].map((index) => ({
    index,
    most: rowValue(projection, 'spend.total', index)?.abs().times(smallShare),
  }))
  return ({ id }) => {
    const spendIn = rowByYear(projection, `lines.${id}.spend`)
    return bounds.every(({ index, most }) => most !== undefined && spendIn(index)?.abs().lt(most) === true)
  }
}

const names: Readonly<Record<Setting, string>> = {
  hospital: 'hospital',
  'out-of-hospital': 'out-of-hospital',
  prescribing: 'prescribing',
  other: 'other',
}
