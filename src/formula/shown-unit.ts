import { checkUnits, isRate } from './check-units.ts'
import type { Formula, Numeric, RowName } from './node.ts'
import { walk } from './node.ts'
import { type Dimension, dimensionOf, pure, realPricesOf, sameDimension, type Unit } from './unit.ts'

/**
 * The unit in which people read the value of a formula. A ratio of like to like is read in per cent, unless an index is in
 * it; `index`, a plain number, also stands for what has no name, such as money for each of two things.
 */
export function shownUnit(
  formula: Numeric,
  unitOf: (path: RowName) => Unit | undefined,
  dimensionOfRow?: (path: RowName) => Dimension | undefined,
): Unit {
  if (formula.op === 'during' || formula.op === 'where') return shownUnit(formula.of, unitOf, dimensionOfRow)
  if (formula.op === 'row' || formula.op === 'at') return unitOf(formula.path) ?? 'index'
  if (isRate(formula, unitOf)) return formula.op === 'quotient' ? 'share' : 'rate'
  const found = checkUnits(formula, unitOf, [], nowhere, () => {}, dimensionOfRow)
  if (typeof found === 'string') return 'index'
  const unit = (['money', 'people', 'pounds', 'activity', 'unit-cost'] as const).find((one) =>
    sameDimension(found, dimensionOf(one)),
  )
  if (unit !== undefined) return unit
  if (realPricesOf(found) !== undefined) return 'money'
  // Money in the prices of one year for each of those people.
  const within = (of: Numeric): Unit => shownUnit(of, unitOf, dimensionOfRow)
  if (formula.op === 'quotient' && within(formula.of) === 'money' && within(formula.by) === 'people') return 'pounds'
  if (!sameDimension(found, pure)) return 'index'
  return walk(formula).some((node) => isIndex(node, unitOf)) ? 'index' : 'rate'
}

const nowhere = { file: { path: '', text: '' }, start: 0, end: 0 }

function isIndex(node: Formula, unitOf: (path: RowName) => Unit | undefined): boolean {
  return (
    (node.op === 'row' || node.op === 'at' || node.op === 'years') &&
    ['index', 'price-index'].includes(unitOf(node.path) ?? '')
  )
}
