import { assertNever } from '../../base/assert-never.ts'
import type { Decimal } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import type { Explanation, ValueLeaf } from '../../explain/explanation.ts'
import { inMoneyUnit } from '../../explain/in-money-unit.ts'
import { inFigures } from '../../explain/words.ts'
import { row as rowNode } from '../../formula/build.ts'
import type { Expression } from '../../formula/expression.ts'
import type { Numeric, RowName } from '../../formula/node.ts'
import { runningTotalOf } from '../../model/adds-up.ts'
import type { Row } from '../../model/row.ts'
import { rowAt, valueAt, valuesOfFormula } from '../../open/project.ts'
import type { Amounts } from './amounts-of.ts'
import { joinedYears } from './joined-years.ts'
import type { View } from './view.ts'
import { viewed } from './viewed.ts'
import { indexOf } from './year-of.ts'

export type Figures = Expression<ValueLeaf>

/** An amount in cash, the years whose prices it is in and whose people it is for, and what it is made of. */
export interface CashAmount {
  readonly of: Figures
  readonly value: Decimal
  readonly prices: FinancialYear
  readonly people: FinancialYear
}

/**
 * The figures of a row as a view puts them together, each amount as `told` has it: of a row that joins years the amounts of
 * them, of any other its own. Undefined where an amount has no value, or the view cannot tell the row.
 */
export function figuredIn(
  view: View,
  { asked, scenario, unit }: Explanation,
  row: Row,
  told: (amount: CashAmount) => Figures,
): Figures | undefined {
  const { projection, definition } = scenario
  const { base, count } = definition.horizon
  const inUnit = inMoneyUnit(definition, unit)
  const index = asked.year - base
  const amount = (formula: Numeric, at: number, [prices, people] = [at, at]): Figures | undefined => {
    const isRow = formula.op === 'row' && formula.lag === 0
    const value = isRow ? valueAt(projection, formula.path, at) : valuesOfFormula(projection, formula)(at)
    if (value === undefined) return undefined
    const own = inUnit(value, 'money')
    const of: Figures =
      formula.op === 'number' ? { op: 'number', value: own } : inFigures(formula, at, projection, inUnit)
    return told({ of, value: own, prices: base + prices, people: base + people })
  }
  const nested = (path: RowName, at: number): Figures | undefined => {
    const other = rowAt(projection, path)
    const cash = valueAt(projection, path, at)
    const value = other && cash && viewed(view, { ...other, people: row.people }).value(cash, at)
    return value && { op: 'number', value }
  }
  const totalOf = (path: RowName, last: number): Figures | undefined => {
    const other = rowAt(projection, path)
    const isNested =
      other !== undefined && (runningTotalOf(other, at) !== undefined || joinedYears(view, other) !== undefined)
    const years = Array.from({ length: last }, (_, from) => from + 1)
    return added(years.map((year) => ({ sign: 1, of: isNested ? nested(path, year) : amount(rowNode(path), year) })))
  }
  const at = (path: RowName): Row | undefined => rowAt(projection, path)
  const figures = (amounts: Amounts): Figures | undefined => {
    switch (amounts.is) {
      case 'amount': {
        const { formula, prices, people } = amounts
        const years: [number, number] = [
          prices === undefined ? index : indexOf(prices, index, base),
          people === undefined ? index : indexOf(people, index, base),
        ]
        return amount(formula, index, years)
      }
      case 'row':
        return nested(amounts.path, indexOf(amounts.year, index, base))
      case 'total':
        return totalOf(amounts.path, amounts.until === 'end' ? count : index)
      case 'sum':
        return added(amounts.terms.map(({ sign, of }) => ({ sign, of: figures(of) })))
      case 'scaled': {
        const [of, by] = [figures(amounts.of), inFigures(amounts.by, index, projection, inUnit)]
        if (of === undefined) return undefined
        return amounts.power === 1 ? { op: 'product', factors: [of, by] } : { op: 'quotient', of, by }
      }
      default:
        return assertNever(amounts)
    }
  }
  const total = runningTotalOf(row, at)
  if (total !== undefined)
    return totalOf(total.path, total.until === 'now' ? index : total.until === 'end' ? count : total.until - base)
  const joined = joinedYears(view, row)
  if (joined === 'apart') return undefined
  return joined === undefined ? amount(rowNode(row.path), index) : figures(joined)
}

type FigureTerm = { readonly sign: 1 | -1; readonly of: Figures | undefined }

function added(terms: readonly FigureTerm[]): Figures | undefined {
  const known = terms.flatMap(({ sign, of }) => (of === undefined ? [] : [{ sign, of }]))
  const [only] = known
  if (only === undefined || known.length < terms.length) return undefined
  return known.length === 1 && only.sign === 1 ? only.of : { op: 'sum', terms: known }
}
