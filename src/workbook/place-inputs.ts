import { grouped } from '../base/grouped.ts'
import { upperFirst } from '../base/upper-first.ts'
import type { Input } from '../definition/definition.ts'
import { definitionKeys } from '../definition/keys/keys.ts'
import type { Scenario } from '../open/open.ts'
import { absolute } from './address.ts'
import { type Alike, eachOf } from './alike.ts'
import type { DefinedName } from './sheet.ts'
import type { Stated, StatedNumber, StatedYears } from './stated.ts'
import { headingRow, plainColumn } from './timeline.ts'
import { inputsByPath } from './unlike.ts'

export const inputsSheet = 'Inputs'

/** What stands on the sheet of inputs, row by row. */
export type InputPart =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'input'; readonly inputs: Alike<Input>; readonly isInBase: boolean; readonly isInProjected: boolean }
  | { readonly is: 'number'; readonly number: StatedNumber }
  | { readonly is: 'years'; readonly years: StatedYears }

/** The rows of the sheet that formulas read, and the names that its cells have. */
export interface PlacedInputs {
  readonly parts: readonly InputPart[]
  readonly names: readonly DefinedName[]
}

/** The row of a part: the first stands below the head of the sheet. */
export function rowOfPart(at: number): number {
  return headingRow + 1 + at
}

/** Lay out the inputs of scenarios that are alike, and below them the numbers and the years in force that formulas hold. */
export function placeInputs(scenarios: Alike<Scenario>, stated: Stated): PlacedInputs {
  const [{ model }] = scenarios
  const parts: InputPart[] = []
  const names: DefinedName[] = []
  const byPath = inputsByPath(scenarios)
  for (const [kind, those] of byKey(model.inputs.filter((input) => !isIdle(input)))) {
    parts.push({ is: 'heading', text: upperFirst(kind.replaceAll('-', ' ')) })
    for (const input of those) {
      const inputs = eachOf(byPath, (own) => own.get(input.path) ?? input)
      const { line, isInBase, isInProjected } = stated.lineOf(input)
      const row = rowOfPart(parts.length)
      line.place(inputsSheet, row)
      const name = cellName(input.path)
      if (inputs.every((one) => isTypedOnce(one)) && input.isSetting !== true && name.length <= longestName)
        names.push({ name, refers: absolute(inputsSheet, plainColumn, row) })
      parts.push({ is: 'input', inputs, isInBase, isInProjected })
    }
  }
  if (stated.numbers.length > 0) parts.push({ is: 'heading', text: 'Numbers in formulas' })
  for (const number of stated.numbers) {
    number.line.place(inputsSheet, rowOfPart(parts.length))
    parts.push({ is: 'number', number })
  }
  if (stated.years.length > 0) parts.push({ is: 'heading', text: 'Years in force: 1 in force, 0 not' })
  for (const years of stated.years) {
    years.line.place(inputsSheet, rowOfPart(parts.length))
    parts.push({ is: 'years', years })
  }
  refuseClashes(names)
  return { parts, names }

  /** A default that no formula reads: to change it would change nothing, and who states it states what was not there. */
  function isIdle(input: Input): boolean {
    const { isInBase, isInProjected } = stated.lineOf(input)
    const isStated = eachOf(byPath, (own) => own.get(input.path) ?? input).some(({ entry }) => entry !== undefined)
    return !(isStated || isInBase || isInProjected || input.isSetting === true)
  }
}

/** Inputs by the key of a definition that they stand under, in the order of the keys; those of the members of a place last. */
function byKey(inputs: readonly Input[]): readonly (readonly [string, readonly Input[]])[] {
  const groups = grouped(inputs, ({ path }) => path.slice(0, path.indexOf('.')))
  const known = Object.keys(definitionKeys.keys).filter((key) => groups.has(key))
  return [...known, ...[...groups.keys()].filter((key) => !known.includes(key))].map((key) => [
    key,
    groups.get(key) ?? [],
  ])
}

/** Whether an input is one value, the same in all years that have one, so that it is typed once. */
export function isTypedOnce({ entry, values }: Input): boolean {
  if (entry !== undefined && (entry.content.form === 'years' || entry.overlay !== undefined)) return false
  const [first, ...others] = values.filter((value) => value !== undefined)
  return first !== undefined && others.every((value) => value.eq(first))
}

/** A spreadsheet takes no longer name for a cell; one without a name is still found by its path. */
const longestName = 255

/** A path as a spreadsheet takes it for a name: dots stay, anything else but letters and digits is a low line. */
function cellName(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9.]/g, '_')
}

/** Names are told apart whatever their case; the ids of a definition are in small letters, and have no low line. */
function refuseClashes(names: readonly DefinedName[]): void {
  const seen = new Set<string>()
  for (const { name } of names) {
    if (seen.size === seen.add(name.toLowerCase()).size) throw new Error(`Two cells are called ${name}`)
  }
}
