import { grouped } from '../base/grouped.ts'
import { listInWords } from '../base/list-in-words.ts'
import { upperFirst } from '../base/upper-first.ts'
import type { Definition, Input } from '../definition/definition.ts'
import { positionAt } from '../diagnostics/span.ts'
import { inputLabel } from '../explain/input-label.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { absolute, columnLetters } from './address.ts'
import { cached } from './calculations.ts'
import { framed, type Head, onTimeline, sectionRow } from './frame.ts'
import { numberKindOf } from './number-kind.ts'
import type { DefinedName, Look, NumberKind, Sheet, SheetCell, SheetRow } from './sheet.ts'
import type { Stated, StatedNumber, StatedYears } from './stated.ts'
import { headingRow, plainColumn } from './timeline.ts'

export const inputsSheet = 'Inputs'

/** What stands on the sheet of inputs, each at its place. */
export interface PlacedInputs {
  readonly parts: readonly InputPart[]
  readonly names: readonly DefinedName[]
}

type InputPart =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'input'; readonly input: Input; readonly row: number }
  | { readonly is: 'number'; readonly number: StatedNumber }
  | { readonly is: 'years'; readonly years: StatedYears }

/** Lay out the inputs of a model, and below them the numbers and the years in force that formulas hold. */
export function placeInputs({ model }: Scenario, stated: Stated): PlacedInputs {
  const parts: InputPart[] = []
  const names: DefinedName[] = []
  const next = (): number => headingRow + 1 + parts.length
  const heading = (text: string): void => {
    parts.push({ is: 'heading', text })
  }
  for (const [kind, inputs] of grouped(model.inputs, ({ path }) => path.slice(0, path.indexOf('.')))) {
    heading(upperFirst(kind.replaceAll('-', ' ')))
    for (const input of inputs) {
      const row = next()
      stated.lineOf(input).line.place(inputsSheet, row)
      if (isPlain(input) && input.isSetting !== true)
        names.push({ name: cellName(input.path), refers: absolute(inputsSheet, plainColumn, row) })
      parts.push({ is: 'input', input, row })
    }
  }
  if (stated.numbers.length > 0) heading('Numbers in formulas')
  for (const number of stated.numbers) {
    number.line.place(inputsSheet, next())
    parts.push({ is: 'number', number })
  }
  if (stated.years.length > 0) heading('Years in force (fixed in this workbook: 1 in force, 0 not)')
  for (const years of stated.years) {
    years.line.place(inputsSheet, next())
    parts.push({ is: 'years', years })
  }
  refuseClashes(names)
  return { parts, names }
}

/** A path as a spreadsheet takes it for a name: dots stay, anything else but letters and digits is a low line. */
function cellName(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9.]+/g, '_').replace(/_$/, '')
}

/** Names are told apart whatever their case. */
function refuseClashes(names: readonly DefinedName[]): void {
  const seen = new Set<string>()
  for (const { name } of names) {
    if (seen.size === seen.add(name.toLowerCase()).size) throw new Error(`Two cells are called ${name}`)
  }
}

/** Whether an input is one value, the same in all years that have one, so that it is typed once. */
function isPlain({ entry, values }: Input): boolean {
  if (entry !== undefined && (entry.content.form === 'years' || entry.overlay !== undefined)) return false
  const [first, ...others] = values.filter((value) => value !== undefined)
  return first !== undefined && others.every((value) => value.eq(first))
}

/** The sheet of inputs of one scenario: what may be changed is where it can be seen that it may. */
export function inputSheet({ parts }: PlacedInputs, stated: Stated, head: Head): Sheet {
  const { scenario } = head
  return framed(
    {
      name: inputsSheet,
      about: 'Cells with blue figures on yellow may be changed: everything else follows. What holds in all years stands in column G.',
      before: [
        ['Input', 52],
        ['Path', 40],
        ['Unit', 10],
        ['Kind', 10],
        ['', 2],
        ['', 2],
        ['All years', 12],
      ],
      after: [
        ['Source', 40],
        ['Owner', 20],
        ['Date', 11],
        ['Quality', 10],
        ['Impact', 10],
        ['Range', 24],
        ['Note', 30],
        ['Where it stands', 30],
      ],
      rows: function* () {
        for (const part of parts) yield rowOf(part, stated, scenario)
      },
    },
    head,
  )
}

