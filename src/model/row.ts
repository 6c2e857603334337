import { zero } from '../base/decimal.ts'
import { number } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { type Measured, measuredIn, type Unit } from '../formula/unit.ts'
import type { YearsInForce } from '../formula/years-in-force.ts'

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
  /** The years the formulas hold for; all of them where undefined. */
  readonly term: YearsInForce | undefined
  /** What is counted, in the author's words: of activity and of measures. */
  readonly words: string | undefined
  /** What a measure is measured in by its own formula, which its unit need not tell; undefined for rows of the model. */
  readonly measured: Measured | undefined
  /** Whether an amount of money is in real terms by its own formula, whatever the prices asked for. */
  readonly isReal: boolean
  /** Whether it may read any year of the rows it names: measures. */
  readonly overAllYears: boolean
  /** The member of a place whose own row this is. */
  readonly member: string | undefined
}

interface Formulas {
  readonly formula?: Numeric | undefined
  readonly base?: Numeric | undefined
}

export const nothing = number(zero)

/** A row of money. */
export function money(path: string, label: string, formulas: Formulas): Row {
  return {
    path,
    label,
    unit: 'money',
    formula: formulas.formula,
    base: formulas.base,
    working: false,
    term: undefined,
    words: undefined,
    measured: undefined,
    isReal: false,
    overAllYears: false,
    member: undefined,
  }
}

/** What a formula that reads a row takes it for. */
export function measuredOf({ measured, unit }: Row): Measured {
  return measured ?? measuredIn(unit)
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

/** A row that is in force in some years only. */
export function during(term: YearsInForce, row: Row): Row {
  return { ...row, term }
}

/** A term that runs from one year to another by index, both included. */
export function termOf(from: number, to: number, otherwise: YearsInForce['otherwise']): YearsInForce {
  return { inForce: Array.from({ length: to + 1 }, (_, index) => index >= from), otherwise }
}

/** A rate of change: it has no value in the base year. */
export function rate(path: string, label: string, formula: Numeric | undefined): Row {
  return inUnit('rate', money(path, label, { formula }))
}
