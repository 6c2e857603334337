import { assertNever } from '../base/assert-never.ts'
import { formulaLeaves } from '../formula/expression.ts'
import { mapParts, type Numeric, type RowName } from '../formula/node.ts'
import { projectedYears } from '../open/in-year.ts'
import { type Projection, rowAt } from '../open/project.ts'

/** Whether a formula is nothing in a year by its make: a definition without reserves, or savings in the base year. */
export type IsNothing = (formula: Numeric, index: number) => boolean

/**
 * Tell what is nothing by its make from what only happens to be zero. A stated 0% is a figure with a source, and is
 * explained; the total of no reserves at all is not.
 */
export function nothingIn(projection: Projection): IsNothing {
  const known = new Map<string, boolean>()
  const isNothingRow = (path: RowName, index: number): boolean => {
    if (index < 0) return false
    const key = `${path} ${index}`
    const found = known.get(key)
    if (found !== undefined) return found
    const row = rowAt(projection, path)
    const formula = index === 0 ? row?.base : row?.formula
    const answer = formula !== undefined && isNothing(formula, index)
    known.set(key, answer)
    return answer
  }
  const isNothing: IsNothing = (node, index) => {
    switch (node.op) {
      case 'number':
        return node.value.isZero()
      case 'row':
        return isNothingRow(node.path, index - node.lag)
      case 'at':
        return isNothingRow(node.path, node.year - projection.model.horizon.base)
      case 'years':
        return projectedYears(projection.model.horizon.count).every((year) => isNothingRow(node.path, year))
      case 'to-date':
        return projectedYears(index).every((year) => isNothingRow(node.path, year))
      case 'input':
        return index < node.lag
      case 'sum':
        return node.terms.every(({ of }) => isNothing(of, index))
      case 'product':
        return node.factors.some((factor) => isNothing(factor, index))
      case 'quotient':
        return isNothing(node.of, index)
      case 'max':
      case 'min':
      case 'same':
        return node.of.every((part) => isNothing(part, index))
      case 'during':
        return node.inForce[index] === true ? isNothing(node.of, index) : node.otherwise === 'nothing'
      case 'where':
        return isNothing(node.any, index) || isNothing(node.of, index)
      case 'power':
        return false
      default:
        return assertNever(node)
    }
  }
  return isNothing
}

/** A formula without the terms that are nothing, and the rows that these terms came from. */
export interface Folded {
  readonly formula: Numeric
  readonly dropped: readonly RowName[]
}

/** Leave out of a formula what is nothing in all the years it is explained for, and factors and divisors of one. */
export function foldFormula(formula: Numeric, isNothing: (node: Numeric) => boolean): Folded {
  const dropped = new Set<RowName>()
  const drop = (node: Numeric): void => {
    for (const leaf of formulaLeaves(node)) {
      if ((leaf.op === 'row' || leaf.op === 'to-date') && isNothing(leaf)) dropped.add(leaf.path)
    }
  }
  const fold = (node: Numeric): Numeric => {
    switch (node.op) {
      case 'sum': {
        const kept = node.terms.filter(({ of }) => !isNothing(of))
        for (const { of } of node.terms) if (isNothing(of)) drop(of)
        const [only] = kept
        if (only === undefined) return { op: 'sum', terms: [] }
        return kept.length === 1 && only.sign === 1
          ? fold(only.of)
          : { op: 'sum', terms: kept.map(({ sign, of }) => ({ sign, of: fold(of) })) }
      }
      case 'product': {
        const kept = node.factors.filter((factor) => !(factor.op === 'number' && factor.value.eq(1)))
        const [only = node.factors[0]] = kept
        return kept.length < 2 && only !== undefined ? fold(only) : { op: 'product', factors: kept.map(fold) }
      }
      case 'quotient':
        if (node.by.op === 'number' && node.by.value.eq(1)) return fold(node.of)
        return { op: 'quotient', of: fold(node.of), by: fold(node.by) }
      case 'same':
        // One of them tells of all.
        return { op: 'same', of: node.of.slice(0, 1).map(fold) }
      case 'max':
      case 'min':
      case 'during':
      case 'where':
      case 'power':
        return mapParts(node, fold)
      default:
        return node
    }
  }
  if (isNothing(formula)) {
    drop(formula)
    return { formula: { op: 'sum', terms: [] }, dropped: [...dropped] }
  }
  return { formula: fold(formula), dropped: [...dropped] }
}
