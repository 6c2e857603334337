import { assertNever } from '../base/assert-never.ts'
import type { Decimal } from '../base/decimal.ts'
import type { Span } from '../diagnostics/span.ts'
import { divide, poundsFactor, times } from './build.ts'
import { constantOf } from './constant.ts'
import type { Numeric, RowName } from './node.ts'
import { combine, type Dimension, type Measured, measuredIn, pure, raised, type Unit } from './unit.ts'

/**
 * A formula that reads every row as it is published, turned so that it adds and compares on one scale.
 *
 * `scale` is the power of the pounds in one of the definition's unit by which its value is multiplied: 0 in that unit, 1 in
 * pounds for each of something; undefined for bare numbers, which take the scale of what they stand beside.
 */
export interface Scaled {
  readonly formula: Numeric
  readonly scale: number | undefined
}

/** Two sides of a comparison on the one scale. */
export interface ScaledPair {
  readonly left: Numeric
  readonly right: Numeric
  readonly scale: number | undefined
}

/** Called for a bare number that stands beside amounts of both scales, so that nobody can say which it is in. */
export type OnTorn = (value: Decimal, span: Span | undefined) => void

export interface Scales {
  /** What a row is measured in, and on which scale; undefined for a row that is not known. */
  readonly rowOf: (path: RowName) => Measured | undefined
  /** The pounds in one of the definition's unit. */
  readonly pounds: Decimal
  readonly onTorn?: OnTorn | undefined
}

/** A part of a formula with what is known of its scale. */
interface Part extends Scaled {
  readonly dimension: Dimension
  /** Whether amounts of both scales were brought together in it. */
  readonly isMixed: boolean
  /** A bare number other than nought that has taken its scale from it. */
  readonly bare: Bare | undefined
}

type Bare = Extract<Numeric, { op: 'number' }>

/**
 * Bring a formula to one scale, and its result to `wanted`; where that is undefined, to the scale it comes out on. Amounts
 * of both scales that are added or compared are brought to pounds. Nothing is turned that need not be.
 */
export function onOneScale(formula: Numeric, wanted: number | undefined, scales: Scales): Scaled {
  const part = settle(formula, scales)
  if (wanted === undefined || part.scale === undefined || part.scale === wanted) return part
  if (isApart(part.dimension)) refuseTorn({ ...part, isMixed: true }, scales)
  return { formula: rescale(part, wanted, scales), scale: wanted }
}

/** Bring both sides of a comparison to one scale. */
export function bothOnOneScale(left: Numeric, right: Numeric, scales: Scales): ScaledPair {
  const { formulas, scale } = align([settle(left, scales), settle(right, scales)], scales)
  return { left: formulas[0] ?? left, right: formulas[1] ?? right, scale }
}

/**
 * What a value on a scale is multiplied by to be read in a unit: money for each of something is read in pounds, whichever scale it
 * was compared on.
 */
export function readingFactor(unit: Unit, scale: number | undefined, pounds: Decimal): Decimal {
  return pounds.pow(measuredIn(unit).scale === 1 ? 1 - (scale ?? 1) : 0)
}

