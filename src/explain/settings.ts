import type { Change, Definition, Saving } from '../definition/definition.ts'
import { formulaLeaves } from '../formula/expression.ts'
import { type Formula, type Numeric, walk } from '../formula/node.ts'
import { owned } from './member-path.ts'

const item = /^(?:members\.[^.]+\.)*(?:savings|pressures|investments|shifts)\.[^.]+/

/**
 * The paths of settings that a formula holds without naming them: the month a scheme starts in, which became a fraction
 * of the year, and a delay, which became years back.
 */
export function settingsBehind(row: string, formula: Numeric, { entries }: Definition): string[] {
  const found = new Set<string>()
  const note = (path: string, keys: readonly string[]): void => {
    const owner = item.exec(path)?.[0]
    if (owner === undefined) return
    for (const key of keys) if (entries.has(`${owner}.${key}`)) found.add(`${owner}.${key}`)
  }
  for (const node of walk(formula)) {
    if (node.op === 'input' && node.lag > 0) note(node.input.path, ['delay'])
    if (!isFraction(node)) continue
    const owners = formulaLeaves(formula).flatMap((leaf) =>
      leaf.op === 'row' ? [leaf.path] : leaf.op === 'input' ? [leaf.input.path] : [],
    )
    for (const path of item.test(row) ? [row] : owners) note(path, ['month', 'delay'])
  }
  return [...found]
}

/** What a month or a delay does: how much of the first year is left, and by how many years everything moves. */
export function settingInWords(path: string, whole: Definition): string {
  const { definition, path: own } = owned(path, whole)
  const { savings, changes, shifts } = definition
  const owner = item.exec(own)?.[0] ?? ''
  const saving = savings.find(({ id }) => owner === `savings.${id}`)
  const change = changes.find(({ id, kind }) => owner === `${kind}.${id}`)
  const shift = shifts.find(({ id }) => owner === `shifts.${id}`)
  const years = saving?.delayYears ?? shift?.delay ?? 0
  const months = monthsOf(saving ?? change)
  const moved = years === 0 ? '' : `everything moves ${years === 1 ? 'a year' : `${years} years`} on`
  const part = months === 12 ? '' : `${months} of 12 months fall in the first year`
  return [moved, part].filter(Boolean).join('; ')
}

function monthsOf(starting: Saving | Change | undefined): number {
  return starting === undefined ? 12 : 13 - starting.month
}

/** A month becomes `(13 - month) / 12`. */
function isFraction(node: Formula): boolean {
  return node.op === 'quotient' && node.by.op === 'number' && node.by.value.eq(12)
}
