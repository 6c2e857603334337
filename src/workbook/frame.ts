import { printYear } from '../base/financial-year.ts'
import { unitInWords } from '../base/money-unit.ts'
import { textWidth } from '../base/text-width.ts'
import { yearsOf } from '../definition/values/years.ts'
import type { Unit } from '../formula/unit.ts'
import type { Scenario } from '../open/open.ts'
import { statusOf } from '../report/figures.ts'
import { columnLetters } from './address.ts'
import type { KindOfNumber } from './number-kind.ts'
import type { Sheet, SheetCell, SheetColumn, SheetRow } from './sheet.ts'
import { baseColumn, columnAfter, columnOfYear, headingRow, lastColumn, yearNumberRow } from './timeline.ts'

/** What every sheet with years says at its head. */
export interface Head {
  /** The scenario that the workbook shows, how many of its checks fail, and how many inputs are not as issued, as cells. */
  readonly shown: SheetCell
  readonly failing: SheetCell
  readonly changed: SheetCell
  /** Where it stands how many inputs of the scenario that is shown are not as issued. */
  readonly changes: string
  readonly kindOf: KindOfNumber
  readonly scenario: Scenario
}

/** A sheet with years, from what stands in its columns before and after them, and its rows below the head. */
interface Framed {
  readonly name: string
  readonly about: string
  /** Headings and widths of the columns before the years: at most seven. */
  readonly before: readonly (readonly [heading: string, width: number])[]
  readonly after?: readonly AfterYears[]
  /** How many of the columns after the years are left out of print: they say whether the sheet is in order, which its head says in a word. */
  readonly notPrinted?: number
  /** How many of the rows are printed, where few of them may share a page with all columns. */
  readonly printedRows?: number
  readonly rows: () => Iterable<SheetRow>
}

/** A column after the years; one that fills is as wide as what is left of the page on which it is printed, and shares it with others that do. */
export type AfterYears = readonly [heading: string, width: number | 'fills', of?: 'figures']

/** The width of a column with nothing in it, and the least of a year. */
const leastYearWidth = 9
const emptyWidth = 1.5

/** A column that keeps words apart from the figures of the last year. */
const gap = ['', emptyWidth] as const

/** A sheet whose years stand in the same columns as those of all others. */
export function framed(
  { name, about, before: ownBefore, after = [], notPrinted = 0, printedRows, rows }: Framed,
  head: Head,
  more: Partial<Sheet> = {},
): Sheet {
  const { horizon, unit } = head.scenario.definition
  const years = yearsOf(horizon)
  // The title stands in the first column, and beside it what the sheet is about.
  const before = ownBefore.map(
    ([heading, width], at) => [heading, at === 0 ? Math.max(width, widthOfTitle(name)) : width] as const,
  )
  const empty = Array.from({ length: baseColumn - 1 - before.length }, () => ['', emptyWidth] as const)
  const yearWidth = yearWidthOf(head)
  const upToYears: SheetColumn[] = [
    ...[...before, ...empty].map(([, width]) => ({ width })),
    ...years.map(() => ({ width: yearWidth })),
  ]
  const onOnePage = printedRows === undefined || printedRows > few ? undefined : widthsOnOnePage(after, upToYears)
  const columns: SheetColumn[] = [
    ...upToYears,
    { width: emptyWidth },
    ...(onOnePage ?? widthsAfter(after, notPrinted, upToYears)).map((width) => ({ width })),
  ]
  const heads: SheetRow[] = [
    // What stands in column A is printed again on every page, and wraps in it.
    {
      cells: [
        { value: name, look: 'title' },
        { value: about, look: 'subtitle' },
      ],
    },
    { cells: [head.shown] },
    { cells: [{ value: `Money is in ${unitInWords(unit)}, cash.`, look: 'note' }] },
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
    // Figures fill a page, and what is said of them stands on another one, but for a few rows.
    ...(after.length === notPrinted || onOnePage !== undefined
      ? {}
      : {
          blocks: [
            { from: 1, to: lastColumn(horizon) },
            { from: columnAfter(horizon, notPrinted), to: columnAfter(horizon, after.length - 1) },
          ],
        }),
    ...more,
  }
}

/** The least and the most that a column is wide which fills a page, and the same of one that stands beside figures. */
const filling = { least: 40, most: 140, leastBeside: 30, mostBeside: 60 } as const

/** The widths of the columns after the years: with the labels again, those that are printed are as wide as the page of the figures. */
function widthsAfter(after: readonly AfterYears[], notPrinted: number, figures: readonly SheetColumn[]): number[] {
  const page = figures.reduce((sum, { width }) => sum + width, 0)
  const fixed = after.slice(notPrinted).reduce((sum, [, width]) => sum + (width === 'fills' ? 0 : width), 0)
  const count = after.filter(([, width]) => width === 'fills').length
  const each = Math.floor((page - (figures[0]?.width ?? 0) - fixed) / Math.max(1, count))
  const own = Math.min(filling.most, Math.max(filling.least, each))
  return after.map(([, width]) => (width === 'fills' ? own : width))
}

/** So many rows would leave two pages nearly empty; and so wide is a page on which they can be read with all that stands beside them. */
const few = 12
const wholePage = 244

/** The widths of the columns after the years where one page holds them all with the figures; undefined where it does not. */
function widthsOnOnePage(after: readonly AfterYears[], figures: readonly SheetColumn[]): number[] | undefined {
  const fixed = [
    ...figures.map(({ width }) => width),
    emptyWidth,
    ...after.map(([, width]) => (width === 'fills' ? 0 : width)),
  ]
  const count = after.filter(([, width]) => width === 'fills').length
  const each = Math.floor((wholePage - fixed.reduce((sum, width) => sum + width, 0)) / Math.max(1, count))
  if (each < filling.leastBeside) return undefined
  return after.map(([, width]) => (width === 'fills' ? Math.min(each, filling.mostBeside) : width))
}

/** The letters of a title are larger than those of figures, by which columns are measured. */
const titleSize = 1.7

function widthOfTitle(title: string): number {
  return Math.ceil(textWidth(title) * titleSize)
}

/** In digits: a comma or a point, and brackets with what a column loses at its edges. */
const pointWidth = 0.5
const brackets = 2

/** A width in which every figure of the scenario is seen, in brackets and as it is typed. */
function yearWidthOf({ scenario: { projection }, kindOf }: Head): number {
  const largest = new Map<Unit, number>()
  for (const [at, { unit }] of projection.model.rows.entries())
    for (const value of projection.values[at] ?? [])
      if (value !== undefined) largest.set(unit, Math.max(largest.get(unit) ?? 0, value.e))
  const widthOf = (whole: number, decimals: number): number => {
    const signs = Math.floor((whole - 1) / 3) + (decimals === 0 ? 0 : 1)
    return Math.ceil(whole + decimals + signs * pointWidth + brackets)
  }
  const widths = [...largest].flatMap(([unit, exponent]) => {
    const [shown, typed] = [kindOf(unit), kindOf(unit, true)]
    const whole = Math.max(0, exponent + (shown.is === 'percent' ? 2 : 0)) + 1
    // What follows may grow by a digit.
    return [widthOf(whole + 1, shown.decimals), widthOf(whole, typed.decimals)]
  })
  return Math.max(leastYearWidth, ...widths)
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
