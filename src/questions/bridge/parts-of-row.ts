import { type Decimal, one } from '../../base/decimal.ts'
import { divide, number } from '../../formula/build.ts'
import { type Numeric, partsOf } from '../../formula/node.ts'
import type { Unit } from '../../formula/unit.ts'
import type { RowAt } from '../../model/row.ts'

/** What a part of a formula is multiplied by, or when it is there: the innermost first. */
export type Scale = (
  | { readonly is: 'sign' }
  | { readonly is: 'by'; readonly by: Numeric }
  | { readonly is: 'during'; readonly inForce: readonly boolean[] }
) & { readonly outer: Scale | undefined }

/** What a formula adds up: a row, a stated figure, or a formula that is no sum of others, scaled. */
export interface Part {
  readonly of: Numeric
  readonly scale: Scale | undefined
}

/**
 * Reads formulas of a row as the amounts that they add up, each with what it is multiplied by. A product is a part of its one factor
 * that is an amount of what the row is measured in. What adds nothing up is one part. `isOwn` says which units such amounts have.
 */
export function partsReader(rowAt: RowAt, isOwn: (unit: Unit) => boolean): (formula: Numeric) => readonly Part[] {
  const amounts = new Map<Numeric, boolean>()
  const isAmount = (formula: Numeric): boolean => {
    const known = amounts.get(formula)
    if (known !== undefined) return known
    const found = hasAmount(formula, rowAt, isOwn, isAmount)
    amounts.set(formula, found)
    return found
  }
  return (formula) => {
    const found: Part[] = []
    const read = (of: Numeric, scale: Scale | undefined): void => {
      switch (of.op) {
        case 'sum':
          for (const { sign, of: term } of of.terms) read(term, sign === 1 ? scale : { is: 'sign', outer: scale })
          return
        case 'during':
          read(of.of, { is: 'during', inForce: of.inForce, outer: scale })
          return
        case 'product': {
          const [amount, ...others] = of.factors.filter(isAmount)
          if (amount === undefined || others.length > 0) break
          const rates = of.factors.filter((factor) => factor !== amount)
          read(amount, rates.reduce<Scale | undefined>(scaledBy, scale))
          return
        }
        case 'quotient':
          if (!isAmount(of.of) || isAmount(of.by)) break
          read(of.of, { is: 'by', by: divide(number(one), of.by), outer: scale })
          return
        default:
      }
      found.push({ of, scale })
    }
    read(formula, undefined)
    return found
  }
}

/** What is there in some years only is no factor in the others: all that it multiplies is not there. */
function scaledBy(outer: Scale | undefined, by: Numeric): Scale {
  return by.op === 'during' ? scaledBy({ is: 'during', inForce: by.inForce, outer }, by.of) : { is: 'by', by, outer }
}

/** The units that amounts of a row in a unit have: money for each of something is made of money. */
export function unitsLike(unit: Unit): (other: Unit) => boolean {
  return (other) => other === unit || (unit === 'pounds' && other === 'money')
}

/** Whether a formula is an amount; of its parts `inside` tells. */
function hasAmount(
  formula: Numeric,
  rowAt: RowAt,
  isOwn: (unit: Unit) => boolean,
  inside: (part: Numeric) => boolean,
): boolean {
  switch (formula.op) {
    case 'row':
    case 'at':
    case 'years':
    case 'to-date': {
      const row = rowAt(formula.path)
      return row !== undefined && isOwn(row.unit)
    }
    case 'input':
      return isOwn(formula.input.unit)
    case 'quotient':
      return inside(formula.of) && !inside(formula.by)
    case 'power':
      return false
    case 'where':
      return inside(formula.of)
    default:
      return partsOf(formula).some(inside)
  }
}

/** What something is multiplied by. */
export function multipliedBy(scale: Scale | undefined): Numeric[] {
  const factors: Numeric[] = []
  for (let own = scale; own !== undefined; own = own.outer) if (own.is === 'by') factors.push(own.by)
  return factors
}

/** What something is multiplied by in every year; undefined where it is taken away, or not there in some. */
export function factorsOf(scale: Scale | undefined): Numeric[] | undefined {
  for (let own = scale; own !== undefined; own = own.outer) if (own.is !== 'by') return undefined
  return multipliedBy(scale)
}

/** Whether something is added, 1, or taken away, -1. */
export function signIn(scale: Scale | undefined): Decimal {
  let sign = one
  for (let own = scale; own !== undefined; own = own.outer) if (own.is === 'sign') sign = sign.neg()
  return sign
}

/** The stated figure that says how much of something joins, where that is a step by itself. */
export function joiningShare(scale: Scale | undefined): Numeric | undefined {
  return multipliedBy(scale).find((by) => by.op === 'input' && by.step !== undefined)
}
