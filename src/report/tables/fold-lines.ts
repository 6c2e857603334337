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
  const small = new Set(lines.filter((line) => !whole.has(line)))
  const smallOf = new Map<Setting, ItemId[]>()
  for (const { id, setting } of small) {
    const ids = smallOf.get(setting)
    if (ids === undefined) smallOf.set(setting, [id])
    else ids.push(id)
  }
  return lines.flatMap((line): LineGroup[] => {
    const { setting, id, title } = line
    const alike = small.has(line) ? (smallOf.get(setting) ?? []) : []
    if (alike.length < 2) return [{ label: upperFirst(title), ids: [id] }]
    // They stand together in the place of the first of them.
    if (alike[0] !== id) return []
    const isAll = lines.every((other) => other.setting !== setting || small.has(other))
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
