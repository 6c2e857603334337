import type { Decimal } from '../base/decimal.ts'
import type { Row } from '../model/row.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowNamed, valueAt } from '../open/project.ts'
import { columnLetters, sheetPrefix } from './address.ts'
import type { SheetLine } from './line.ts'
import type { ModelRows } from './model-rows.ts'
import { columnOfYear } from './timeline.ts'

/** A row of the model where the summary reads it. */
export interface SummaryRow {
  readonly row: Row
  readonly line: SheetLine
  /** The same without what rounding leaves of it where it comes to nothing. */
  readonly settled: SheetLine
  readonly valueIn: (index: number) => Decimal | undefined
  readonly isTotal: boolean
}

/** What a board reads first, in the order in which it reads it. Lines stand between what is available and what they come to. */
const moneyIn: readonly RowPath[] = [
  'funding.total',
  'reserves.total',
  'surplus.repayment',
  'surplus.required',
  'funding.lost',
  'available',
]
const settings: readonly RowPath[] = ['hospital.spend', 'out-of-hospital.spend']
const left: readonly RowPath[] = [
  'spend.total',
  'headroom',
  'out-of-hospital.spend',
  'out-of-hospital.envelope',
  'headroom.recurrent',
  'in-year',
  'underlying',
  'headroom.to-date',
  'do-nothing-gap',
  'savings.total',
  'savings.unidentified',
  'savings.requirement',
]
const totals: ReadonlySet<RowPath> = new Set<RowPath>([
  'available',
  'spend.total',
  'headroom',
  'out-of-hospital.envelope',
])

/** More lines than these are told by their setting. */
const mostLines = 20

/** The rows of the model that the summary shows: which they are does not hang on what their values are. */
export class SummaryRows {
  readonly shown: readonly SummaryRow[]
  private readonly scenario: Scenario
  private readonly rows: ModelRows

  constructor(scenario: Scenario, rows: ModelRows) {
    this.scenario = scenario
    this.rows = rows
    const { lines } = scenario.definition
    const each = lines.map(({ id }): RowPath => `lines.${id}.spend`)
    const paths = [...moneyIn, ...(lines.length > mostLines ? settings : each), ...left]
    this.shown = [...new Set(paths)].flatMap((path) => this.of(path) ?? [])
  }

  /** A row by its name; undefined where the model has none. */
  of(path: RowPath): SummaryRow | undefined {
    const { projection } = this.scenario
    const row = rowNamed(projection, path)
    // Views of rows stand on no sheet.
    if (row === undefined || !projection.model.rows.includes(row)) return undefined
    return {
      row,
      line: this.rows.add(row.path),
      settled: this.rows.settled(row.path),
      valueIn: (index) => valueAt(projection, row.path, index),
      isTotal: totals.has(path),
    }
  }
}

/** The cell of a line in a year, as a sheet that has the same years in the same columns reads it. */
export function cellInYear(line: SheetLine, index: number, isFixed = false): string {
  const fixed = isFixed ? '$' : ''
  return `${sheetPrefix(line.sheet)}${fixed}${columnLetters(columnOfYear(index))}${fixed}${line.row}`
}

/** The cells of a line from one year to another. */
export function cellsInYears(line: SheetLine, from: number, to: number): string {
  return `${cellInYear(line, from, true)}:${cellInYear(line, to, true).split('!').at(-1)}`
}
