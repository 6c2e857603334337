import { one } from '../base/decimal.ts'
import type { Numeric } from './node.ts'

/** The same formula for the year before. What does not vary by year stays as it is. */
export function yearBefore(formula: Numeric): Numeric {
  return mapRows(formula, (row) => ({ ...row, lag: row.lag + 1 }))
}

/** The same formula for one stated year, whatever the year it is asked in. */
export function inYear(formula: Numeric, year: number): Numeric {
  return mapRows(formula, ({ path, lag, span }) => ({ op: 'at', path, year: year - lag, ...(span && { span }) }))
}

/** `now / year before - 1`. */
export function growthOf(formula: Numeric): Numeric {
  return {
    op: 'sum',
    reads: 'rate',
    terms: [
      { sign: 1, of: { op: 'quotient', of: formula, by: yearBefore(formula) } },
      { sign: -1, of: { op: 'number', value: one, percent: false } },
    ],
  }
}

type RowNode = Extract<Numeric, { op: 'row' }>

function mapRows(formula: Numeric, change: (row: RowNode) => Numeric): Numeric {
  const inside = (part: Numeric): Numeric => mapRows(part, change)
  switch (formula.op) {
    case 'row':
      return change(formula)
    case 'sum':
      return { ...formula, terms: formula.terms.map(({ sign, of }) => ({ sign, of: inside(of) })) }
    case 'product':
      return { ...formula, factors: formula.factors.map(inside) }
    case 'quotient':
      return { ...formula, of: inside(formula.of), by: inside(formula.by) }
    case 'max':
    case 'min':
      return { ...formula, of: formula.of.map(inside) }
    default:
      return formula
  }
}
