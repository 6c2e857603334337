import { Decimal } from '../../src/base/decimal.ts'

/** The parts of an explanation in JSON that hold its figures. */
interface Printed {
  readonly path: string
  readonly year: string
  readonly value: string | null
  readonly steps: readonly (PrintedFigure | PrintedInput)[]
}

interface PrintedFigure {
  readonly is: 'figure'
  readonly row: string
  readonly same_as: readonly string[]
  readonly years: readonly { readonly year: string; readonly value: string; readonly formula: PrintedFormula }[]
}

interface PrintedInput {
  readonly is: 'input'
  readonly path: string
  readonly same_as: readonly string[]
  readonly values: readonly { readonly year?: string; readonly value: string | null }[]
}

type PrintedFormula =
  | { readonly op: 'number'; readonly value: string }
  | { readonly op: 'row'; readonly row: string; readonly year: string }
  | { readonly op: 'input'; readonly path: string; readonly year: string }
  | { readonly op: 'sum'; readonly terms: readonly { readonly sign: 1 | -1; readonly of: PrintedFormula }[] }
  | { readonly op: 'product'; readonly factors: readonly PrintedFormula[] }
  | { readonly op: 'quotient'; readonly of: PrintedFormula; readonly by: PrintedFormula }
  | { readonly op: 'max' | 'min'; readonly of: readonly PrintedFormula[] }
  | { readonly op: 'power'; readonly of: PrintedFormula; readonly exponent: PrintedFormula }

/** A figure as an explanation prints it, and as it comes out when everything is reckoned again from the printed inputs. */
export interface Recomputed {
  readonly row: string
  readonly year: string
  readonly printed: Decimal
  readonly reckoned: Decimal
}

/**
 * Reckon every figure of an explanation again, with nothing but the printed formulas and the printed inputs: no value
 * that is printed on the way is used. The figure that was asked for comes first.
 */
export function recompute(json: string): Recomputed[] {
  const { path, year, value, steps } = JSON.parse(json) as Printed
  const formulas = new Map<string, PrintedFormula>()
  const inputs = new Map<string, Decimal>()
  const same = new Map<string, { readonly is: 'figure' | 'input'; readonly name: string }>()
  const figures: { row: string; year: string; printed: Decimal }[] = []
  for (const step of steps) {
    const name = step.is === 'figure' ? step.row : step.path
    for (const row of [name, ...step.same_as])
      if (!same.has(row) || step.is === 'figure') same.set(row, { is: step.is, name })
    if (step.is === 'input') {
      for (const one of step.values) if (one.value !== null) inputs.set(`${name} ${one.year}`, new Decimal(one.value))
    } else {
      for (const one of step.years) {
        formulas.set(`${name} ${one.year}`, one.formula)
        figures.push({ row: name, year: one.year, printed: new Decimal(one.value) })
      }
    }
  }
  const known = new Map<string, Decimal>()
  const input = (name: string, when: string): Decimal => {
    const found = inputs.get(`${name} ${when}`)
    if (found === undefined) throw new Error(`${name} in ${when} is not printed as an input`)
    return found
  }
  const figure = (row: string, when: string): Decimal => {
    const owner = same.get(row)
    if (owner === undefined) throw new Error(`${row} is not explained`)
    if (owner.is === 'input') return input(owner.name, when)
    const key = `${owner.name} ${when}`
    const before = known.get(key)
    if (before !== undefined) return before
    const formula = formulas.get(key)
    if (formula === undefined) throw new Error(`${key} is not explained`)
    const result = reckon(formula)
    known.set(key, result)
    return result
  }
  const reckon = (formula: PrintedFormula): Decimal => {
    switch (formula.op) {
      case 'number':
        return new Decimal(formula.value)
      case 'row':
        return figure(formula.row, formula.year)
      case 'input':
        return input(formula.path, formula.year)
      case 'sum':
        return formula.terms.reduce((sum, { sign, of }) => sum.plus(reckon(of).times(sign)), new Decimal(0))
      case 'product':
        return formula.factors.reduce((product, factor) => product.times(reckon(factor)), new Decimal(1))
      case 'quotient':
        return reckon(formula.of).div(reckon(formula.by))
      case 'max':
        return Decimal.max(...formula.of.map(reckon))
      case 'min':
        return Decimal.min(...formula.of.map(reckon))
      case 'power':
        return reckon(formula.of).pow(reckon(formula.exponent))
    }
  }
  const asked = value === null ? [] : [{ row: path, year, printed: new Decimal(value) }]
  return [...asked, ...figures].map((one) => ({ ...one, reckoned: figure(one.row, one.year) }))
}
