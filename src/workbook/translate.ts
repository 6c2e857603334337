import { assertNever } from '../base/assert-never.ts'
import type { Numeric } from '../formula/node.ts'
import { type Alike, eachOf, ofOp } from './alike.ts'
import { inputInCells, rowInCells, totalInCells, yearInCells } from './cell-reads.ts'
import { fitted, inEach, isLong, type WrittenPart } from './fitted.ts'
import type { NamedCells, Writing } from './named-cells.ts'
import {
  type Asking,
  added,
  bareNumbers,
  counts,
  dividedBy,
  type Joint,
  joinedBy,
  onlyIf,
  raisedTo,
  settledBeside,
  settledBy,
  sumCounts,
} from './operations.ts'
import type { Text } from './text.ts'
import { plainColumn } from './timeline.ts'
import { inCell, ofCell, plainly, type Written } from './written.ts'

type Of<Op extends Numeric['op']> = Extract<Numeric, { readonly op: Op }>

/** A part of a sum. */
interface Term extends WrittenPart {
  readonly sign: 1 | -1
}

interface FittedTerms {
  readonly sums: Alike
  readonly terms: readonly Term[] | undefined
}

/** How a part of a formula is written. */
type WriteParts = (formulas: Alike) => Written | undefined

/** Calls within one another; Excel takes 64. */
const deepest = 16

/**
 * Turns formulas of the model into formulas of cells, with the meanings that the engine gives them (METHODS.md, "At the edges"): what
 * rests on a value that is not there has none itself, and neither has what is divided by nought. Undefined where there never is a value.
 */
export class CellTranslator {
  private readonly writing: Writing
  /** What was written before: a divisor is asked for twice, and what has a row of its own has one. */
  private readonly known = new Map<Numeric, { readonly formulas: Alike; readonly written: Written | undefined }>()
  private readonly fittedTerms = new Map<Numeric, FittedTerms>()
  /** The same of terms of which nothing is left where they come to nothing. */
  private readonly fittedExactly = new Map<Numeric, FittedTerms>()

  constructor(writing: Writing) {
    this.writing = writing
  }

  /** What stands in the cell of a row. */
  cell(formulas: Alike): Text | undefined {
    const [first] = formulas
    switch (first.op) {
      case 'during': {
        const parts = ofOp('during', formulas)
        const isIn = this.inForce(parts)
        const inner = isIn === false ? undefined : this.cell(eachOf(parts, ({ of }) => of))
        if (isIn === true) return inner
        if (isIn === false) return first.otherwise === 'nothing' ? ['0'] : undefined
        return ['IF(', ...isIn, ',', ...(inner ?? ['""']), first.otherwise === 'nothing' ? ',0)' : ',"")']
      }
      case 'where': {
        const parts = ofOp('where', formulas)
        const isCounted = this.counted(eachOf(parts, ({ any }) => any))
        if (isCounted === undefined) return undefined
        const inner = this.cell(eachOf(parts, ({ of }) => of)) ?? ['""']
        return inCell({ text: ['IF(', ...isCounted.text, ',', ...inner, ',0)'], stages: isCounted.stages })
      }
      default: {
        const written = this.write(formulas)
        return written && inCell(written)
      }
    }
  }

  /** The same without what rounding leaves of a sum that comes to nothing. */
  settledCell(formulas: Alike): Text | undefined {
    const written = this.settled(formulas)
    return written && inCell(written)
  }

  /** A formula with what it needs. */
  private readonly write = (formulas: Alike): Written | undefined => {
    const known = this.known.get(formulas[0])
    if (known?.formulas.every((one, at) => one === formulas[at]) === true) return known.written
    const own = this.written(formulas)
    const written = own === undefined || own.depth < deepest ? own : this.ownRow({ formulas, written: own })
    this.known.set(formulas[0], { formulas, written })
    return written
  }

