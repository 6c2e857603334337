import type { Numeric, RowName } from '../formula/node.ts'

/** The formulas of a row, in all years and scenarios. */
export type FormulasOf = (path: RowName) => readonly Numeric[]

/**
 * In which formulas terms can cancel, so that rounding may leave a little of what comes to nothing: in sums with a part that is taken
 * away or may be below nought. What reads such a sum other than as a term of a sum reads it settled, so that nothing is left of it there.
 */
export class Cancelling {
  private readonly formulasOf: FormulasOf
  private readonly leaving = new Map<RowName, boolean>()
  private readonly below = new Map<RowName, boolean>()
  private readonly known = new Map<Numeric, boolean>()

  constructor(formulasOf: FormulasOf) {
    this.formulasOf = formulasOf
  }

  /** Whether rounding may leave a little of a row where it comes to nothing. */
  row(path: RowName): boolean {
    return this.ofRow(this.leaving, path, (formula) => this.leaves(formula))
  }

  /** The same of a formula. */
  leaves(formula: Numeric): boolean {
    switch (formula.op) {
      case 'sum': {
        const terms = formula.terms.filter(({ of }) => of.op !== 'number' || !of.value.isZero())
        if (terms.length < 2) return terms.some(({ of }) => this.leaves(of))
        // Two stated figures are alike in every digit, or they are not.
        if (terms.length === 2 && terms.every(({ of }) => of.op === 'number' || of.op === 'input')) return false
        return this.isBelow(formula)
      }
      case 'to-date':
      case 'years':
        return this.isRowBelow(formula.path)
      case 'row':
      case 'at':
        return this.row(formula.path)
      case 'during':
      case 'where':
        return this.leaves(formula.of)
      default:
        return false
    }
  }

  private isRowBelow(path: RowName): boolean {
    return this.ofRow(this.below, path, (formula) => this.isBelow(formula))
  }

  /** Whether a formula may be below nought; asked once of each, however many hold it. */
  private isBelow(formula: Numeric): boolean {
    const known = this.known.get(formula)
    if (known !== undefined) return known
    const found = this.mayBeBelow(formula)
    this.known.set(formula, found)
    return found
  }

  private mayBeBelow(formula: Numeric): boolean {
    const isSo = (part: Numeric): boolean => this.isBelow(part)
    switch (formula.op) {
      case 'number':
        return formula.value.lt(0)
      case 'input':
        return formula.input.values.some((value) => value?.lt(0) === true)
      case 'row':
      case 'at':
      case 'to-date':
      case 'years':
        return this.isRowBelow(formula.path)
      case 'sum':
        return formula.terms.some(({ sign, of }) => sign === -1 || isSo(of))
      case 'product':
        return formula.factors.some(isSo)
      case 'quotient':
        return isSo(formula.of) || isSo(formula.by)
      case 'max':
        return formula.of.every(isSo)
      case 'min':
      case 'same':
        return formula.of.some(isSo)
      case 'during':
      case 'where':
      case 'power':
        return isSo(formula.of)
    }
  }

  private ofRow(known: Map<RowName, boolean>, path: RowName, isSo: (formula: Numeric) => boolean): boolean {
    const own = known.get(path)
    if (own !== undefined) return own
    // A row that rests on itself in an earlier year is asked about once.
    known.set(path, false)
    const found = this.formulasOf(path).some(isSo)
    known.set(path, found)
    return found
  }
}
