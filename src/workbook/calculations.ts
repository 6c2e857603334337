import type { Decimal } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import type { Horizon } from '../definition/values/years.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { sectionTitleOf, sectionTitles } from '../model/sections.ts'
import { framed, type Head, onTimeline, sectionRow } from './frame.ts'
import { madeInWords } from './in-words.ts'
import { labelCell, widthOfLabels, widthOfPaths } from './labels.ts'
import { type AskedRows, missing, missingCells, missingColumns, missingRange } from './missing.ts'
import type { CellRow } from './model-rows.ts'
import type { Look, Sheet, SheetCell, SheetRow } from './sheet.ts'
import { inColumn, isSameText, type PlacedText, placed } from './text.ts'
import { headingRow } from './timeline.ts'

/** The rows of one sheet of calculations, each of which has its place on it. */
export interface CalculationSheet {
  readonly name: string
  /** Those that are read, and below them the steps on the way. */
  readonly rows: readonly CellRow[]
  /** How many are read. */
  readonly shown: number
}

/** Sort rows of cells to the sheets that they stand on, in the order of the model, and place them there. */
export function placeRows(rows: readonly CellRow[]): readonly CalculationSheet[] {
  const byTitle = grouped(rows, ({ of }) => sectionTitleOf(of))
  return sectionTitles.flatMap((name): CalculationSheet[] => {
    const own = byTitle.get(name)
    if (own === undefined) return []
    const shown = own.filter(({ isStep }) => !isStep)
    const steps = own.filter(({ isStep }) => isStep)
    shown.forEach(({ line }, at) => {
      line.place(name, headingRow + 1 + at)
    })
    // Below the rows that are read, and a heading.
    steps.forEach(({ line }, at) => {
      line.place(name, headingRow + 1 + shown.length + 1 + at)
    })
    return [{ name, rows: [...shown, ...steps], shown: shown.length }]
  })
}

/** A sheet of calculations with its formulas and the engine's values. */
export function calculationSheet({ name, rows, shown }: CalculationSheet, head: Head): Sheet {
  return framed(
    {
      name,
      about:
        'Every figure is a formula over other rows and Inputs; grey cells are the base year, where it has a formula of its own.',
      before: [
        ['Figure', widthOfLabels(rows.map(({ label }) => label))],
        ['Row', widthOfPaths(rows.map(({ path }) => path))],
        ['Unit', 9],
        ['Kind', 9],
      ],
      after: [...missingColumns, ['How it is made', 'fills']],
      notPrinted: missingColumns.length,
      printedRows: shown === 0 ? rows.length : shown,
      rows: function* () {
        for (const [at, row] of rows.entries()) {
          if (at === shown) yield sectionRow('Working: steps on the way to the rows above')
          yield rowOf(row, name, head)
        }
      },
    },
    head,
    {
      highlights: [
        { range: missingRange(head.scenario.definition.horizon, ...rowsOf(rows)), word: missing, as: 'fail' },
      ],
      ...(shown === 0 || shown === rows.length ? {} : { printedTo: headingRow + shown }),
    },
  )
}

/** The first and the last of the rows of a sheet. */
function rowsOf(rows: readonly CellRow[]): [number, number] {
  return [headingRow + 1, rows.at(-1)?.line.row ?? headingRow + 1]
}

/** Where the rows of a sheet say whether they lack a value. */
export function askedRows({ name, rows }: CalculationSheet, horizon: Horizon): AskedRows {
  const [from, to] = rowsOf(rows)
  return { sheet: name, from, to, lacking: rows.filter((row) => isLacking(row, horizon)).map(({ label }) => label) }
}

function isLacking({ due, valueIn }: CellRow, { count }: Horizon): boolean {
  let found = 0
  for (let index = 0; index <= count; index++) if (valueIn(index) !== undefined) found++
  return found < due.count
}

function rowOf(row: CellRow, sheet: string, { scenario, kindOf }: Head): SheetRow {
  const { definition, projection } = scenario
  const { of, label, path, isStep, base, projected, valueIn } = row
  const texts = { base: base && placed(base, sheet), projected: projected && placed(projected, sheet) }
  const isOwnBase =
    texts.base !== undefined && (texts.projected === undefined || !isSameText(texts.base, texts.projected))
  const number = kindOf(of.unit)
  const look: Look = isStep ? 'working' : of.item === undefined ? 'total' : 'calculated'
  const cell = (text: PlacedText | undefined, index: number): SheetCell | undefined =>
    text && {
      formula: inColumn(text, index),
      value: cached(valueIn(index)),
      look: index === 0 && isOwnBase ? 'base-year' : look,
      number,
    }
  const years = Array.from({ length: projection.model.horizon.count + 1 }, (_, index) =>
    cell(index === 0 ? texts.base : texts.projected, index),
  )
  return {
    cells: onTimeline(
      [
        labelCell(label, isStep),
        { value: path, look: 'path' },
        { value: unitAsData(of.unit, definition.unit, of.words), look: 'note' },
        { value: isStep ? 'working' : '', look: 'note' },
      ],
      years,
      [
        ...missingCells(row.line.row, row.due, definition.horizon, 'calculated', isLacking(row, definition.horizon)),
        isStep ? undefined : { value: madeInWords(of, scenario), look: 'note' },
      ],
    ),
    ...(isStep ? { isWorking: true } : {}),
  }
}

/** What the engine has, as the double nearest to it; an empty text where there is no value. */
export function cached(value: Decimal | undefined): number | string {
  return value === undefined ? '' : value.toNumber()
}
