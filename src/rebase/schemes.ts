import type { Decimal } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Change, Saving, Shift } from '../definition/definition.ts'
import type { Provenance } from '../definition/values/entry.ts'
import { monthName } from '../definition/values/scalar.ts'
import { digitsOf, percentOf } from './digits.ts'
import { isSomeLater, laterParts, type Rolling } from './rolling.ts'

/** Savings, shifts, pressures, investments and changes of responsibility: what of them is later, and what was begun and is to come. */
export function rollSchemes(rolling: Rolling): void {
  const { definition, draft, index } = rolling
  // What was begun before the year that is now the old base year has come.
  const begun = [
    ...definition.savings.map(({ id }) => `savings.${id}`),
    ...definition.changes.map(({ kind, id }) => `${kind}.${id}`),
  ]
  draft.deleteAll(new Set(begun.map((item) => `${item}.started`)))
  const over = new Set<string>()
  for (const saving of definition.savings) if (!rollSaving(rolling, saving)) over.add(`savings.${saving.id}`)
  for (const shift of definition.shifts) if (!rollShift(rolling, shift)) over.add(`shifts.${shift.id}`)
  for (const change of definition.changes) if (!rollChange(rolling, change)) over.add(`${change.kind}.${change.id}`)
  for (const { id, from } of definition.responsibilities) if (from <= index) over.add(`responsibilities.${id}`)
  draft.deleteAll(over)
  draft.finished.push(...over)
}

/** Nothing in the first projected year: a scheme must have a form, even where only what was begun, or a cost, is left of it. */
function noneLater({ base }: Rolling): { readonly [year: string]: string } {
  return { [printYear(base + 1)]: '0' }
}

/** False where nothing of it is left. */
function rollSaving(rolling: Rolling, saving: Saving): boolean {
  const { draft, index, at, projected } = rolling
  const { id, amount, share, benchmark, month, delayYears, delivery, recurrent, cost } = saving
  const path = `savings.${id}`
  const hasLater = isSomeLater(rolling, (year) => at(`${path}.planned`, year))
  const planned = at(`${path}.planned`)
  const isBegun = recurrent && month.number > 1 && planned?.isZero() === false
  if (!hasLater && !isBegun && !(cost !== undefined && isSomeLater(rolling, (year) => cost.values[year]))) return false
  moveTranches(rolling, path, { amount, share }, delayYears)
  if (delayYears > 0) {
    // A tranche of an earlier year that was put off may be still to come, so that each is stated in the year in which it starts.
    draft.set(`${path}.month`, { value: monthName(month.number), about: {} })
    draft.delete(`${path}.delay`)
  }
  if (benchmark !== undefined) {
    const parts: Record<string, string> = {}
    isSomeLater(rolling, (year) => {
      const part = at(`${path}.planned`, year)
      if (part?.isZero() === false) parts[printYear(rolling.definition.horizon.base + year)] = digitsOf(part)
      return undefined
    })
    const owner = draft.get(`${path}.benchmark.close`)?.about.owner
    for (const name of ['to', 'close', 'from', 'until']) draft.delete(`${path}.benchmark.${name}`)
    if (hasLater)
      draft.set(`${path}.amount`, {
        value: parts,
        about: { ...projected(), ...(owner === undefined ? {} : { owner }) },
      })
  }
  if (isBegun) {
    draft.set(`${path}.started.planned`, { value: digitsOf(planned), about: projected() })
    const delivered = delivery?.values[index]
    if (delivered !== undefined)
      draft.set(`${path}.started.delivery`, {
        value: percentOf(delivered),
        about: aboutOf(rolling, `${path}.delivery`),
      })
  }
  if (!hasLater) {
    for (const name of ['amount', 'share']) draft.delete(`${path}.${name}`)
    if (!isBegun) draft.set(`${path}.amount`, { value: noneLater(rolling), about: {} })
    draft.delete(`${path}.delivery`)
  }
  return true
}

/** What is known of a value that was stated for other years as well. */
function aboutOf({ definition }: Rolling, path: string): Omit<Provenance, 'range'> {
  const { range: _, ...about } = definition.merged.entries.get(path)?.provenance ?? {}
  return about
}

/** Tranches that a delay puts off, each in the year in which it starts. */
function moveTranches(
  rolling: Rolling,
  path: string,
  { amount, share }: Pick<Saving, 'amount' | 'share'>,
  lag: number,
): void {
  if (lag === 0) return
  const stated = [
    ['amount', amount, digitsOf],
    ['share', share, percentOf],
  ] as const
  for (const [name, input, text] of stated) {
    if (input === undefined) continue
    const parts = laterParts(rolling, rolling.index, input.values, lag, text)
    if (parts === undefined) rolling.draft.delete(`${path}.${name}`)
    else rolling.draft.set(`${path}.${name}`, { value: parts, about: aboutOf(rolling, `${path}.${name}`) })
  }
}

function rollShift(rolling: Rolling, shift: Shift): boolean {
  const { draft, at, projected } = rolling
  const { id, amount, share, delay, release, delivery } = shift
  const path = `shifts.${id}`
  const hasLater = isSomeLater(rolling, (year) => at(`${path}.value`, year))
  const moved = release.length === 0 && delivery === undefined ? [] : movedBy(rolling, path)
  draft.delete(`${path}.moved`)
  if (!hasLater && moved.length === 0) return false
  moveTranches(rolling, path, { amount, share }, delay)
  if (delay > 0) draft.delete(`${path}.delay`)
  if (moved.length > 0) draft.set(`${path}.moved`, { value: moved.map(digitsOf), about: projected() })
  if (!hasLater) for (const name of ['amount', 'share', 'reprovision']) draft.delete(`${path}.${name}`)
  return true
}

/** What had moved by the new base year, by age; the last holds all that is past the schedule. */
function movedBy({ at }: Rolling, path: string): Decimal[] {
  const found: Decimal[] = []
  for (let age = 0; ; age++) {
    const value = at(age === 0 ? `${path}.value` : `${path}.aged-${age}`)
    if (value === undefined) break
    found.push(value)
  }
  const rest = at(`${path}.aged-rest`)
  const all = rest === undefined ? found : [...found, rest]
  return all.slice(0, all.findLastIndex((value) => !value.isZero()) + 1)
}

function rollChange(rolling: Rolling, change: Change): boolean {
  const { draft, index, at, projected } = rolling
  const { id, kind, form, values, month, recurrent } = change
  const path = `${kind}.${id}`
  const hasLater = isSomeLater(rolling, (year) => values.values[year])
  const begun = form !== 'new' ? at(`${path}.amount`) : recurrent && month.number > 1 ? values.values[index] : undefined
  const isBegun = begun?.isZero() === false
  if (!hasLater && !isBegun) return false
  if (isBegun) draft.set(`${path}.started.amount`, { value: digitsOf(begun), about: projected() })
  if (!hasLater) draft.set(`${path}.${form}`, { value: noneLater(rolling), about: {} })
  return true
}
