import type { Decimal } from '../base/decimal.ts'
import { listInWords } from '../base/list-in-words.ts'
import { textWidth } from '../base/text-width.ts'
import type { Definition, Input } from '../definition/definition.ts'
import { type Horizon, listYears, yearsOf } from '../definition/values/years.ts'
import { positionAt } from '../diagnostics/span.ts'
import { inputLabel } from '../explain/input-label.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { columnLetters } from './address.ts'
import { cached } from './calculations.ts'
import { doubtCells, doubtColumns } from './doubted.ts'
import { type AfterYears, onTimeline, sectionRow } from './frame.ts'
import {
  issuedByYear,
  issuedColumns,
  issuedOnce,
  issuedShown,
  kindOrChanged,
  sourceIsOf,
  vouchedCell,
} from './issued.ts'
import { labelCell } from './labels.ts'
import type { SheetLine } from './line.ts'
import { missingCells, missingColumns } from './missing.ts'
import type { KindOfNumber } from './number-kind.ts'
import { type InputPart, inputsSheet, isTypedOnce } from './place-inputs.ts'
import type { Look, NumberKind, SheetCell, SheetRow } from './sheet.ts'
import { columnAfter, kindColumn, plainColumn } from './timeline.ts'

/** What stands first after the years of an input: whether a number is missing or in doubt, and what it was when issued. */
const onOrder = [...missingColumns, ...issuedColumns, ...doubtColumns] as const
/** How many these are. After them, before all that says where an input comes from, stands whether that is of the figure that is there. */
export const columnsOnOrder = onOrder.length

/** Where an input comes from, after that: the most that each column is wide. */
const provenanceColumns = [
  ['Source', 'fills'],
  ['Owner', 18],
  ['Date', 14],
  ['Quality', 14],
  ['Impact', 9],
  ['Range', 24],
  ['Note', 'fills'],
  ['Where it stands', 36],
] as const satisfies readonly AfterYears[]

/** What stands after the years of inputs. What is said of few of them takes no more room than it needs. */
export function afterColumns(parts: readonly InputPart[]): readonly AfterYears[] {
  const said = parts.flatMap((part) => (part.is === 'input' ? part.inputs.map(provenanceOf) : []))
  return [
    ...onOrder,
    sourceIsOf,
    ...provenanceColumns.map(([heading, most], at): AfterYears => {
      if (most === 'fills') return [heading, most]
      const words = [heading, ...said.flatMap((cells) => cells[at]?.value ?? [])].map((text) => textWidth(`${text}`))
      return [heading, Math.min(most, words.reduce((one, other) => Math.max(one, other)) + 2)]
    }),
  ]
}

const general: NumberKind = { is: 'general', decimals: 0 }
const flag: NumberKind = { is: 'flag', decimals: 0 }

/** The row of a part as one of the scenarios states it, which stands in a row of the sheet; of figures by year another row says what was issued. */
export function statedRow(
  part: InputPart,
  scenario: number,
  { row, issued }: { readonly row: number; readonly issued: number | undefined },
  definition: Definition,
  growth: SheetLine,
  kindOf: KindOfNumber,
): SheetRow {
  if (part.is === 'heading') return sectionRow(part.text)
  const { plain, years, after } = cellsOf(part, scenario, row, kindOf)
  const { horizon } = definition
  const due = [plain, ...years].filter((cell) => typeof cell?.value === 'number').length
  const asIssued =
    plain !== undefined && due > 0
      ? issuedOnce(row, plain, horizon)
      : issued === undefined
        ? [undefined, undefined]
        : issuedByYear(row, issued, inputsSheet, horizon)
  const said = [
    ...missingCells(row, { count: due }, horizon, 'typed', false),
    ...asIssued,
    ...padded(part.is === 'input' ? doubtCells(part.inputs[scenario] ?? part.inputs[0], row, horizon, growth) : []),
  ]
  // What vouches for a figure, and not where it stands: that is so whoever typed another one.
  const vouched =
    part.is === 'input' ? vouchedCell(row, columnsOnOrder, provenanceColumns.length - 1, horizon) : undefined
  const whole = Array.from({ length: horizon.count + 1 }, (_, index) => years[index])
  return {
    cells: onTimeline(
      [
        ...namesOf(part, scenario, definition, (kind) =>
          kindOrChanged(kind, kindInCells(part, scenario, row, horizon), row, asIssued, horizon),
        ),
        undefined,
        undefined,
        plain,
      ],
      whole,
      [...said, vouched, ...after],
    ),
  }
}

