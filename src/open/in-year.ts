import { one, zero } from '../base/decimal.ts'
import { number, where } from '../formula/build.ts'
import { type FormulaLeaf, isCompound } from '../formula/expression.ts'
import { mapParts, type Numeric, partsOf, type RowName } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import { type Projection, valuesOfFormula } from './project.ts'

/**
 * The years a row is in force, by index from the base year, by its formula of one of them; undefined where it is in force in
 * every year. In other years its formula says nothing of it.
 */
export function yearsInForce({ base, formula }: Row, index: number): readonly boolean[] | undefined {
  const own = index === 0 ? base : formula
  return own?.op === 'during' ? own.inForce : undefined
}

/** Whether a row is in force in a year. */
export function isInForce(row: Row, index: number): boolean {
  const inForce = yearsInForce(row, index)
  return inForce === undefined || inForce[index] === true
}

/** Whether a row is in force in some years only. */
export function hasTerm(row: Row): boolean {
  return yearsInForce(row, 0) !== undefined || yearsInForce(row, 1) !== undefined
}

/** What a formula is in one year: only what is in force, only what counts, and once what is the same for all. */
export function formulaIn(formula: Numeric, index: number, projection: Projection): Numeric {
  const inside = (part: Numeric): Numeric => formulaIn(part, index, projection)
  switch (formula.op) {
    case 'during':
      return formula.inForce[index] === true ? inside(formula.of) : none
    case 'where':
      return isNought(formula.any, index, projection) ? none : inside(formula.of)
    case 'same':
      return inside(formula.of[0] ?? none)
    default:
      return mapParts(formula, inside)
  }
}

const none = number(zero)

/** What a formula looks at in one year, and what must not be nought for a part of it to count. */
export function leavesIn(formula: Numeric, index: number, projection: Projection): FormulaLeaf[] {
  const within = (part: Numeric): FormulaLeaf[] => leavesIn(part, index, projection)
  switch (formula.op) {
    case 'during':
      return formula.inForce[index] === true ? within(formula.of) : []
    case 'where':
      return [...(isNought(formula.any, index, projection) ? [] : within(formula.of)), ...within(formula.any)]
    case 'same':
      return formula.of.slice(0, 1).flatMap(within)
    default:
      return isCompound<FormulaLeaf>(formula) ? partsOf(formula).flatMap(within) : [formula]
  }
}

/** Whether a figure counts as nought, so that what counts only with it does not. */
function isNought(formula: Numeric, index: number, projection: Projection): boolean {
  return valuesOfFormula(projection, where(formula, number(one)))(index)?.isZero() === true
}

/** The rows, with their years, that a formula reads in a year. */
export function rowsIn(formula: Numeric, index: number, projection: Projection): [path: RowName, index: number][] {
  const { base, count } = projection.model.horizon
  return leavesIn(formula, index, projection).flatMap((leaf): [RowName, number][] => {
    switch (leaf.op) {
      case 'row':
        return [[leaf.path, index - leaf.lag]]
      case 'at':
        return [[leaf.path, leaf.year - base]]
      case 'to-date':
        return projectedYears(index).map((year) => [leaf.path, year])
      case 'years':
        return projectedYears(count).map((year) => [leaf.path, year])
      default:
        return []
    }
  })
}

/** The indices of the projected years up to one of them. */
export function projectedYears(last: number): number[] {
  return Array.from({ length: Math.max(0, last) }, (_, index) => index + 1)
}
