import { printYear } from '../base/financial-year.ts'
import { unitInWords } from '../base/money-unit.ts'
import { yearsOf } from '../definition/values/years.ts'
import type { Scenario } from '../open/open.ts'
import { statusOf } from '../report/figures.ts'
import { columnLetters } from './address.ts'
import type { KindOfNumber } from './number-kind.ts'
import type { Sheet, SheetCell, SheetColumn, SheetRow } from './sheet.ts'
import { baseColumn, columnOfYear, headingRow, yearNumberRow } from './timeline.ts'

/** What every sheet with years says at its head. */
export interface Head {
  /** The scenario that the workbook shows, how many of its checks fail, and how many inputs are not as issued, as cells. */
  readonly shown: SheetCell
  readonly failing: SheetCell
  readonly changed: SheetCell
  readonly kindOf: KindOfNumber
  readonly scenario: Scenario
}

/** A sheet with years, from what stands in its columns before and after them, and its rows below the head. */
interface Framed {
  readonly name: string
  readonly about: string
  /** Headings and widths of the columns before the years: at most seven. */
  readonly before: readonly (readonly [heading: string, width: number])[]
  readonly after?: readonly (readonly [heading: string, width: number, of?: 'figures'])[]
  readonly rows: () => Iterable<SheetRow>
}

/** The width of a column with nothing in it, and the least of a year. */
const leastYearWidth = 12
const emptyWidth = 2

/** A column that keeps words apart from the figures of the last year. */
const gap = ['', emptyWidth] as const

/** A sheet whose years stand in the same columns as those of all others. */
export function framed(
  { name, about, before, after = [], rows }: Framed,
  head: Head,
  more: Partial<Sheet> = {},
): Sheet {
  const { horizon, unit } = head.scenario.definition
  const years = yearsOf(horizon)
  const empty = Array.from({ length: baseColumn - 1 - before.length }, () => ['', emptyWidth] as const)
  const yearWidth = yearWidthOf(head)
  const columns: SheetColumn[] = [
    ...[...before, ...empty].map(([, width]) => ({ width })),
    ...years.map(() => ({ width: yearWidth })),
    ...[gap, ...after].map(([, width]) => ({ width })),
  ]
  const heads: SheetRow[] = [
    { cells: [{ value: name, look: 'title' }] },
    { cells: [head.shown] },
    { cells: [{ value: `${about} Money is in ${unitInWords(unit)}.`, look: 'subtitle' }] },
    {
      cells: onTimeline(
        [head.failing],
        years.map((_, index) => yearNumber(index)),
      ),
    },
    {
      cells: onTimeline(
        [head.changed],
        years.map((year): SheetCell => ({ value: statusOf(year, head.scenario), look: 'note-right' })),
      ),
    },
    {
      cells: [
        ...[...before, ...empty].map(([heading]): SheetCell => ({ value: heading, look: 'heading' })),
        ...years.map((year): SheetCell => ({ value: printYear(year), look: 'heading-right' })),
        ...[gap, ...after].map(
          ([heading, , of]): SheetCell => ({ value: heading, look: of === undefined ? 'heading' : 'heading-right' }),
        ),
      ],
    },
  ]
  return {
    name,
    columns,
    rows: {
      *[Symbol.iterator]() {
        yield* heads
        yield* rows()
      },
    },
    freeze: { rows: headingRow, columns: 1 },
    repeat: { from: 1, to: headingRow },
    ...more,
  }
}

/** A width in which every amount of the scenario is seen, in brackets and with a digit to spare. */
function yearWidthOf({ scenario: { projection }, kindOf }: Head): number {
  let largest = 0
  for (const values of projection.values)
    for (const value of values) if (value !== undefined) largest = Math.max(largest, value.e)
  const digits = largest + 2
  const { decimals } = kindOf('money')
  return Math.max(leastYearWidth, digits + Math.floor(digits / 3) + (decimals === 0 ? 0 : decimals + 1) + 2)
}

/** Years count on from the base year, which is 0. */
function yearNumber(index: number): SheetCell {
  const number = { is: 'general', decimals: 0 } as const
  if (index === 0) return { value: 0, look: 'note', number }
  return { value: index, formula: `${columnLetters(columnOfYear(index - 1))}${yearNumberRow}+1`, look: 'note', number }
}

/** Cells before the years and those of the years, each where it belongs, and what stands after them. */
export function onTimeline(
  before: readonly (SheetCell | undefined)[],
  years: readonly (SheetCell | undefined)[],
  after: readonly (SheetCell | undefined)[] = [],
): (SheetCell | undefined)[] {
  const empty = Array.from({ length: baseColumn - 1 - before.length }, () => undefined)
  return [...before, ...empty, ...years, ...(after.length === 0 ? [] : [undefined, ...after])]
}

/** A heading over rows. */
export function sectionRow(text: string): SheetRow {
  return { cells: [{ value: text, look: 'section' }] }
}
