import { assertNever } from '../base/assert-never.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { nearestRows } from './nearest-rows.ts'
import type { Formula } from './node.ts'
import { combine, type Dimension, dimensionInWords, dimensionOf, pure, sameDimension, type Unit } from './unit.ts'

/** A bare number takes the unit of what it stands beside. */
type Found = Dimension | 'any' | 'condition'

/**
 * Check that a formula names rows that exist and adds and compares like with like. Reports each fault at its place;
 * `fallback` is the place of parts that carry none.
 */
export function checkUnits(
  formula: Formula,
  unitOf: (path: string) => Unit | undefined,
  rows: readonly string[],
  fallback: Span,
  report: Report,
): Found {
  const unknown = new Set<string>()
  const rowUnit = (path: string, span: Span | undefined): Found => {
    const unit = unitOf(path)
    if (unit !== undefined) return dimensionOf(unit)
    if (!unknown.has(path)) report(diagnose('unknown-row', span ?? fallback, { name: path, known: nearestRows(path, rows) }))
    unknown.add(path)
    return 'any'
  }
  const alike = (left: Found, right: Found, doing: string, span: Span | undefined): Found => {
    if (left === 'any' || left === 'condition') return right
    if (right === 'any' || right === 'condition') return left
    if (!sameDimension(left, right)) {
      const args = { doing, left: dimensionInWords(left), right: dimensionInWords(right) }
      report(diagnose('unit-mismatch', span ?? fallback, args))
    }
    return left
  }
  const infer = (node: Formula): Found => {
    switch (node.op) {
      case 'number':
        return node.percent ? pure : 'any'
      case 'row':
      case 'at':
      case 'years':
      case 'to-date':
        return rowUnit(node.path, node.span)
      case 'input':
        return dimensionOf(node.input.unit)
      case 'sum':
        return node.terms.map((term) => infer(term.of)).reduce((left, right) => alike(left, right, 'adds', node.span), 'any')
      case 'max':
      case 'min':
        return node.of.map(infer).reduce((left, right) => alike(left, right, 'compares', node.span), 'any')
      case 'product':
        return node.factors.map(infer).reduce<Found>((left, right) => scale(left, right, 1), pure)
      case 'quotient':
        return scale(infer(node.of), infer(node.by), -1)
      case 'compare':
        alike(infer(node.left), infer(node.right), 'compares', node.span)
        return 'condition'
      case 'and':
      case 'or':
        node.of.forEach(infer)
        return 'condition'
      case 'not':
        infer(node.of)
        return 'condition'
      default:
        return assertNever(node)
    }
  }
  return infer(formula)
}

function scale(left: Found, right: Found, power: 1 | -1): Found {
  const dimension = (found: Found): Dimension => (found === 'any' || found === 'condition' ? pure : found)
  return left === 'any' && right === 'any' ? 'any' : combine(dimension(left), dimension(right), power)
}
