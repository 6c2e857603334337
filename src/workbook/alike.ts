import { type Formula, type Numeric, partsOf, type Source } from '../formula/node.ts'

/** The formula of one row in each of several scenarios, in their order: of the same shape, so that they are written once. */
export type Alike<F = Numeric> = readonly [F, ...F[]]

/**
 * Whether formulas of several scenarios are the same but for stated figures: the same operations over the same rows, inputs and years.
 * What numbers they hold, and in which years something is in force, may differ: those stand in cells.
 */
export function areAlike(formulas: readonly (Formula | undefined)[]): boolean {
  const [first, ...others] = formulas
  return others.every((other) => isAlike(first, other))
}

function isAlike(one: Formula | undefined, other: Formula | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return one === other
  if (one.op !== other.op || nameOf(one) !== nameOf(other)) return false
  const [parts, others] = [partsOf(one), partsOf(other)]
  return parts.length === others.length && parts.every((part, at) => isAlike(part, others[at]))
}

/** What a formula says beside its parts, numbers and years in force. */
function nameOf(formula: Formula): string {
  switch (formula.op) {
    case 'number':
      return `${formula.pounds ?? ''}`
    case 'row':
      return `${formula.path} ${formula.lag}`
    case 'at':
      return `${formula.path} ${formula.year}`
    case 'to-date':
    case 'years':
      return formula.path
    case 'input':
      return `${formula.input.path} ${formula.lag}`
    case 'sum':
      return formula.terms.map(({ sign }) => sign).join('')
    case 'during':
      return formula.otherwise
    case 'compare':
      return formula.how
    default:
      return ''
  }
}

type Op<O extends Formula['op']> = Extract<Formula, { readonly op: O }>

/** The same formulas, known to be of one operation. */
export function ofOp<O extends Formula['op']>(op: O, formulas: Alike<Formula>): Alike<Op<O>> {
  if (formulas.some((one) => one.op !== op)) throw new Error(`A ${op} was written of formulas that are not alike`)
  return formulas as unknown as Alike<Op<O>>
}

/** What each of them holds. */
export function eachOf<F, T>(formulas: Alike<F>, of: (formula: F) => T): Alike<T> {
  const [first, ...others] = formulas
  return [of(first), ...others.map(of)]
}

/** The stated figure of one name in each of several scenarios. */
export type AlikeInput = Alike<Source>
