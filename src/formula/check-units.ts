import { assertNever } from '../base/assert-never.ts'
import type { Decimal } from '../base/decimal.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { constantOf } from './constant.ts'
import { unknownRow } from './nearest-rows.ts'
import type { Formula, Numeric, RowName } from './node.ts'
import {
  addedUp,
  combine,
  type Dimension,
  dimensionInWords,
  dimensionOf,
  inPricesOf,
  pure,
  raised,
  sameDimension,
  someYearsBefore,
  sourceDimension,
  type Unit,
} from './unit.ts'

/**
 * What a part of a formula measures. A bare number, `any`, takes the unit of what it stands beside. Of a part with a row
 * that is not known nothing can be said.
 */
export type Found = Dimension | 'any' | 'condition' | 'unknown'

/** Whether of a row, or a pattern of rows, that is not there something else is told, or has just been told at its place. */
export type IsTold = (name: string, span: Span) => boolean

/**
 * Check that a formula names rows that exist and adds and compares like with like. Reports each fault at its place;
 * `fallback` is the place of parts that carry none; `dimensionOfRow` is for rows, such as real money, whose unit does not
 * tell their dimension; `isTold` says of a row that is not there that this is told elsewhere.
 */
export function checkUnits(
  formula: Formula,
  unitOf: (path: RowName) => Unit | undefined,
  rows: readonly string[],
  fallback: Span,
  tell: Tell,
  dimensionOfRow: (path: RowName) => Dimension | undefined = byUnit(unitOf),
  isTold: IsTold = neverTold,
): Found {
  const unknown = new Set<string>()
  const rowUnit = (path: RowName, span: Span | undefined): Found => {
    const dimension = dimensionOfRow(path)
    if (dimension !== undefined) return dimension
    if (!unknown.has(path) && !isTold(path, span ?? fallback))
      tell(diagnose('unknown-row', span ?? fallback, unknownRow(path, rows)))
    unknown.add(path)
    return 'unknown'
  }
  const alike = (left: Found, right: Found, doing: string, span: Span | undefined): Found => {
    if (left === 'unknown' || right === 'unknown') return 'unknown'
    if (left === 'any' || left === 'condition') return right
    if (right === 'any' || right === 'condition') return left
    if (!sameDimension(left, right)) {
      const args = { doing, left: dimensionInWords(left), right: dimensionInWords(right) }
      tell(diagnose('unit-mismatch', span ?? fallback, args))
      return left
    }
    return addedUp(left, right)
  }
  /** A rate held against 3 would hold whatever it is: 3 is 300%. */
  const refuseNumberForRate = (parts: readonly Numeric[]): void => {
    if (!parts.some((part) => isRate(part, unitOf))) return
    for (const part of parts) {
      const bare = bareNumber(part)
      if (bare?.abs().gt(1)) tell(diagnose('number-for-rate', part.span ?? fallback, { text: bare.toFixed() }))
    }
  }
  const infer = (node: Formula): Found => {
    switch (node.op) {
      case 'number':
        return node.percent ? pure : 'any'
      case 'at': {
        const found = rowUnit(node.path, node.span)
        return typeof found === 'string' ? found : inPricesOf(found, node.year)
      }
      case 'row': {
        const found = rowUnit(node.path, node.span)
        return typeof found === 'string' ? found : someYearsBefore(found, node.lag)
      }
      case 'years':
      case 'to-date':
        return rowUnit(node.path, node.span)
      case 'input':
        return node.actualOf === undefined ? sourceDimension(node.input) : rowUnit(node.actualOf, node.span)
      case 'sum':
        refuseNumberForRate(node.terms.map(({ of }) => of))
        return node.terms
          .map((term) => infer(term.of))
          .reduce((left, right) => alike(left, right, 'adds', node.span), 'any')
      case 'max':
      case 'min':
        refuseNumberForRate(node.of)
        return node.of.map(infer).reduce((left, right) => alike(left, right, 'compares', node.span), 'any')
      case 'product':
        return node.factors.map(infer).reduce((left, right) => scale(left, right, 1), 'any')
      case 'quotient':
        return scale(infer(node.of), infer(node.by), -1)
      case 'during':
        return infer(node.of)
      case 'where':
        infer(node.any)
        return infer(node.of)
      case 'same':
        return node.of.map(infer).reduce((left, right) => alike(left, right, 'compares', node.span), 'any')
      case 'power': {
        const [of, exponent] = [infer(node.of), infer(node.exponent)]
        alike(exponent, pure, 'raises to the power of', node.span)
        return toPower(of, constantOf(node.exponent), () => alike(of, pure, 'raises to a power', node.span))
      }
      case 'compare':
        refuseNumberForRate([node.left, node.right])
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

function neverTold(): boolean {
  return false
}

function byUnit(unitOf: (path: RowName) => Unit | undefined): (path: RowName) => Dimension | undefined {
  return (path) => {
    const unit = unitOf(path)
    return unit === undefined ? undefined : dimensionOf(unit)
  }
}

function scale(left: Found, right: Found, power: 1 | -1): Found {
  if (left === 'unknown' || right === 'unknown') return 'unknown'
  const dimension = (found: Found): Dimension => (typeof found === 'string' ? pure : found)
  return left === 'any' && right === 'any' ? 'any' : combine(dimension(left), dimension(right), power)
}

/** What a power measures: twice the powers of its base for a square; a plain number where the exponent is not known. */
function toPower(of: Found, exponent: Decimal | undefined, mustBePure: () => Found): Found {
  if (of === 'any' || of === 'condition' || of === 'unknown' || sameDimension(of, pure)) return of
  return exponent === undefined ? mustBePure() : raised(of, exponent.toNumber())
}

/** Whether people would write a part in per cent: a rate or a share, a growth, or such rates added up. */
export function isRate(formula: Numeric, unitOf: (path: RowName) => Unit | undefined): boolean {
  switch (formula.op) {
    case 'number':
      return formula.percent
    case 'row':
    case 'at':
    case 'years':
    case 'to-date':
      return ['rate', 'share'].includes(unitOf(formula.path) ?? '')
    case 'input':
      return ['rate', 'share'].includes(formula.input.unit)
    case 'sum':
      return (
        formula.reads === 'rate' || (formula.terms.length > 0 && formula.terms.every(({ of }) => isRate(of, unitOf)))
      )
    case 'max':
    case 'min':
    case 'same':
      return formula.of.some((part) => isRate(part, unitOf))
    case 'during':
    case 'where':
      return isRate(formula.of, unitOf)
    case 'quotient':
      // A mean of rates is a rate.
      return formula.reads === 'share' || (constantOf(formula.by) !== undefined && isRate(formula.of, unitOf))
    case 'product':
    case 'power':
      return false
    default:
      return assertNever(formula)
  }
}

function bareNumber(formula: Numeric): Decimal | undefined {
  if (formula.op === 'number') return formula.percent ? undefined : formula.value
  const [only, second] = formula.op === 'sum' ? formula.terms : []
  if (only === undefined || second !== undefined) return undefined
  return only.sign === 1 ? bareNumber(only.of) : bareNumber(only.of)?.neg()
}