/**
 * The same row as the scenario that is shown has it, from the rows in which each of them states it: the first and the last of them, and the
 * cell that says which of these is chosen.
 */
export function shownRow(
  part: InputPart,
  row: number,
  definition: Definition,
  kindOf: KindOfNumber,
  chosen: { readonly first: number; readonly last: number; readonly position: string },
): SheetRow {
  if (part.is === 'heading') return sectionRow(part.text)
  const { plain, years } = cellsOf(part, 0, row, kindOf)
  const others = part.is === 'input' ? part.inputs.slice(1).map((_, at) => cellsOf(part, at + 1, row, kindOf)) : []
  const choose = (cell: SheetCell | undefined, column: number): SheetCell | undefined =>
    cell && {
      value: cell.value ?? '',
      formula: chosenIn(column, chosen),
      look: 'calculated',
      ...(cell.number && { number: cell.number }),
    }
  const asIssued = issuedShown(row, plain, chosen, definition.horizon)
  // The kind that the row of the chosen scenario says: a default of one may be stated by another.
  const kinds = `${columnLetters(kindColumn)}$${chosen.first}:${columnLetters(kindColumn)}$${chosen.last}`
  const ownKind = `IF(ISNUMBER(${chosen.position}),INDEX(${kinds},${chosen.position}),"")`
  const kindCell = (kind: SheetCell): SheetCell => kindOrChanged(kind, ownKind, row, asIssued, definition.horizon)
  return {
    cells: onTimeline(
      [...namesOf(part, 0, definition, kindCell), undefined, undefined, choose(plain, plainColumn)],
      Array.from({ length: definition.horizon.count + 1 }, (_, index) =>
        choose(years[index] ?? blankLike(others.map((other) => other.years[index])), plainColumn + 1 + index),
      ),
      [undefined, undefined, ...asIssued],
    ),
  }
}

/** The figure of a column in the row that is chosen; nothing where that is empty. */
function chosenIn(column: number, { first, last, position }: Parameters<typeof shownRow>[4]): string {
  const cells = `${columnLetters(column)}$${first}:${columnLetters(column)}$${last}`
  const found = `INDEX(${cells},${position})`
  return `IF(ISNUMBER(${position}),IF(ISNUMBER(${found}),${found},""),"")`
}

/** Cells for all columns that say whether a figure is in doubt. */
function padded(cells: readonly SheetCell[]): (SheetCell | undefined)[] {
  return doubtColumns.map((_, at) => cells[at])
}

/** A cell that another scenario has and this one has not. */
function blankLike(cells: readonly (SheetCell | undefined)[]): SheetCell | undefined {
  const found = cells.find((cell) => cell !== undefined)
  return found && { ...found, value: '' }
}

export type StatedPart = Exclude<InputPart, { readonly is: 'heading' }>

/** What the columns before the figures say of a part: label, path, unit and kind, which may be made to say more. */
export function namesOf(
  part: StatedPart,
  scenario: number,
  definition: Definition,
  kindCell: (kind: SheetCell) => SheetCell = (kind) => kind,
): (SheetCell | undefined)[] {
  const cells = (label: string, path: string, unit: string, kind: string): SheetCell[] => [
    labelCell(label),
    { value: path, look: 'path' },
    { value: unit, look: 'note' },
    kindCell({ value: kind, look: 'note' }),
  ]
  switch (part.is) {
    case 'input': {
      const [first] = part.inputs
      const input = part.inputs[scenario] ?? first
      const unit = unitAsData(input.unit, definition.unit)
      return cells(inputLabel(first.path, definition), first.path, unit, roleOf(input))
    }
    case 'number':
      return cells(part.number.label, part.number.path, '', 'Number')
    case 'years': {
      const inForce = part.years.inForce[scenario] ?? []
      const years = listYears(yearsOf(definition.horizon).filter((_, index) => inForce[index] === true))
      const [first = '', ...others] = part.years.usedBy
      const rest = others.length === 0 ? '' : ` and ${others.length} more`
      return cells(`In force: ${years === '' ? 'never' : years}`, `${first}${rest}`, '', 'Fixed')
    }
  }
}

