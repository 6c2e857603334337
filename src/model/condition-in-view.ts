import { type Condition, mapParts, type Numeric, type RowName, rowName } from '../formula/node.ts'
import { runningTotalOf } from './adds-up.ts'
import { everybodyCounted, type Row, type RowAt } from './row.ts'

/** How the money of a condition is meant. */
export interface MoneyMeant {
  readonly isReal: boolean
  readonly isPerHead: boolean
}

/** A row that no division tells in real terms or per head, because it adds up amounts of several years. */
export class NotInView extends Error {}

/**
 * A condition whose rows of money are meant in real terms, in the prices of the price base, or for each resident, in pounds: as
 * if its author had divided each of them. Throws `NotInView` for a total over years: its amounts are of unlike prices.
 */
export function conditionInView(condition: Condition, rowOf: RowAt, meant: MoneyMeant): Condition {
  const inView = (node: Numeric): Numeric => formulaInView(node, rowOf, meant)
  const within = (own: Condition): Condition => {
    if (own.op === 'not') return { ...own, of: within(own.of) }
    if (own.op !== 'compare') return { ...own, of: own.of.map(within) }
    return { ...own, left: inView(own.left), right: inView(own.right) }
  }
  return within(condition)
}

/** The same of a formula that is no condition. */
export function formulaInView(formula: Numeric, rowOf: RowAt, meant: MoneyMeant): Numeric {
  if (!meant.isReal && !meant.isPerHead) return formula
  const divided = (node: Numeric, row: Row, by: (path: RowName) => Numeric): Numeric => {
    const span = node.span && { span: node.span }
    const real: Numeric =
      meant.isReal && row.realPrices === undefined
        ? { op: 'quotient', of: node, by: by(rowName('prices.index')), ...span }
        : node
    return meant.isPerHead
      ? { op: 'quotient', of: real, by: by(rowName(everybodyCounted)), reads: 'pounds', ...span }
      : real
  }
  const inView = (node: Numeric): Numeric => {
    const cameOut = node.op === 'input' && node.actualOf !== undefined ? rowOf(node.actualOf) : undefined
    if (cameOut !== undefined && node.op === 'input')
      return cameOut.unit === 'money' ? divided(node, cameOut, (path) => ({ op: 'row', path, lag: node.lag })) : node
    if (node.op !== 'row' && node.op !== 'at' && node.op !== 'years' && node.op !== 'to-date')
      return mapParts(node, inView)
    const row = rowOf(node.path)
    if (row?.unit !== 'money') return node
    if (node.op === 'years' || node.op === 'to-date' || runningTotalOf(row, rowOf) !== undefined)
      throw new NotInView(node.path)
    return divided(node, row, (path) => (node.op === 'row' ? { op: 'row', path, lag: node.lag } : { ...node, path }))
  }
  return inView(formula)
}
