import { one } from '../base/decimal.ts'
import { mapParts, type Numeric } from './node.ts'

/** The same formula for the year before. What does not vary by year stays as it is. */
export function yearBefore(formula: Numeric): Numeric {
  // What is read before the base year has no value of its own accord.
  const moved = (inForce: readonly boolean[]): readonly boolean[] => [true, ...inForce]
  return mapRows(formula, (row) => ({ ...row, lag: row.lag + 1 }), moved)
}

/** The same formula, written by an author, for one stated year, whatever the year it is asked in. */
export function inYear(formula: Numeric, year: number): Numeric {
  const never = (): never => {
    throw new Error('Nobody can write years in force')
  }
  return mapRows(formula, ({ path, lag, span }) => ({ op: 'at', path, year: year - lag, ...(span && { span }) }), never)
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

function mapRows(
  formula: Numeric,
  change: (row: RowNode) => Numeric,
  moved: (inForce: readonly boolean[]) => readonly boolean[],
): Numeric {
  if (formula.op === 'row') return change(formula)
  const mapped = mapParts(formula, (part) => mapRows(part, change, moved))
  return mapped.op === 'during' ? { ...mapped, inForce: moved(mapped.inForce) } : mapped
}
