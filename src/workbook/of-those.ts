import type { Decimal } from '../base/decimal.ts'
import type { Numeric } from '../formula/node.ts'
import type { Scenario } from '../open/open.ts'
import { type ByYear, valuesOfFormula } from '../open/project.ts'
import { type Alike, eachOf, ofOp } from './alike.ts'
import type { CheckRow } from './check-conditions.ts'
import type { ModelRows } from './model-rows.ts'
import type { Writing } from './named-cells.ts'
import type { Text } from './text.ts'
import { listed } from './written.ts'

/** As many cells as stand in one formula: a cell holds 8,192 characters, and a call takes 255 cells. */
const mostCells = 100

/**
 * The least, or the largest, of the cells of some rows and inputs that hold a number, written into a row; of many, by way of rows that
 * are put together by `step`.
 */
export function writeOfThose(
  into: CheckRow,
  formulas: Alike,
  rows: ModelRows,
  step: (number: number, from: number, to: number) => CheckRow,
): void {
  const call = formulas[0].op === 'max' ? 'MAX(' : 'MIN('
  const among = (cells: readonly Text[]): Text => [
    'IF(COUNT(',
    ...listed(cells),
    `)=0,"",${call}`,
    ...listed(cells),
    '))',
  ]
  const lists: Alike<readonly Numeric[]> = eachOf(formulas, partsOfThose)
  const count = lists[0].length
  const groups = Array.from({ length: Math.ceil(count / mostCells) }, (_, at) => at * mostCells)
  const cellsFrom = (from: number, years: Writing['years']): Text =>
    among(
      lists[0].slice(from, from + mostCells).map((_, at): Text => {
        const part = eachOf(lists, (list) => list[from + at] as Numeric)
        return [{ line: lineOf(part, rows, years), column: { lag: 0 } }]
      }),
    )
  const steps = groups.length < 2 ? [] : groups.map((from, at) => ({ from, row: step(at + 1, from, from + mostCells) }))
  for (const years of ['base', 'projected'] as const) {
    for (const { from, row } of steps) row[years] = cellsFrom(from, years)
    into[years] =
      steps.length === 0
        ? cellsFrom(0, years)
        : among(steps.map(({ row }): Text => [{ line: row.line, column: { lag: 0 } }]))
  }
}

function lineOf(part: Alike, rows: ModelRows, years: Writing['years']) {
  const [first] = part
  if (first.op === 'row') return rows.add(first.path)
  if (first.op === 'input')
    return rows.stated.input(
      eachOf(ofOp('input', part), ({ input }) => input),
      years,
    )
  throw new Error(`A ${first.op} has no cell of its own`)
}

function partsOfThose(formula: Numeric): readonly Numeric[] {
  if (formula.op !== 'min' && formula.op !== 'max') throw new Error(`A ${formula.op} is of no figures`)
  return formula.of
}

/** What it comes to, as the engine has it: undefined where no figure has a value. */
export function valuesOfThose({ projection }: Scenario, formula: Numeric, from = 0, to?: number): ByYear {
  const isLeast = formula.op === 'min'
  const parts = partsOfThose(formula)
    .slice(from, to)
    .map((part) => valuesOfFormula(projection, part))
  return (index) => {
    let found: Decimal | undefined
    for (const valueIn of parts) {
      const value = valueIn(index)
      if (value !== undefined && (found === undefined || (isLeast ? value.lt(found) : value.gt(found)))) found = value
    }
    return found
  }
}