function rowOf(part: InputPart, stated: Stated, scenario: Scenario): SheetRow {
  switch (part.is) {
    case 'heading':
      return sectionRow(part.text)
    case 'input':
      return inputRow(part.input, part.row, stated, scenario)
    case 'number':
      return numberRow(part.number)
    case 'years':
      return yearsRow(part.years, scenario.definition)
  }
}

function inputRow(input: Input, row: number, stated: Stated, { definition }: Scenario): SheetRow {
  const { isInBase, isInProjected } = stated.lineOf(input)
  const number = numberKindOf(input.unit, definition.unit, true)
  const look: Look = input.isSetting === true ? 'fixed' : 'input'
  const isOnce = isPlain(input)
  const [first] = input.values.filter((value) => value !== undefined)
  const years = input.values.map((value, index): SheetCell | undefined => {
    if (isOnce) {
      const isRead = index === 0 ? isInBase : isInProjected
      if (value === undefined || !isRead) return undefined
      return { value: cached(value), formula: `$${columnLetters(plainColumn)}${row}`, look: 'calculated', number }
    }
    if (value === undefined && (index === 0 || look === 'fixed')) return undefined
    return value === undefined ? { look, number } : { value: cached(value), look, number }
  })
  return {
    cells: onTimeline(
      [
        { value: inputLabel(input.path, definition), look: 'label' },
        { value: input.path, look: 'path' },
        { value: unitAsData(input.unit, definition.unit), look: 'note' },
        { value: kindOf(input), look: 'note' },
        undefined,
        undefined,
        isOnce ? { value: cached(first), look, number } : undefined,
      ],
      years,
      provenanceOf(input),
    ),
  }
}

function kindOf({ isSetting, entry }: Input): string {
  if (isSetting === true) return 'Fixed'
  return entry === undefined ? 'Default' : 'Input'
}

function provenanceOf({ entry }: Input): (SheetCell | undefined)[] {
  if (entry === undefined) return []
  const { source, owner, date, quality, impact, range, note } = entry.provenance
  const rangeText =
    range &&
    listInWords(Object.entries(range).map(([name, plain]) => `${name} ${plain.text}`))
  const { line } = positionAt(entry.span.file, entry.span.start)
  return [source, owner, date, quality, impact, rangeText, note, `${entry.span.file.path}:${line}`].map((text) =>
    text === undefined ? undefined : { value: text, look: 'note' },
  )
}

const general: NumberKind = { is: 'general', decimals: 0 }

function numberRow({ label, path, isPercent, values: [value] }: StatedNumber): SheetRow {
  const number: NumberKind = isPercent ? { is: 'percent', decimals: 2 } : general
  return {
    cells: onTimeline(
      [
        { value: label, look: 'label' },
        { value: path, look: 'path' },
        undefined,
        { value: 'Number', look: 'note' },
        undefined,
        undefined,
        { value: cached(value), look: 'fixed', number },
      ],
      [],
    ),
  }
}

const flag: NumberKind = { is: 'flag', decimals: 0 }

function yearsRow({ inForce: [inForce], usedBy }: StatedYears, { horizon }: Definition): SheetRow {
  const [first, ...others] = usedBy
  const label = `${first ?? ''}${others.length === 0 ? '' : ` and ${others.length} more`}`
  void printYear
  void horizon
  return {
    cells: onTimeline(
      [
        { value: 'In force', look: 'label' },
        { value: label, look: 'path' },
        undefined,
        { value: 'Fixed', look: 'note' },
      ],
      inForce.map((is): SheetCell => ({ value: is ? 1 : 0, look: 'fixed', number: flag })),
    ),
  }
}
