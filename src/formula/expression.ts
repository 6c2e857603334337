import { assertNever } from '../base/assert-never.ts'
import type { Numeric } from './node.ts'

/**
 * An arithmetic over leaves of any kind: the formula of a row, the same in words, or the same with its figures put in.
 * A `Numeric` is an expression over rows, inputs and numbers.
 */
export type Expression<L> = L | Compound<L>

export type Compound<L> =
  | { readonly op: 'sum'; readonly terms: readonly { readonly sign: 1 | -1; readonly of: Expression<L> }[] }
  | { readonly op: 'product'; readonly factors: readonly Expression<L>[] }
  | { readonly op: 'quotient'; readonly of: Expression<L>; readonly by: Expression<L> }
  | { readonly op: 'max' | 'min' | 'same'; readonly of: readonly Expression<L>[] }
  | {
      readonly op: 'during'
      readonly inForce: readonly boolean[]
      readonly of: Expression<L>
      readonly otherwise: 'nothing' | 'none'
    }
  | { readonly op: 'where'; readonly any: Expression<L>; readonly of: Expression<L> }
  | { readonly op: 'power'; readonly of: Expression<L>; readonly exponent: Expression<L> }

/** What a row's formula ends in. */
export type FormulaLeaf = Exclude<Numeric, Compound<Numeric>>

const compound: ReadonlySet<string> = new Set<Compound<never>['op']>([
  'sum',
  'product',
  'quotient',
  'max',
  'min',
  'same',
  'during',
  'where',
  'power',
])

/** Whether an expression is made of others. */
export function isCompound<L extends { readonly op: string }>(expression: Expression<L>): expression is Compound<L> {
  return compound.has(expression.op)
}

/** The same expression with something else, or a whole expression, in the place of each leaf. */
export function mapLeaves<L extends { readonly op: string }, M>(
  expression: Expression<L>,
  change: (leaf: L) => Expression<M>,
): Expression<M> {
  if (!isCompound(expression)) return change(expression)
  const inside = (part: Expression<L>): Expression<M> => mapLeaves(part, change)
  switch (expression.op) {
    case 'sum':
      return { op: 'sum', terms: expression.terms.map(({ sign, of }) => ({ sign, of: inside(of) })) }
    case 'product':
      return { op: 'product', factors: expression.factors.map(inside) }
    case 'quotient':
      return { op: 'quotient', of: inside(expression.of), by: inside(expression.by) }
    case 'max':
    case 'min':
    case 'same':
      return { op: expression.op, of: expression.of.map(inside) }
    case 'during':
      return { ...expression, of: inside(expression.of) }
    case 'where':
      return { op: 'where', any: inside(expression.any), of: inside(expression.of) }
    case 'power':
      return { op: 'power', of: inside(expression.of), exponent: inside(expression.exponent) }
    default:
      return assertNever(expression)
  }
}

/** The leaves of an expression, first to last, as often as they stand in it. */
export function leavesOf<L extends { readonly op: string }>(expression: Expression<L>): L[] {
  const found: L[] = []
  mapLeaves<L, L>(expression, (leaf) => {
    found.push(leaf)
    return leaf
  })
  return found
}

/** The leaves of a row's formula: rows, inputs and numbers. */
export function formulaLeaves(formula: Numeric): FormulaLeaf[] {
  return leavesOf<FormulaLeaf>(formula as Expression<FormulaLeaf>)
}
