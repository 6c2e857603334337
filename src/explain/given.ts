import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { Definition } from '../definition/definition.ts'
import { findKey } from '../definition/keys/find-key.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { inputAt } from '../model/inputs.ts'
import type { Scenario } from '../open/open.ts'
import type { Explanation, Step } from './explanation.ts'
import { inMoneyUnit } from './in-money-unit.ts'
import { inputLabel } from './input-label.ts'
import { settingInWords } from './settings.ts'
import { isWord, type StatedInput, stateDefault, stateInput, stateWord } from './stated-input.ts'

/**
 * Explain a value of the definition that is no row: what it says in the year, and where. A key that was left out is
 * explained by its default. Undefined where the definition has no such value.
 */
export function explainGiven(
  scenario: Scenario,
  path: string,
  year: FinancialYear,
  unit: MoneyUnit,
): Explanation | undefined {
  const { definition } = scenario
  const label = inputLabel(path, definition)
  const driver = sharedDriver(path, definition)
  const target = driver ?? path
  const stated = inputAt(scenario.model, target)
  const source = stated === undefined || isWord(stated) ? undefined : stated
  const index = year - definition.horizon.base
  const asked = { path, label, unit: source?.unit, words: undefined, realPrices: undefined, year, value: undefined }
  if (source !== undefined && source.values[index] === undefined) {
    const why = [`${label} has no value in ${printYear(year)}, the base year: nothing happens in it.`]
    return { scenario, asked, unit, steps: [], why, isCut: false }
  }
  const input =
    source === undefined
      ? wordAt(target, definition)
      : stateInput(source, [index], definition, inMoneyUnit(definition, unit))
  if (input === undefined) return undefined
  const step: Step = {
    is: 'input',
    path: target,
    number: '',
    level: 0,
    label: inputLabel(target, definition),
    short: inputLabel(target, definition),
    aliases: driver === undefined ? [] : [{ names: [{ path, label, short: label }], dropped: [] }],
    unit: source?.unit,
    input,
  }
  const value = source === undefined ? undefined : input.statements[0]?.value
  return { scenario, asked: { ...asked, value }, unit, steps: [step], why: [], isCut: false }
}

/** The path of the shared driver that a line names in the place of a rate. */
function sharedDriver(path: string, definition: Definition): string | undefined {
  const entry = definition.entries.get(path)
  const name = entry?.key.kind === 'driver' && entry.content.form === 'plain' ? entry.content.plain.value : undefined
  return typeof name === 'string' ? `drivers.${name}` : undefined
}

/** A value that no formula holds as a figure: what was written, or the default of a key that was left out. */
function wordAt(path: string, definition: Definition): StatedInput | undefined {
  const entry = definition.entries.get(path)
  if (entry !== undefined) return stateWord(entry, settingInWords(path, definition), definition)
  const key = keyLeftOut(path, definition)
  return key && stateDefault(path, key, definition)
}

/** A key that is left out, if the group or item it belongs to stands in the definition. */
function keyLeftOut(path: string, { entries }: Definition): ValueKey | undefined {
  const key = findKey(path)
  const owner = path.slice(0, path.lastIndexOf('.') + 1)
  const stands = [...entries.keys()].some((other) => other.startsWith(owner))
  return key?.is === 'value' && stands ? key : undefined
}
