import type { Decimal } from '../base/decimal.ts'
import type { Span } from '../diagnostics/span.ts'
import type { StatedStep } from './step-kind.ts'
import type { Unit } from './unit.ts'

/** Values that come from outside the model: a figure a definition states, by year, the base year first. */
export interface Source {
  readonly path: string
  readonly unit: Unit
  readonly values: readonly (Decimal | undefined)[]
  /** Set for a month or a year: another one builds the model anew. */
  readonly isSetting?: true
  /** The year in whose prices an amount of money is stated; that of the money of each year where undefined. */
  readonly pricesOf?: number
}

/**
 * A formula over rows and inputs, for one year `t`.
 *
 * The same nodes serve the rows of the model and the checks an author writes: plain data with an `op`, so that every
 * reading of the model (calculate, explain, print, check units, write a workbook) is one switch over them. `lag` 1 is the
 * year before. A node an author wrote keeps its span, and `reads` says that growth( ) or share( ) was written, which
 * people read in per cent.
 *
 * `during` is its formula in the years in force, and in others nothing (0) or no value. `where` is its formula where `any`
 * is not nought, and nothing where it is. `same` is the value that all its parts share; where they differ it has none.
 */
declare const ofRow: unique symbol

/**
 * The name of a row as rows and formulas hold it. It is a type of its own, so that a text put together elsewhere is none: a name
 * that is asked for and is not there would be a figure that is silently missing.
 */
export type RowName = string & { readonly [ofRow]: true }

/** A text as the name of a row: for `model/` and the parser, which make rows and the formulas that read them. */
export function rowName(text: string): RowName {
  return text as RowName
}

export type Formula = Numeric | Condition

export type Numeric =
  | {
      readonly op: 'number'
      readonly value: Decimal
      readonly percent: boolean
      /** Where it is the pounds in one of the definition's unit: to which power. In another unit it is another number. */
      readonly pounds?: number
      readonly span?: Span
    }
  | { readonly op: 'row'; readonly path: RowName; readonly lag: number; readonly span?: Span }
  | { readonly op: 'at'; readonly path: RowName; readonly year: number; readonly span?: Span }
  | { readonly op: 'years' | 'to-date'; readonly path: RowName; readonly span?: Span }
  | {
      readonly op: 'input'
      readonly input: Source
      readonly lag: number
      /** The row of which it is what came out, where a check names that: it is measured as that row is. */
      readonly actualOf?: RowName
      /** What it is in a bridge; undefined for what is only reckoned with. */
      readonly step?: StatedStep
      readonly span?: Span
    }
  | { readonly op: 'sum'; readonly terms: readonly Term[]; readonly reads?: 'rate'; readonly span?: Span }
  | { readonly op: 'product'; readonly factors: readonly Numeric[]; readonly span?: Span }
  | {
      readonly op: 'quotient'
      readonly of: Numeric
      readonly by: Numeric
      /** A ratio of like to like that is a share; money for each of something that is meant in pounds beside bare numbers. */
      readonly reads?: 'share' | 'pounds'
      readonly span?: Span
    }
  | { readonly op: 'max' | 'min'; readonly of: readonly Numeric[]; readonly span?: Span }
  | {
      readonly op: 'during'
      /** By index from the base year. */
      readonly inForce: readonly boolean[]
      readonly of: Numeric
      /** What it is in other years: nothing (0), or without a value. */
      readonly otherwise: 'nothing' | 'none'
      readonly span?: Span
    }
  | { readonly op: 'where'; readonly any: Numeric; readonly of: Numeric; readonly span?: Span }
  | { readonly op: 'same'; readonly of: readonly Numeric[]; readonly span?: Span }
  | { readonly op: 'power'; readonly of: Numeric; readonly exponent: Numeric; readonly span?: Span }

/** A term of a sum, added or taken away. */
export interface Term {
  readonly sign: 1 | -1
  readonly of: Numeric
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Condition =
  | {
      readonly op: 'compare'
      readonly how: Comparison
      readonly left: Numeric
      readonly right: Numeric
      readonly span?: Span
    }
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[]; readonly span?: Span }
  | { readonly op: 'not'; readonly of: Condition; readonly span?: Span }

/** Whether a formula is true or false rather than a number. */
export function isCondition(formula: Formula): formula is Condition {
  return formula.op === 'compare' || formula.op === 'and' || formula.op === 'or' || formula.op === 'not'
}

/** The formulas directly inside a formula. */
export function partsOf(formula: Numeric): readonly Numeric[]
export function partsOf(formula: Formula): readonly Formula[]
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'sum':
      return formula.terms.map((term) => term.of)
    case 'product':
      return formula.factors
    case 'quotient':
      return [formula.of, formula.by]
    case 'max':
    case 'min':
    case 'same':
    case 'and':
    case 'or':
      return formula.of
    case 'during':
      return [formula.of]
    case 'where':
      return [formula.any, formula.of]
    case 'power':
      return [formula.of, formula.exponent]
    case 'compare':
      return [formula.left, formula.right]
    case 'not':
      return [formula.of]
    default:
      return []
  }
}

/** The same formula with the formulas directly inside it changed. */
export function mapParts(formula: Numeric, change: (part: Numeric) => Numeric): Numeric {
  switch (formula.op) {
    case 'sum':
      return { ...formula, terms: formula.terms.map(({ sign, of }) => ({ sign, of: change(of) })) }
    case 'product':
      return { ...formula, factors: formula.factors.map(change) }
    case 'quotient':
      return { ...formula, of: change(formula.of), by: change(formula.by) }
    case 'max':
    case 'min':
    case 'same':
      return { ...formula, of: formula.of.map(change) }
    case 'during':
      return { ...formula, of: change(formula.of) }
    case 'where':
      return { ...formula, any: change(formula.any), of: change(formula.of) }
    case 'power':
      return { ...formula, of: change(formula.of), exponent: change(formula.exponent) }
    default:
      return formula
  }
}

/** A formula and everything in it, parents first. */
export function walk(formula: Formula): readonly Formula[] {
  const found: Formula[] = []
  const open: Formula[] = [formula]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node)
    const parts = partsOf(node)
    for (let at = parts.length - 1; at >= 0; at--) open.push(parts[at] as Formula)
  }
  return found
}
