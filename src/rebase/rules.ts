import { parseYear, printYear } from '../base/financial-year.ts'
import { pairAt } from '../definition/keys/pair.ts'
import { parseSelector } from '../definition/values/years.ts'
import { inputLabel, titleOfItem } from '../explain/input-label.ts'
import type { Rolling } from './rolling.ts'

/**
 * Checks, measures, stated totals and correlations: those that ask of a year before the new base year, or of what is over by it, are
 * left out, and told.
 */
export function rollRules(rolling: Rolling): void {
  const { definition, draft, base, labelOf } = rolling
  const gone = new Set<string>()
  const over = new Set(draft.finished)
  const leave = (path: string, why: string): void => {
    gone.add(path)
    draft.leftOut.push({ path, why })
  }
  const schemes = new Set(draft.finished.map((item) => item.slice(0, item.indexOf('.'))))
  const stands = new Set(draft.paths.map((path) => path.slice(0, path.indexOf('.'))))
  const isOfNothing = (formula: string): boolean =>
    [...formula.matchAll(pattern)].some(([, collection = '']) => schemes.has(collection) && !stands.has(collection))
  const known = new Set(definition.actuals.flatMap(({ id, row }) => (draft.has(`actuals.${id}.amounts`) ? [row] : [])))
  // Only what was left out before is a group of figures; of the rest the name of the item tells.
  const groups = [...draft.leftOut]
  const asked = (path: string, formula: string): void => {
    const year = yearsIn(formula).find((one) => one < base)
    const item = namesIn(formula).find((name) => over.has(name) || gone.has(name))
    const group = groups.find((one) => formula.includes(`${one.path}.`))
    const actual = actualsIn(formula).find((row) => !known.has(row))
    if (actual !== undefined)
      leave(path, `asked of what ${labelOf(actual)} came out at, which is not known of a later year`)
    else if (year !== undefined) leave(path, `asked of ${printYear(year)}`)
    else if (isOfNothing(formula)) leave(path, `nothing that is asked of is left in ${printYear(base)}`)
    else if (group !== undefined) leave(path, `asked of "${inputLabel(group.path, definition)}", which is left out`)
    else if (item !== undefined)
      leave(
        path,
        `asked of "${titleOfItem(item, definition)}", which is ${over.has(item) ? `over by ${printYear(base)}` : 'left out'}`,
      )
  }
  // A measure may name one that stands after it: what rests on one that is left out is left out as well, however far.
  const readers = readersOf(definition.measures)
  const open = definition.measures.map(({ id, formula }) => ({ path: `measures.${id}`, formula }))
  // It grows while it is gone through: what reads a measure that is left out is asked of once more.
  for (const { path, formula } of open) {
    if (gone.has(path)) continue
    asked(path, formula)
    if (gone.has(path)) open.push(...(readers.get(path) ?? []))
  }
  for (const { id, that } of definition.checks) {
    const path = `checks.${id}`
    asked(path, that)
    if (!gone.has(path)) rollScopeOf(rolling, path, leave)
  }
  for (const { id, year } of definition.controls)
    if (year <= base) leave(`controls.${id}`, `stated for ${printYear(year)}`)
  for (const path of draft.paths) {
    const pair = pairAt(path)
    const lost = pair?.find((one) => draft.get(one)?.range === undefined)
    if (lost !== undefined) leave(path, `${lost} has no range any more`)
  }
  draft.deleteAll(gone)
}

/** The measures that name another one, by that. */
function readersOf(
  measures: Rolling['definition']['measures'],
): ReadonlyMap<string, { path: string; formula: string }[]> {
  const readers = new Map<string, { path: string; formula: string }[]>()
  for (const { id, formula } of measures)
    for (const name of new Set(namesIn(formula))) {
      const known = readers.get(name)
      const reader = { path: `measures.${id}`, formula }
      if (known === undefined) readers.set(name, [reader])
      else known.push(reader)
    }
  return readers
}

/** The years that a check is asked in, as far as they are projected still. */
function rollScopeOf({ draft, base }: Rolling, path: string, leave: (path: string, why: string) => void): void {
  const written = draft.get(`${path}.in`)?.value
  const selector = typeof written === 'string' ? parseSelector(written) : undefined
  if (typeof written !== 'string' || selector?.is !== 'years') return
  const { from, to } = selector
  // Nothing happens in a base year: a check of what was saved or moved in it would fail.
  if (to !== undefined && to <= base) leave(path, `asked in ${written}`)
  else if (from === undefined || from <= base)
    draft.revalue(
      `${path}.in`,
      to === undefined
        ? `${printYear(base + 1)}..`
        : to === base + 1
          ? printYear(to)
          : `${printYear(base + 1)}..${printYear(to)}`,
    )
}

/** Collections that had items of which none may be left. */
const pattern = /([a-z][a-z-]*)\.\*/g
const actualOf = /actual\( *([a-z][a-z0-9.-]*)/g
const year = /\d{4}[/-]\d{2}/g
const name = /[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*/g

function yearsIn(formula: string): number[] {
  return [...formula.matchAll(year)].flatMap(([text]) => parseYear(text) ?? [])
}

/** The rows whose actual figures a formula asks for. */
function actualsIn(formula: string): string[] {
  return [...formula.matchAll(actualOf)].map(([, row = '']) => row)
}

/** The items that a formula names, by the first two parts of their rows. */
function namesIn(formula: string): string[] {
  return [...formula.matchAll(name)].map(([text]) => text)
}
