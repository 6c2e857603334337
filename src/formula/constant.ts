import { type Decimal, heldDecimal, powerOf } from '../base/decimal.ts'
import type { Numeric } from './node.ts'

/** The value of a formula of plain numbers alone, such as `-2` or `1 / 5`; undefined where there is anything else in it, or it has no value. */
export function constantOf(formula: Numeric): Decimal | undefined {
  switch (formula.op) {
    case 'number':
      return formula.percent ? undefined : formula.value
    case 'sum':
      return formula.terms.reduce<Decimal | undefined>((so, { sign, of }, index) => {
        const value = constantOf(of)?.times(sign)
        return index === 0 ? value : value && so?.plus(value)
      }, undefined)
    case 'quotient': {
      const [of, by] = [constantOf(formula.of), constantOf(formula.by)]
      return by?.isZero() === true ? undefined : by && of?.div(by)
    }
    case 'product':
      return formula.factors.reduce<Decimal | undefined>((so, factor, index) => {
        const value = constantOf(factor)
        if (index === 0) return value
        return value && so && heldDecimal(so.times(value))
      }, undefined)
    case 'power': {
      const [of, exponent] = [constantOf(formula.of), constantOf(formula.exponent)]
      return of && exponent && powerOf(of, exponent)
    }
    default:
      return undefined
  }
}
