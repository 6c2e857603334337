import { one } from '../../base/decimal.ts'
import { divide, number } from '../../formula/build.ts'
import { type Numeric, partsOf } from '../../formula/node.ts'
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
 * Reads formulas as the amounts that they add up, each with what it is multiplied by. A product is a part of its one factor
 * that is an amount of money. What adds nothing up is one part.
 */
export function partsReader(rowAt: RowAt): (formula: Numeric) => readonly Part[] {
  const amounts = new Map<Numeric, boolean>()
  const isAmount = (formula: Numeric): boolean => {
    const known = amounts.get(formula)
    if (known !== undefined) return known
    const found = hasAmount(formula, rowAt, isAmount)
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
          read(
            amount,
            rates.reduce<Scale | undefined>((outer, by) => ({ is: 'by', by, outer }), scale),
          )
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

/** Whether a formula is an amount of money; of its parts `inside` tells. */
function hasAmount(formula: Numeric, rowAt: RowAt, inside: (part: Numeric) => boolean): boolean {
  switch (formula.op) {
    case 'row':
    case 'at':
    case 'years':
    case 'to-date':
      return rowAt(formula.path)?.unit === 'money'
    case 'input':
      return formula.input.unit === 'money'
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
