import { type Decimal, one } from '../base/decimal.ts'
import { type Numeric, rowName, type Source, type Term } from './node.ts'
import type { StatedStep } from './step-kind.ts'

// Short names to write the rows of the model with, so that `model/` reads like METHODS.md.

/** A row in the same year, or `lag` years before. */
export function row(path: string, lag = 0): Numeric {
  return { op: 'row', path: rowName(path), lag }
}

/** A row in the year before. */
export function previous(path: string): Numeric {
  return row(path, 1)
}

/** The sum of a row from the first projected year to this one. */
export function toDate(path: string): Numeric {
  return { op: 'to-date', path: rowName(path) }
}

/** A stated figure for the same year, or for `lag` years before. */
export function input(source: Source, lag = 0): Numeric {
  return { op: 'input', input: source, lag }
}

/** A stated figure that is a step of a bridge over time by itself. */
export function stated(step: StatedStep, source: Source): Numeric {
  return { op: 'input', input: source, lag: 0, step }
}

export function number(value: Decimal): Numeric {
  return { op: 'number', value, percent: false }
}

/** The pounds in one of a unit of money, to a power: what turns amounts in that unit into pounds. */
export function poundsFactor(pounds: Decimal, power = 1): Numeric {
  return { op: 'number', value: power === 1 ? pounds : pounds.pow(power), percent: false, pounds: power }
}

export function plus(of: Numeric): Term {
  return { sign: 1, of }
}

export function less(of: Numeric): Term {
  return { sign: -1, of }
}

/** A sum of terms; a sum of one positive term is that term, so an absent term costs nothing. */
export function sum(...terms: readonly Term[]): Numeric {
  const [only] = terms
  return terms.length === 1 && only?.sign === 1 ? only.of : { op: 'sum', terms }
}

/** A product; of one factor, that factor. */
export function times(...factors: readonly Numeric[]): Numeric {
  const [only] = factors
  return factors.length === 1 && only !== undefined ? only : { op: 'product', factors }
}

export function divide(of: Numeric, by: Numeric): Numeric {
  return { op: 'quotient', of, by }
}

export function max(...of: readonly Numeric[]): Numeric {
  return { op: 'max', of }
}

export function min(...of: readonly Numeric[]): Numeric {
  return { op: 'min', of }
}

/** A row in one stated year, whatever the year it is asked in. */
export function at(path: string, year: number): Numeric {
  return { op: 'at', path: rowName(path), year }
}

/**
 * A formula in the years in force, by index from the base year; in the others nothing (0), or no value for `none`. The
 * engine does not look at it in other years.
 */
export function during(inForce: readonly boolean[], of: Numeric, otherwise: 'nothing' | 'none'): Numeric {
  return { op: 'during', inForce, of, otherwise }
}

/** A formula where another figure is not nought, and nothing (0) where it is; no value where that figure has none. */
export function where(any: Numeric, of: Numeric): Numeric {
  return { op: 'where', any, of }
}

/** The value that several formulas share; no value where one lacks it or they differ. Of one formula, that formula. */
export function same(...of: readonly Numeric[]): Numeric {
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { op: 'same', of }
}

/** A formula to a power. No value for a base below zero to the power of a fraction, or for nought to a negative power. */
export function power(of: Numeric, exponent: Numeric): Numeric {
  return { op: 'power', of, exponent }
}

/** One plus a rate: the factor by which something grows. */
export function onePlus(rate: Numeric): Numeric {
  return sum(plus(number(one)), plus(rate))
}
