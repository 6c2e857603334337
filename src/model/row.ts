import { zero } from '../base/decimal.ts'
import { number } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'

/**
 * A named quantity of the model: one formula for every projected year and one for the base year.
 *
 * Where a formula is missing the row has no value in those years. Positions are positive when there is money left;
 * everything else is a positive amount named for its direction.
 */
export interface Row {
  readonly path: string
  readonly label: string
  readonly unit: Unit
  readonly formula: Numeric | undefined
  readonly base: Numeric | undefined
  /** A step on the way that only an explanation shows. */
  readonly working: boolean
}

interface Formulas {
  readonly formula?: Numeric | undefined
  readonly base?: Numeric | undefined
}

export const nothing = number(zero)

/** A row of money. */
export function money(path: string, label: string, formulas: Formulas): Row {
  return { path, label, unit: 'money', formula: formulas.formula, base: formulas.base, working: false }
}

/** A row of money with the same formula in every year, the base year included. */
export function always(path: string, label: string, formula: Numeric): Row {
  return money(path, label, { formula, base: formula })
}

/** A row that is nothing in the base year: savings, shifts, pressures and investments. */
export function fromFirstYear(path: string, label: string, formula: Numeric): Row {
  return money(path, label, { formula, base: nothing })
}

/** A row in another unit. */
export function inUnit(unit: Unit, row: Row): Row {
  return { ...row, unit }
}

/** A row that only an explanation shows. */
export function working(row: Row): Row {
  return { ...row, working: true }
}
