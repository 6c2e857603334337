import { assertNever } from '../base/assert-never.ts'
import { type Decimal, zero } from '../base/decimal.ts'
import type { Numeric, Source } from '../formula/node.ts'

/** A formula with its names resolved to positions, so that an engine only indexes arrays. It holds no values. */
export type Code =
  | { readonly op: 'number'; readonly value: Decimal }
  | { readonly op: 'none' }
  | { readonly op: 'row'; readonly row: number; readonly lag: number }
  | { readonly op: 'at'; readonly row: number; readonly index: number }
  | { readonly op: 'total'; readonly row: number; readonly until: 'now' | 'end' }
  | { readonly op: 'input'; readonly input: number; readonly lag: number }
  | {
      readonly op: 'sum'
      readonly terms: readonly Code[]
      readonly signs: readonly (1 | -1)[]
      /** Of a number plus a row of the same year: one plus a rate. */
      readonly offset?: { readonly number: Decimal; readonly row: number } | undefined
    }
  | { readonly op: 'product'; readonly factors: readonly Code[] }
  | { readonly op: 'quotient'; readonly of: Code; readonly by: Code }
  | { readonly op: 'max' | 'min' | 'same'; readonly of: readonly Code[] }
  | {
      readonly op: 'during'
      readonly inForce: readonly boolean[]
      readonly of: Code
      readonly otherwise: 'nothing' | 'none'
    }
  | { readonly op: 'where'; readonly any: Code; readonly of: Code }
  | { readonly op: 'power'; readonly of: Code; readonly exponent: Code }

/** A row or an input of the same year: one object for each, because most of what formulas read they read so. */
export class SameYear {
  private readonly rows: Code[]
  private readonly inputs: Code[]

  constructor(rows: number, inputs: number) {
    this.rows = new Array<Code>(rows)
    this.inputs = new Array<Code>(inputs)
  }

  row(row: number): Code {
    const code = this.rows[row] ?? { op: 'row', row, lag: 0 }
    this.rows[row] = code
    return code
  }

  input(input: number): Code {
    const code = this.inputs[input] ?? { op: 'input', input, lag: 0 }
    this.inputs[input] = code
    return code
  }
}

/** The positions of what a formula names. Each throws for what is not there, which is a fault of the program. */
export interface Names {
  readonly row: (path: string) => number
  readonly input: (source: Source) => number
  /** The base year, which index 0 stands for. */
  readonly base: number
  readonly sameYear?: SameYear
}

/** What a planner must know of a formula, so that it need not look at every one again. */
export interface Seen {
  /** Something in force in some years only. */
  during: boolean
  /** Something known only once every year is: a total of them, or a row that is. */
  late: boolean
}

/** Resolve the names in one formula, and note what is seen in it. */
export function lower(formula: Numeric, { row, input, base, sameYear }: Names, seen?: Seen): Code {
  const code = (node: Numeric): Code => {
    switch (node.op) {
      case 'number':
        return { op: 'number', value: node.value }
      case 'row':
        if (node.lag === 0 && sameYear !== undefined) return sameYear.row(row(node.path))
        return { op: 'row', row: row(node.path), lag: node.lag }
      case 'at':
        return { op: 'at', row: row(node.path), index: node.year - base }
      case 'to-date':
        return { op: 'total', row: row(node.path), until: 'now' }
      case 'years':
        if (seen !== undefined) seen.late = true
        return { op: 'total', row: row(node.path), until: 'end' }
      case 'input':
        if (node.lag === 0 && sameYear !== undefined) return sameYear.input(input(node.input))
        return { op: 'input', input: input(node.input), lag: node.lag }
      case 'sum': {
        const terms = node.terms.map((term) => code(term.of))
        const signs = node.terms.map((term) => term.sign)
        return { op: 'sum', terms, signs, offset: terms.length === 2 ? offsetIn(terms, signs) : undefined }
      }
      case 'product':
        return { op: 'product', factors: node.factors.map(code) }
      case 'quotient':
        return { op: 'quotient', of: code(node.of), by: code(node.by) }
      case 'max':
      case 'min':
      case 'same':
        return { op: node.op, of: node.of.map(code) }
      case 'during':
        if (seen !== undefined) seen.during = true
        return { op: 'during', inForce: node.inForce, of: code(node.of), otherwise: node.otherwise }
      case 'where':
        return { op: 'where', any: code(node.any), of: code(node.of) }
      case 'power':
        return { op: 'power', of: code(node.of), exponent: code(node.exponent) }
      default:
        return assertNever(node)
    }
  }
  return code(formula)
}