const [byDefault, byEntry] = ['Default', 'Input']

function roleOf({ isSetting, entry }: Input): string {
  if (isSetting === true) return 'Fixed'
  return entry === undefined ? byDefault : byEntry
}

/**
 * The kind of an input as part of a formula: a default stands nowhere. Whoever states the value of a default changes a cell, and no formula.
 * Undefined where a definition cannot make it another kind.
 */
function kindInCells(part: StatedPart, scenario: number, row: number, horizon: Horizon): string | undefined {
  if (part.is !== 'input' || (part.inputs[scenario] ?? part.inputs[0]).isSetting === true) return undefined
  const place = columnAfter(horizon, columnsOnOrder + provenanceColumns.length)
  return `IF($${columnLetters(place)}${row}="","${byDefault}","${byEntry}")`
}

interface StatedCells {
  readonly plain: SheetCell | undefined
  readonly years: readonly (SheetCell | undefined)[]
  readonly after: readonly (SheetCell | undefined)[]
}

/** The cells of a part that hold figures, and those that say where they come from. */
export function cellsOf(part: StatedPart, scenario: number, row: number, kindOf: KindOfNumber): StatedCells {
  switch (part.is) {
    case 'input':
      return inputCells(part, scenario, row, kindOf)
    case 'number': {
      const { values, isPercent } = part.number
      const number: NumberKind = isPercent ? { is: 'percent', decimals: 2 } : general
      return { plain: { value: cached(values[scenario]), look: 'fixed', number }, years: [], after: [] }
    }
    case 'years': {
      const inForce = part.years.inForce[scenario] ?? []
      const years = inForce.map((is): SheetCell => ({ value: is ? 1 : 0, look: 'fixed', number: flag }))
      return { plain: undefined, years, after: [] }
    }
  }
}

/**
 * A figure that is the same in all years is typed once, in the column before them, and the years read it there. Only years that a
 * formula reads have a cell.
 */
function inputCells(
  { inputs, isInBase, isInProjected }: Extract<InputPart, { readonly is: 'input' }>,
  scenario: number,
  row: number,
  kindOf: KindOfNumber,
): StatedCells {
  const input = inputs[scenario] ?? inputs[0]
  const number = kindOf(input.unit, true)
  const look: Look = input.isSetting === true ? 'fixed' : 'input'
  const after = provenanceOf(input)
  if (!isTypedOnce(input))
    return { plain: undefined, years: input.values.map((value, index) => typed(value, index)), after }
  const [first] = input.values.filter((value) => value !== undefined)
  return {
    plain: { value: cached(first), look, number },
    years: input.values.map((value, index): SheetCell | undefined => {
      const isRead = index === 0 ? isInBase : isInProjected
      if (value === undefined || !isRead) return undefined
      return { value: cached(value), formula: `$${columnLetters(plainColumn)}${row}`, look: 'calculated', number }
    }),
    after,
  }

  function typed(value: Decimal | undefined, index: number): SheetCell | undefined {
    if (value !== undefined) return { value: cached(value), look, number }
    return index === 0 || look === 'fixed' ? undefined : { look, number }
  }
}

function provenanceOf({ entry }: Input): (SheetCell | undefined)[] {
  if (entry === undefined) return []
  const { source, owner, date, quality, impact, range, note } = entry.provenance
  const rangeText = range && listInWords(Object.entries(range).map(([name, plain]) => `${name} ${plain.text}`))
  const { line } = positionAt(entry.span.file, entry.span.start)
  return [source, owner, date, quality, impact, rangeText, note, `${entry.span.file.path}:${line}`].map((text) =>
    text === undefined ? undefined : { value: text, look: 'note' },
  )
}
