import { toPlain } from '../../src/base/decimal.ts'
import { printYear } from '../../src/base/financial-year.ts'
import type { Formula } from '../../src/formula/node.ts'

/** A formula with every pair of brackets it could have, so that a test shows what binds to what: `(>= (+ a b) 0)`. */
export function prefix(formula: Formula): string {
  switch (formula.op) {
    case 'number':
      return formula.percent ? `${toPlain(formula.value.times(100))}%` : toPlain(formula.value)
    case 'row':
      return formula.lag === 0 ? formula.path : `${formula.path}[-${formula.lag}]`
    case 'at':
      return `${formula.path}@${printYear(formula.year)}`
    case 'years':
    case 'to-date':
      return `(${formula.op} ${formula.path})`
    case 'input':
      return formula.input.path
    case 'sum': {
      const [first, ...rest] = formula.terms
      if (first === undefined) return '0'
      const start = first.sign === 1 ? prefix(first.of) : `(neg ${prefix(first.of)})`
      return rest.reduce((left, { sign, of }) => `(${sign === 1 ? '+' : '-'} ${left} ${prefix(of)})`, start)
    }
    case 'product':
      return formula.factors.map(prefix).reduce((left, right) => `(* ${left} ${right})`)
    case 'quotient':
      return `(/ ${prefix(formula.of)} ${prefix(formula.by)})`
    case 'max':
    case 'min':
    case 'same':
      return `(${formula.op} ${formula.of.map(prefix).join(' ')})`
    case 'during':
      return `(during ${prefix(formula.of)})`
    case 'where':
      return `(where ${prefix(formula.any)} ${prefix(formula.of)})`
    case 'power':
      return `(^ ${prefix(formula.of)} ${prefix(formula.exponent)})`
    case 'compare':
      return `(${formula.how} ${prefix(formula.left)} ${prefix(formula.right)})`
    case 'and':
    case 'or':
      return formula.of.map(prefix).reduce((left, right) => `(${formula.op} ${left} ${right})`)
    case 'not':
      return `(not ${prefix(formula.of)})`
  }
}