  private written(formulas: Alike): Written | undefined {
    const { cells } = this.writing
    const [first] = formulas
    switch (first.op) {
      case 'number':
        return this.number(ofOp('number', formulas))
      case 'row':
        return rowInCells(cells.row(first.path), first.lag, this.writing)
      case 'at':
        return yearInCells(cells.row(first.path), first.year, this.writing)
      case 'to-date':
        return totalInCells(cells.row(first.path), 'now', this.writing).written
      case 'years':
        return totalInCells(cells.row(first.path), 'end', this.writing).written
      case 'input': {
        const inputs = eachOf(ofOp('input', formulas), ({ input }) => input)
        return inputInCells(inputs, first.lag, this.writing)
      }
      case 'sum': {
        const terms = this.terms(ofOp('sum', formulas), this.write)
        return terms && added(terms)
      }
      case 'product': {
        const lists = eachOf(ofOp('product', formulas), ({ factors }) => factors)
        return this.joined(formulas, lists, 'product')
      }
      case 'max':
      case 'min':
      case 'same': {
        const lists = eachOf(ofOp(first.op, formulas), ({ of }) => of)
        return this.joined(formulas, lists, first.op)
      }
      case 'quotient':
        return this.quotient(ofOp('quotient', formulas))
      case 'during':
        return this.during(ofOp('during', formulas), this.write)
      case 'where':
        return this.where(ofOp('where', formulas), this.write)
      case 'power': {
        const parts = ofOp('power', formulas)
        const of = this.short(parts, (part) => part.of, this.exact)
        const exponent = this.short(parts, (part) => part.exponent, this.exact)
        return of && exponent && raisedTo(of, exponent)
      }
      default:
        return assertNever(first)
    }
  }

  /** A number: in the formula itself where every reader knows what it is, else in a cell of its own. */
  private number(numbers: Alike<Of<'number'>>): Written {
    const [{ value, percent }] = numbers
    const isShared = numbers.every((number) => number.value.eq(value))
    if (isShared && !percent && bareNumbers.has(value.toFixed())) return plainly([value.toFixed()])
    return ofCell(this.writing.cells.number(numbers), { fixed: plainColumn })
  }

  private quotient(parts: Alike<Of<'quotient'>>): Written | undefined {
    const of = this.short(parts, (part) => part.of, this.exact)
    const divisor = eachOf(parts, (part) => part.by)
    const isCounted = this.counted(divisor)
    // Where it is not nought a sum is what its terms come to.
    const terms = divisor[0].op === 'sum' ? this.terms(ofOp('sum', divisor), this.exact) : undefined
    const by = terms === undefined ? this.settled(divisor) : added(terms)
    return of && by && isCounted && dividedBy(of, by, isCounted)
  }

  private during(formulas: Alike<Of<'during'>>, write: (of: Alike) => Written | undefined): Written | undefined {
    const [{ otherwise }] = formulas
    const isIn = this.inForce(formulas)
    if (isIn === false) return otherwise === 'nothing' ? plainly(['0']) : undefined
    const of = write(eachOf(formulas, (one) => one.of))
    if (isIn === true) return of
    if (otherwise === 'nothing') return onlyIf({ text: isIn, stages: [] }, of)
    return of && { ...of, stages: [[{ text: isIn }], ...of.stages] }
  }

  private where(formulas: Alike<Of<'where'>>, write: WriteParts): Written | undefined {
    const isCounted = this.counted(eachOf(formulas, ({ any }) => any))
    const of = isCounted && this.short(formulas, (one) => one.of, write)
    return isCounted && onlyIf(isCounted, of)
  }

  /** Whether something is in force in all the years that are written, or in none; else the condition that says it. */
  private inForce(formulas: Alike<Of<'during'>>): boolean | Text {
    const { years, cells, horizon } = this.writing
    const asked = years === 'base' ? [0] : Array.from({ length: horizon.count }, (_, index) => index + 1)
    const isIn = formulas.flatMap(({ inForce }) => asked.map((index) => inForce[index] === true))
    if (isIn.every((is) => is)) return true
    if (!isIn.some((is) => is)) return false
    return [{ line: cells.flags(eachOf(formulas, ({ inForce }) => inForce)), column: { lag: 0 } }, '=1']
  }

  /** Whether a value is not nought, nor what rounding leaves of terms that come to nothing; with what it needs. */
  private counted(formulas: Alike): Asking | undefined {
    const [first] = formulas
    if (first.op !== 'sum' || first.terms.length < 2) {
      const value = this.settled(formulas)
      return value && counts(value)
    }
    const terms = this.terms(ofOp('sum', formulas), this.exact)
    return (
      terms &&
      sumCounts(
        added(terms),
        terms.map(({ written }) => written),
        this.negligible(),
      )
    )
  }

  /** A formula as what is no sum reads it: a sum whose terms can cancel is exactly nothing where they do. */
  private readonly exact = (formulas: Alike): Written | undefined => {
    const { cells } = this.writing
    return formulas.some(cells.leaves) ? this.settledOf(formulas, cells.exact, this.exact) : this.write(formulas)
  }

  /** A formula of which any sum that comes to nothing is exactly that. */
  private readonly settled = (formulas: Alike): Written | undefined =>
    this.settledOf(formulas, this.writing.cells.settled, this.settled)

