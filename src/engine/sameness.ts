import { zero } from '../base/decimal.ts'
import type { Code } from './code.ts'

/** Formulas of rows, by position: of each projected year, and of the base year. */
export interface Codes {
  readonly formulas: readonly (Code | undefined)[]
  readonly bases: readonly (Code | undefined)[]
}

/** The same formulas with less to do, and the rows that hold the values of another row. */
export interface Shared extends Codes {
  /** In an order in which the other row comes first. */
  readonly original: ReadonlyMap<number, number>
}

/**
 * Leave out of sums what is nothing in every year, and find rows that are another row under a second name and sums of the
 * same rows, or of the same shares of them, so that an absent term costs no operation and nothing is added up twice. `rows` come in an order in which each
 * stands after those that it needs. Rows that are held have values of their own, whatever their formulas say: they are
 * neither nothing nor another row, and no other row is one of them.
 */
export function shareRows(rows: Iterable<number>, codes: Codes, held: ReadonlySet<number> = new Set()): Shared {
  const same = new Sameness([...codes.formulas], [...codes.bases])
  for (const row of held) same.forget(row)
  for (const row of rows) if (!held.has(row)) same.share(row)
  return same
}

/** The first year, by index, that a formula is for. */
type First = 0 | 1

class Sameness implements Shared {
  readonly formulas: (Code | undefined)[]
  readonly bases: (Code | undefined)[]
  readonly original = new Map<number, number>()
  private readonly sums = new Map<string, number>()
  private readonly nothing = new Set<number>()

  constructor(formulas: (Code | undefined)[], bases: (Code | undefined)[]) {
    this.formulas = formulas
    this.bases = bases
  }

  /** A row that is held has no formula by which anything could be judged. */
  forget(row: number): void {
    this.formulas[row] = undefined
    this.bases[row] = undefined
  }

  share(row: number): void {
    const { formulas, bases } = this
    const isAlways = formulas[row] === bases[row]
    const formula = this.withoutNothing(formulas[row], isAlways ? 0 : 1)
    const base = isAlways ? formula : this.withoutNothing(bases[row], 0)
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
  private withoutNothing(code: Code | undefined, first: First): Code | undefined {
    if (code?.op !== 'sum' || (code.terms.length > 1 && !code.terms.some((term) => this.isNothing(term, first)))) {
      return code
    }
    const kept = code.terms.flatMap((term, at) => (this.isNothing(term, first) ? [] : [at]))
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

  /** Whether a term is nothing in every year. Read for a year before the base year it has no value, which is not nothing. */
  private isNothing(term: Code, first: First): boolean {
    return term.op === 'row' && term.lag <= first && this.nothing.has(term.row)
  }

  /** What tells a sum from any other that may have other values; undefined where it is not worth finding out. */
  private keyOf({ terms, signs }: Extract<Code, { op: 'sum' }>): string | undefined {
    if (terms.length < 2) return undefined
    let key = ''
    for (let index = 0; index < terms.length; index++) {
      const own = this.keyOfTerm(terms[index] as Code)
      if (own === undefined) return undefined
      key += `${signs[index]}:${own},`
    }
    return key
  }

  /** A row of the same year, or what a member of a place adds of one: its share times the row. */
  private keyOfTerm(code: Code): string | undefined {
    if (code.op === 'row') return code.lag === 0 ? `${this.original.get(code.row) ?? code.row}` : undefined
    if (code.op === 'input') return code.lag === 0 ? `i${code.input}` : undefined
    if (code.op !== 'product') return undefined
    let key = ''
    for (const factor of code.factors) {
      const own = factor.op === 'product' ? undefined : this.keyOfTerm(factor)
      if (own === undefined) return undefined
      key += `${own}*`
    }
    return key
  }
}

function isZero(code: Code | undefined): boolean {
  return code?.op === 'number' && code.value.isZero()
}