function offsetIn(
  [number, rate]: readonly Code[],
  [first, second]: readonly (1 | -1)[],
): Extract<Code, { op: 'sum' }>['offset'] {
  if (number?.op !== 'number' || rate?.op !== 'row' || rate.lag !== 0) return undefined
  return first === 1 && second === 1 ? { number: number.value, row: rate.row } : undefined
}

/**
 * A formula as it is from one year to another, both by index. What is in force in none of them is not looked at, so that
 * it puts no row before another and closes no circle. The same object where nothing is left out.
 */
export function ofYears(code: Code, first: number, last: number): Code {
  const inside = (part: Code): Code => ofYears(part, first, last)
  if (code.op !== 'during') return withParts(code, inside)
  let years = 0
  for (let at = first; at <= last; at++) if (code.inForce[at] === true) years++
  if (years === last - first + 1) return inside(code.of)
  if (years > 0) return withParts(code, inside)
  return code.otherwise === 'nothing' ? { op: 'number', value: zero } : { op: 'none' }
}

/** The same formula with its parts changed; the same object where no part is. */
function withParts(code: Code, change: (part: Code) => Code): Code {
  const before = partsOf(code)
  if (before.length === 0) return code
  const parts = before.map(change)
  if (parts.every((part, at) => part === before[at])) return code
  const [first = code, second = code] = parts
  switch (code.op) {
    case 'sum':
      return { op: 'sum', terms: parts, signs: code.signs }
    case 'product':
      return { ...code, factors: parts }
    case 'quotient':
      return { ...code, of: first, by: second }
    case 'max':
    case 'min':
    case 'same':
      return { ...code, of: parts }
    case 'during':
      return { ...code, of: first }
    case 'where':
      return { ...code, any: first, of: second }
    case 'power':
      return { ...code, of: first, exponent: second }
    default:
      return code
  }
}

/**
 * Call back for every row that a formula needs in the same year. The year that `at` names may be that very year, but for
 * the base year in a formula of projected years: it is calculated whole before them.
 */
export function eachSameYear(code: Code, inBase: boolean, visit: (row: number) => void): void {
  if (code.op === 'row') {
    if (code.lag === 0) visit(code.row)
  } else if (code.op === 'at') {
    if (inBase || code.index > 0) visit(code.row)
  } else if (code.op === 'total') visit(code.row)
  else for (const part of partsOf(code)) eachSameYear(part, inBase, visit)
}

/** Call back for every row that a formula reads in another way than in the same year. */
export function eachOtherYear(code: Code, visit: (row: number) => void): void {
  if (code.op === 'row') {
    if (code.lag > 0) visit(code.row)
  } else if (code.op === 'at' || code.op === 'total') visit(code.row)
  else for (const part of partsOf(code)) eachOtherYear(part, visit)
}

/** Call back for every row and every input that a formula reads, in whatever year. */
export function eachRead(code: Code, visit: (row: number) => void, visitInput: (input: number) => void): void {
  if (code.op === 'row' || code.op === 'at' || code.op === 'total') visit(code.row)
  else if (code.op === 'input') visitInput(code.input)
  else for (const part of partsOf(code)) eachRead(part, visit, visitInput)
}

const none: readonly Code[] = []

function partsOf(code: Code): readonly Code[] {
  switch (code.op) {
    case 'sum':
      return code.terms
    case 'product':
      return code.factors
    case 'quotient':
      return [code.of, code.by]
    case 'max':
    case 'min':
    case 'same':
      return code.of
    case 'during':
      return [code.of]
    case 'where':
      return [code.any, code.of]
    case 'power':
      return [code.of, code.exponent]
    default:
      return none
  }
}