  private settledOf(formulas: Alike, rowOf: NamedCells['settled'], inner: WriteParts): Written | undefined {
    const { cells } = this.writing
    const [first] = formulas
    switch (first.op) {
      case 'row':
        return rowInCells(rowOf(first.path), first.lag, this.writing)
      case 'at':
        return yearInCells(rowOf(first.path), first.year, this.writing)
      case 'during':
        return this.during(ofOp('during', formulas), inner)
      case 'where':
        return this.where(ofOp('where', formulas), inner)
      case 'to-date':
      case 'years': {
        const until = first.op === 'years' ? 'end' : 'now'
        const { written, largest } = totalInCells(cells.exact(first.path), until, this.writing)
        return largest === undefined ? written : settledBeside(written, largest, this.negligible())
      }
      case 'sum': {
        const terms = this.terms(ofOp('sum', formulas), this.exact)
        const isCounted = first.terms.length < 2 ? undefined : this.counted(formulas)
        return terms && (isCounted === undefined ? added(terms) : settledBy(added(terms), isCounted.text))
      }
      default:
        return this.write(formulas)
    }
  }

  private readonly negligible = (): Text => [{ line: this.writing.cells.negligible(), column: { fixed: plainColumn } }]

  /** The terms of a sum, put together so far that they are short enough. */
  private terms(sums: Alike<Of<'sum'>>, write: WriteParts): readonly Term[] | undefined {
    const fittedTerms = write === this.exact ? this.fittedExactly : this.fittedTerms
    const known = fittedTerms.get(sums[0])
    if (known?.sums.every((one, at) => one === sums[at]) === true) return known.terms
    const terms = this.fittingTerms(sums, write)
    fittedTerms.set(sums[0], { sums, terms })
    return terms
  }

  private fittingTerms(sums: Alike<Of<'sum'>>, write: WriteParts): readonly Term[] | undefined {
    const [{ terms: own }] = sums
    const leave = sums.some(({ terms }) => terms.some(({ of }) => this.writing.cells.leaves(of)))
    // Most sums are the same either way, and what is put together of them has one row.
    if (write === this.exact && !leave) return this.terms(sums, this.write)
    const parts = this.parts(
      eachOf(sums, ({ terms }) => terms.map(({ of }) => of)),
      write,
    )
    const signed = parts?.map((part, at): Term => ({ ...part, sign: own[at]?.sign ?? 1 }))
    const together = (chosen: readonly Term[]): Term => {
      const sumOf = (among: readonly Numeric[]): Numeric => ({
        op: 'sum',
        terms: among.map((of, at) => ({ sign: chosen[at]?.sign ?? 1, of })),
      })
      return { formulas: inEach(sums, chosen, sumOf), written: added(chosen), sign: 1 }
    }
    return signed && fitted(signed, together, this.ownRow)
  }

  /** Parts that a function or an operator joins, put together so far that they are short enough. */
  private joined(formulas: Alike, lists: Alike<readonly Numeric[]>, joint: Joint): Written | undefined {
    const parts = this.parts(lists, this.exact)
    if (parts === undefined) return undefined
    const join = (those: readonly WrittenPart[]): Written =>
      joinedBy(
        joint,
        those.map(({ written }) => written),
        this.negligible,
      )
    const together = (chosen: readonly WrittenPart[]): WrittenPart => {
      const ofAll = (among: readonly Numeric[]): Numeric =>
        joint === 'product' ? { op: joint, factors: among } : { op: joint, of: among }
      return { formulas: inEach(formulas, chosen, ofAll), written: join(chosen) }
    }
    return join(fitted(parts, together, this.ownRow))
  }

  /** The parts of formulas, written; undefined where one of them never has a value. */
  private parts(lists: Alike<readonly Numeric[]>, write: WriteParts): WrittenPart[] | undefined {
    const parts: WrittenPart[] = []
    for (let at = 0; at < lists[0].length; at++) {
      const formulas = eachOf(lists, (list) => list[at] as Numeric)
      const written = write(formulas)
      if (written === undefined) return undefined
      parts.push({ formulas, written })
    }
    return parts
  }

  /** A part of formulas, short enough to come in another more than once. */
  private short<F>(wholes: Alike<F>, partOf: (whole: F) => Numeric, write: WriteParts): Written | undefined {
    const formulas = eachOf(wholes, partOf)
    const written = write(formulas)
    return written !== undefined && isLong(written) ? this.ownRow({ formulas, written }) : written
  }

  /** A part that has a row of its own. */
  private readonly ownRow = ({ formulas, written }: WrittenPart): Written =>
    ofCell(this.writing.apart(formulas, written), { lag: 0 })
}
