import { zero } from '../base/decimal.ts'
import type { Code } from './code.ts'

/**
 * Notices rows that are nothing in every year, rows that are another row under a second name, and sums over the same
 * rows, so that an absent term costs no operation and nothing is added up twice.
 */
export class Sameness {
  readonly original = new Map<number, number>()
  private readonly sums = new Map<string, number>()
  private readonly nothing = new Set<number>()

  share(row: number, formulas: (Code | undefined)[], bases: (Code | undefined)[]): void {
    const isAlways = formulas[row] === bases[row]
    const formula = this.withoutNothing(formulas[row])
    const base = isAlways ? formula : this.withoutNothing(bases[row])
    formulas[row] = formula
    bases[row] = base
    if (isZero(formula) && isZero(base)) this.nothing.add(row)
    if (formula === undefined || !isAlways) return
    if (formula.op === 'row' && formula.lag === 0) {
      this.original.set(row, this.original.get(formula.row) ?? formula.row)
    } else if (formula.op === 'sum') {
      const key = this.keyOf(formula)
      const first = key === undefined ? undefined : this.sums.get(key)
      if (first !== undefined) {
        const alias: Code = { op: 'row', row: first, lag: 0 }
        formulas[row] = alias
        bases[row] = alias
        this.original.set(row, first)
      } else if (key !== undefined) this.sums.set(key, row)
    }
  }

  /** A sum without the rows that are nothing in every year. */
  private withoutNothing(code: Code | undefined): Code | undefined {
    if (code?.op !== 'sum' || (code.terms.length > 1 && !code.terms.some((term) => this.isNothing(term)))) return code
    const kept = code.terms.flatMap((term, at) => (this.isNothing(term) ? [] : [at]))
    const [only] = kept
    if (only === undefined) return { op: 'number', value: zero }
    if (kept.length === 1 && code.signs[only] === 1) return code.terms[only]
    if (kept.length === code.terms.length) return code
    return {
      op: 'sum',
      terms: kept.map((at) => code.terms[at] as Code),
      signs: kept.map((at) => code.signs[at] as 1 | -1),
    }
  }

  private isNothing(term: Code): boolean {
    return term.op === 'row' && this.nothing.has(term.row)
  }

  private keyOf({ terms, signs }: Extract<Code, { op: 'sum' }>): string | undefined {
    if (terms.length < 2 || terms.some((term) => term.op !== 'row' || term.lag !== 0)) return undefined
    return terms
      .map((term, index) => (term.op === 'row' ? `${signs[index]}:${this.original.get(term.row) ?? term.row}` : ''))
      .join()
  }
}

function isZero(code: Code | undefined): boolean {
  return code?.op === 'number' && code.value.isZero()
}
