import type { Decimal } from '../base/decimal.ts'
import type { Numeric, RowName } from '../formula/node.ts'
import { heldRows } from '../model/held-of-funding.ts'
import type { Row } from '../model/row.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowAt, rowNamed, valueAt } from '../open/project.ts'
import { lowerFirst } from '../report/sentence.ts'
import { columnLetters, sheetPrefix } from './address.ts'
import type { Alike } from './alike.ts'
import type { SheetLine } from './line.ts'
import type { ModelRows } from './model-rows.ts'
import { columnOfYear } from './timeline.ts'

/** A row of the model where the summary reads it. */
export interface SummaryRow {
  readonly row: Row
  /** Its name, with "Less" before what is taken away from the rows above. */
  readonly label: string
  readonly line: SheetLine
  /** The same without what rounding leaves of it where it comes to nothing. */
  readonly settled: SheetLine
  readonly valueIn: (index: number) => Decimal | undefined
  readonly isTotal: boolean
}

// What a board reads first, in the order in which it reads it: funding less what is held of it, what is available, lines, what they come to.
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
const totals: ReadonlySet<string> = new Set<RowPath>([
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
  private readonly scenarios: Alike<Scenario>
  private readonly rows: ModelRows

  constructor(scenarios: Alike<Scenario>, rows: ModelRows) {
    this.scenarios = scenarios
    this.rows = rows
    const { lines } = scenarios[0].definition
    const each = lines.map(({ id }): RowPath => `lines.${id}.spend`)
    const named = (paths: readonly RowPath[]): SummaryRow[] =>
      [...new Set(paths)].flatMap((path) => this.of(path) ?? [])
    this.shown = [
      ...named(['funding.total']),
      ...heldRows.flatMap((path) => this.heldAs(path)),
      ...named(['available', ...(lines.length > mostLines ? settings : each), ...left]),
    ]
  }

  /** A row by its name; undefined where the model has none. */
  of(path: RowPath): SummaryRow | undefined {
    const row = rowNamed(this.scenarios[0].projection, path)
    return row && this.ofRow(row)
  }

  private ofRow(row: Row): SummaryRow | undefined {
    const { projection } = this.scenarios[0]
    // Views of rows stand on no sheet.
    if (!projection.model.rows.includes(row)) return undefined
    return {
      row,
      label: row.label,
      line: this.rows.add(row.path),
      settled: this.rows.settled(row.path),
      valueIn: (index) => valueAt(projection, row.path, index),
      isTotal: totals.has(row.path),
    }
  }

  /**
   * What is held of funding, as less: a row, or those that a view of rows adds up, because views stand on no sheet. Nothing for what no
   * scenario states, so that it is nought whatever is typed.
   */
  private heldAs(path: RowPath): SummaryRow[] {
    const { projection } = this.scenarios[0]
    const named = rowNamed(projection, path)
    if (named === undefined) return []
    const isView = !projection.model.rows.includes(named)
    const paths = isView && named.formula !== undefined ? rowsOf(named.formula) : [named.path]
    const parts = paths
      .filter((part) => this.scenarios.some((scenario) => !isNothing(scenario.projection, part)))
      .flatMap((part) => {
        const row = rowAt(projection, part)
        return (row && this.ofRow(row)) ?? []
      })
    const label = `Less ${lowerFirst(named.label)}`
    return parts.map((part) => {
      const title = parts.length > 1 ? part.row.item?.title : undefined
      return { ...part, label: title === undefined ? label : `${label}, ${title}` }
    })
  }
}

/** The rows that a sum names. */
function rowsOf(formula: Numeric): RowName[] {
  if (formula.op === 'row') return [formula.path]
  return formula.op === 'sum' ? formula.terms.flatMap(({ of }) => rowsOf(of)) : []
}

/** Whether a row is nought by its formulas alone, without any stated figure. */
function isNothing(projection: Projection, path: RowName): boolean {
  const row = rowAt(projection, path)
  return [row?.base, row?.formula].every((formula) => formula === undefined || isNought(projection, formula))
}

function isNought(projection: Projection, formula: Numeric): boolean {
  switch (formula.op) {
    case 'number':
      return formula.value.isZero()
    case 'row':
      return formula.lag === 0 && isNothing(projection, formula.path)
    case 'sum':
      return formula.terms.every(({ of }) => isNought(projection, of))
    case 'product':
      return formula.factors.some((factor) => isNought(projection, factor))
    case 'during':
    case 'where':
      return isNought(projection, formula.of)
    default:
      return false
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
