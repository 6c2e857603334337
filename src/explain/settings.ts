import type { Change, Definition, Saving } from '../definition/definition.ts'
import { formulaLeaves } from '../formula/expression.ts'
import type { Numeric } from '../formula/node.ts'
import { owned } from './member-path.ts'

/**
 * The paths of settings that a formula holds without naming them: a delay, which became years back, or a part of the month
 * in which a scheme starts.
 */
export function settingsBehind(formula: Numeric, { entries }: Definition): string[] {
  const found = new Set<string>()
  for (const leaf of formulaLeaves(formula)) {
    if (leaf.op !== 'input' || (leaf.lag === 0 && leaf.input.isSetting !== true)) continue
    const delay = delayOf(leaf.input.path, entries)
    if (delay !== undefined) found.add(delay)
  }
  return [...found]
}

/** The delay of the item that an input belongs to, where one is stated. */
function delayOf(path: string, entries: Definition['entries']): string | undefined {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const delay = `${path.slice(0, dot)}.delay`
    if (entries.has(delay)) return delay
  }
  return undefined
}

/** What a month or a delay does: how much of the first year is left, and by how many years everything moves. */
export function settingInWords(path: string, whole: Definition): string {
  const { definition, path: own } = owned(path, whole)
  const { savings, changes, shifts } = definition
  const [kind = '', id = ''] = own.split('.')
  const saving = kind === 'savings' ? savings.find((one) => one.id === id) : undefined
  const change = changes.find((one) => one.kind === kind && one.id === id)
  const shift = kind === 'shifts' ? shifts.find((one) => one.id === id) : undefined
  const years = saving?.delayYears ?? shift?.delay ?? 0
  const months = monthsOf(saving ?? change)
  const moved = years === 0 ? '' : `everything moves ${years === 1 ? 'a year' : `${years} years`} on`
  const part = months === 12 ? '' : `${months} of 12 months fall in the first year`
  return [moved, part].filter(Boolean).join('; ')
}

function monthsOf(starting: Saving | Change | undefined): number {
  return starting === undefined ? 12 : 13 - starting.month.number
}