function settle(node: Numeric, scales: Scales): Part {
  switch (node.op) {
    case 'number':
      if (node.percent) return plain(node)
      return { ...plain(node), scale: undefined, bare: node.value.isZero() ? undefined : node }
    case 'row':
    case 'at':
    case 'years':
    case 'to-date':
      return { ...plain(node), ...scales.rowOf(node.path) }
    case 'input':
      return node.actualOf === undefined ? plain(node) : { ...plain(node), ...scales.rowOf(node.actualOf) }
    case 'sum': {
      const parts = node.terms.map(({ of }) => settle(of, scales))
      const { formulas, ...known } = align(parts, scales)
      return {
        ...known,
        formula: { ...node, terms: node.terms.map(({ sign, of }, at) => ({ sign, of: formulas[at] ?? of })) },
      }
    }
    case 'max':
    case 'min':
    case 'same': {
      const parts = node.of.map((of) => settle(of, scales))
      const { formulas, ...known } = align(parts, scales)
      return { ...known, formula: { ...node, of: formulas } }
    }
    case 'during':
    case 'where': {
      const of = settle(node.of, scales)
      return { ...of, formula: { ...node, of: of.formula } }
    }
    case 'power': {
      const of = settle(node.of, scales)
      const exponent = constantOf(node.exponent)?.toNumber() ?? 0
      return {
        ...of,
        dimension: raised(of.dimension, exponent),
        scale: of.scale === undefined ? undefined : of.scale * exponent,
        formula: { ...node, of: of.formula },
      }
    }
    case 'product': {
      const factors = node.factors.map((factor) => settle(factor, scales))
      const known = factors.reduce((left, right) => multiplied(left, right, 1))
      return inUnitUnlessApart(
        { ...known, formula: { ...node, factors: factors.map(({ formula }) => formula) } },
        scales,
      )
    }
    case 'quotient': {
      const [of, by] = [settle(node.of, scales), settle(node.by, scales)]
      const ratio: Part = { ...multiplied(of, by, -1), formula: { ...node, of: of.formula, by: by.formula } }
      return node.reads === 'pounds' ? inPounds(ratio, scales) : inUnitUnlessApart(ratio, scales)
    }
    default:
      return assertNever(node)
  }
}

function plain(formula: Numeric): Part {
  return { formula, dimension: pure, scale: 0, isMixed: false, bare: undefined }
}

/** Money for each of something on the scale of pounds. */
function inPounds(part: Part, scales: Scales): Part {
  return { ...part, formula: rescale(part, 1, scales), scale: 1 }
}

/** Whether it is money for each of something, which alone may be in pounds whatever the unit of the definition. */
function isApart({ money, people, activity }: Dimension): boolean {
  return money !== 0 && (people !== 0 || activity !== 0)
}

function multiplied(left: Part, right: Part, power: 1 | -1): Part {
  const isBare = left.scale === undefined && right.scale === undefined
  // A number that multiplies an amount has no scale to take.
  const bareOf = (part: Part): Bare | undefined => (isBare || part.scale !== undefined ? part.bare : undefined)
  return {
    formula: left.formula,
    dimension: combine(left.dimension, right.dimension, power),
    scale: isBare ? undefined : (left.scale ?? 0) + power * (right.scale ?? 0),
    isMixed: left.isMixed || right.isMixed,
    bare: bareOf(left) ?? bareOf(right),
  }
}

/** What is plain money again, or no money at all, is in the unit of the definition. */
function inUnitUnlessApart(part: Part, scales: Scales): Part {
  if (part.scale === undefined || isApart(part.dimension)) return part
  return { ...plain(rescale(part, 0, scales)), dimension: part.dimension }
}

/** Bring parts that are added or compared to the scale furthest from the definition's own. */
function align(
  parts: readonly Part[],
  scales: Scales,
): Omit<Part, 'formula'> & { readonly formulas: readonly Numeric[] } {
  const [first, ...others] = parts.filter(({ scale }) => scale !== undefined)
  const bare = parts.find((part) => part.bare !== undefined)?.bare
  if (first?.scale === undefined)
    return { dimension: pure, isMixed: false, formulas: parts.map(({ formula }) => formula), scale: undefined, bare }
  const target = others.reduce((so, { scale = 0 }) => (Math.abs(scale) > Math.abs(so) ? scale : so), first.scale)
  const isMixed = parts.some((part) => part.isMixed || (part.scale ?? target) !== target)
  const { dimension } = first
  const known = { dimension, scale: target, isMixed, bare: isApart(dimension) ? bare : undefined }
  refuseTorn(known, scales)
  return { ...known, formulas: parts.map((part) => rescale(part, target, scales)) }
}

function rescale({ formula, scale }: Scaled, wanted: number, { pounds }: Scales): Numeric {
  if (scale === undefined || scale === wanted) return formula
  const factor = poundsFactor(pounds, Math.abs(wanted - scale))
  return wanted > scale ? times(formula, factor) : divide(formula, factor)
}

function refuseTorn({ isMixed, bare }: Pick<Part, 'isMixed' | 'bare'>, { pounds, onTorn }: Scales): void {
  if (isMixed && bare !== undefined && !pounds.eq(1)) onTorn?.(bare.value, bare.span)
}
