import { type Decimal, zero } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { type Expression, type FormulaLeaf, mapLeaves } from '../formula/expression.ts'
import type { Numeric, Source } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'
import { formulaIn, rowsIn } from '../open/in-year.ts'
import { type Projection, rowAt, valueAt } from '../open/project.ts'
import type { ValueLeaf, WordLeaf } from './explanation.ts'

/** What the words of a formula need to know. */
export interface Wording {
  /** The row whose formula it is: it needs no number of its own step. */
  readonly own: string
  /** The base year. */
  readonly base: FinancialYear
  readonly labelOf: (leaf: FormulaLeaf) => string
  readonly stepOf: (leaf: FormulaLeaf) => string | undefined
}

/** A formula with names in the place of rows and inputs. */
export function inWords(formula: Numeric, { own, base, labelOf, stepOf }: Wording): Expression<WordLeaf> {
  return mapLeaves<FormulaLeaf, WordLeaf>(formula as Expression<FormulaLeaf>, (leaf) => {
    if (leaf.op === 'number') return { op: 'number', value: leaf.value }
    const step = leaf.op === 'row' && leaf.path === own ? undefined : stepOf(leaf)
    return { op: 'name', label: labelOf(leaf), step, ...whenOf(leaf, base) }
  })
}

/** The year a leaf is of, where it is not the same: `last year's growth`, `amount of 2 years before`. */
function whenOf(leaf: FormulaLeaf, base: FinancialYear): { readonly before: string; readonly after: string } {
  switch (leaf.op) {
    case 'row':
    case 'input':
      if (leaf.lag === 1) return { before: "last year's", after: '' }
      return { before: '', after: leaf.lag === 0 ? '' : `of ${leaf.lag} years before` }
    case 'at':
      return { before: '', after: `in ${printYear(leaf.year)}` }
    case 'to-date':
      return { before: '', after: `added up from ${printYear(base + 1)}` }
    case 'years':
      return { before: '', after: 'added up over the projected years' }
    case 'number':
      return { before: '', after: '' }
  }
}

/** A formula with the figures of one year put in. `inUnit` turns a value into what is shown. */
export function inFigures(
  formula: Numeric,
  index: number,
  projection: Projection,
  inUnit: (value: Decimal, unit: Unit) => Decimal,
): Expression<ValueLeaf> {
  const { base } = projection.model.horizon
  return mapLeaves<FormulaLeaf, ValueLeaf>(formulaIn(formula, index, projection), (leaf) => {
    if (leaf.op === 'number') return { op: 'number', value: leaf.value }
    if (leaf.op === 'input') return inputFigure(leaf.input, index, leaf.lag, base, inUnit)
    const figures = rowsIn(leaf, index, projection).map(([path, at]): ValueLeaf => {
      const unit = rowAt(projection, path)?.unit ?? 'money'
      return { op: 'figure', path, year: base + at, value: inUnit(valueAt(projection, path, at) ?? zero, unit), unit }
    })
    const [only] = figures
    return only !== undefined && figures.length === 1
      ? only
      : { op: 'sum', terms: figures.map((of) => ({ sign: 1, of })) }
  })
}

/** What would have fallen before the base year is nothing, as the engine has it. */
function inputFigure(
  { path, unit, values }: Source,
  index: number,
  lag: number,
  base: FinancialYear,
  inUnit: (value: Decimal, unit: Unit) => Decimal,
): ValueLeaf {
  const at = index - lag
  const value = values[at]
  if (at < 0 || value === undefined) return { op: 'number', value: zero }
  return { op: 'input', path, year: base + at, value: inUnit(value, unit), unit }
}
