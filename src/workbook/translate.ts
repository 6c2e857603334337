import { assertNever } from '../base/assert-never.ts'
import { one } from '../base/decimal.ts'
import type { Horizon } from '../definition/values/years.ts'
import type { Numeric, RowName } from '../formula/node.ts'
import { type Alike, type AlikeInput, eachOf, ofOp } from './alike.ts'
import type { SheetLine } from './line.ts'
import type { Text } from './text.ts'
import { baseColumn, columnOfYear, lastColumn } from './timeline.ts'
import {
  allOf,
  andThen,
  bracketed,
  cellSize,
  inCell,
  listed,
  ofCell,
  plainly,
  stagesOf,
  type Written,
} from './written.ts'

/** Where the things stand that formulas name. */
export interface NamedCells {
  readonly row: (path: RowName) => SheetLine
  /** The row without what rounding leaves of a sum that comes to nothing; the row itself where it is no such sum. */
  readonly settled: (path: RowName) => SheetLine
  /** In which years it is read: the base year, projected ones, or any of them because it is read for an earlier year. */
  readonly input: (inputs: AlikeInput, years: 'base' | 'projected' | 'any') => SheetLine
  /** A number that stands in a formula, and how it was written. */
  readonly number: (numbers: Alike<Extract<Numeric, { readonly op: 'number' }>>) => SheetLine
  /** So many years before. */
  readonly lag: (years: number) => SheetLine
  /** 1 in the years in force and 0 in others. */
  readonly flags: (inForce: Alike<readonly boolean[]>) => SheetLine
  /** What counts as nought beside the largest of the terms of a sum. */
  readonly negligible: () => SheetLine
}

/** What a formula is written for. */
export interface Writing {
  /** The base year, or all projected years at once. */
  readonly years: 'base' | 'projected'
  /** Whether every year is known by the time it is calculated, so that it may read any. */
  readonly isLate: boolean
  readonly horizon: Horizon
  readonly cells: NamedCells
  /** Give a part of a formula, of each scenario, a row of its own, because the whole would be too long for a cell. */
  readonly apart: (formulas: Alike, written: Written) => SheetLine
}

/** A cell holds 8,192 characters, and a part of a formula may come three times in it. */
const mostWritten = 1500
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

  private readonly fittedTerms = new Map<
    Sum,
    { readonly sums: Alike<Sum>; readonly terms: readonly Signed[] | undefined }
  >()

  constructor(writing: Writing) {
    this.writing = writing
  }

  /** What stands in the cell of a row. */
  cell(formulas: Alike): Text | undefined {
    const [first] = formulas
    switch (first.op) {
      case 'during': {
        const parts = ofOp('during', formulas)
        const flags = this.always(parts)
        if (flags === true) return this.cell(eachOf(parts, ({ of }) => of))
        const inner = flags === false ? undefined : this.cell(eachOf(parts, ({ of }) => of))
        const otherwise = first.otherwise === 'nothing' ? '0' : '""'
        if (typeof flags === 'boolean') return first.otherwise === 'nothing' ? ['0'] : undefined
        return ['IF(', ...flags, ',', ...(inner ?? ['""']), `,${otherwise})`]
      }
      case 'where': {
        const parts = ofOp('where', formulas)
        const counted = this.counted(eachOf(parts, ({ any }) => any))
        if (counted === undefined) return undefined
        const inner = this.cell(eachOf(parts, ({ of }) => of)) ?? ['""']
        return inCell({ text: ['IF(', ...counted.text, ',', ...inner, ',0)'], stages: counted.stages })
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
  write(formulas: Alike): Written | undefined {
    const known = this.known.get(formulas[0])
    if (known?.formulas.every((one, at) => one === formulas[at]) === true) return known.written
    const own = this.written(formulas)
    const written = own === undefined || own.depth < deepest ? own : this.ownRow(formulas, own)
    this.known.set(formulas[0], { formulas, written })
    return written
  }

  private written(formulas: Alike): Written | undefined {
    const { years, isLate, cells, horizon } = this.writing
    const [first] = formulas
    const isBase = years === 'base'
    switch (first.op) {
      case 'number':
        return this.number(ofOp('number', formulas))
      case 'row':
        return this.row(cells.row(first.path), first.lag)
      case 'at': {
        const index = first.year - horizon.base
        if (index < 0 || index > horizon.count || (isBase && index > 0 && !isLate)) return undefined
        const cell = ofCell(cells.row(first.path), { fixed: columnOfYear(index) })
        if (index === 0 || isLate) return cell
        const isKnown: Text = [{ yearIn: { lag: 0 } }, '>=', { yearIn: { fixed: columnOfYear(index) } }]
        return { ...cell, stages: [[{ text: isKnown }], ...cell.stages] }
      }
      case 'to-date':
        return isBase ? plainly(['0']) : this.total(cells.row(first.path), { lag: 0 })
      case 'years':
        return this.total(cells.row(first.path), { fixed: lastColumn(horizon) })
      case 'input':
        return this.input(
          eachOf(ofOp('input', formulas), ({ input }) => input),
          first.lag,
        )
      case 'sum':
        return this.sum(ofOp('sum', formulas))
      case 'product':
        return this.joined(
          formulas,
          eachOf(ofOp('product', formulas), ({ factors }) => factors),
          'product',
        )
      case 'max':
      case 'min':
        return this.joined(
          formulas,
          eachOf(ofOp(first.op, formulas), ({ of }) => of),
          first.op,
        )
      case 'same':
        return this.joined(
          formulas,
          eachOf(ofOp('same', formulas), ({ of }) => of),
          'same',
        )
      case 'quotient': {
        const parts = ofOp('quotient', formulas)
        const of = this.write(eachOf(parts, (part) => part.of))
        const divisor = eachOf(parts, ({ by }) => by)
        const counted = this.counted(divisor)
        const by = divisor[0].op === 'sum' ? this.write(divisor) : this.settled(divisor)
        if (of === undefined || by === undefined || counted === undefined) return undefined
        return {
          text: [...bracketed(of, 'factor'), '/', ...bracketed(by, 'factor')],
          binds: 'product',
          stages: isBareNumber(by) ? of.stages : stagesOf([of, { stages: andThen(counted.stages, counted.text) }]),
          depth: Math.max(of.depth, by.depth) + 1,
        }
      }
      case 'during':
        return this.during(ofOp('during', formulas))
      case 'where': {
        const parts = ofOp('where', formulas)
        const counted = this.counted(eachOf(parts, ({ any }) => any))
        const of = this.write(eachOf(parts, (part) => part.of))
        return counted && this.only(counted, of, '0')
      }
      case 'power':
        return this.power(ofOp('power', formulas))
      default:
        return assertNever(first)
    }
  }

  private number(numbers: Alike<Extract<Numeric, { readonly op: 'number' }>>): Written {
    const [{ value, percent }] = numbers
    const isShared = numbers.every((number) => number.value.eq(value))
    if (isShared && !percent && bare.has(value.toFixed())) return plainly([value.toFixed()])
    return ofCell(this.writing.cells.number(numbers), { fixed: plainNumber })
  }

  private row(line: SheetLine, lag: number): Written | undefined {
    if (lag < 2) return this.writing.years === 'base' && lag > 0 ? undefined : ofCell(line, { lag })
    if (this.writing.years === 'base') return undefined
    const { isBefore, text } = this.back(line, lag)
    return { text, binds: 'whole', stages: [[{ text: isBefore }], [{ text: ['ISNUMBER(', ...text, ')'] }]], depth: 1 }
  }

  /** A stated figure. Read for an earlier year it is nothing where nothing is said of that year. */
  private input(inputs: AlikeInput, lag: number): Written {
    const { years, cells } = this.writing
    if (lag === 0) return ofCell(cells.input(inputs, years), { lag })
    if (years === 'base') return plainly(['0'])
    const line = cells.input(inputs, 'any')
    if (lag === 1) return { ...plainly(['SUM(', { line, column: { lag } }, ')']), depth: 1 }
    const { isBefore, text } = this.back(line, lag)
    return { ...plainly(['IF(', ...isBefore, ',SUM(', ...text, '),0)']), depth: 2 }
  }

  /** The cell of a row so many years before, and whether there is such a year. */
  private back(line: SheetLine, lag: number): { readonly isBefore: Text; readonly text: Text } {
    const years: Text = [{ line: this.writing.cells.lag(lag), column: { fixed: plainNumber } }]
    const now: Text = [{ yearIn: { lag: 0 } }]
    const range = { line, from: { fixed: baseColumn }, to: { fixed: lastColumn(this.writing.horizon) } }
    return { isBefore: [...now, '>=', ...years], text: ['INDEX(', range, ',1,', ...now, '-', ...years, '+1)'] }
  }

  /** The sum of a row from the first projected year on. */
  private total(line: SheetLine, to: { readonly lag: number } | { readonly fixed: number }): Written {
    const range = { line, from: { fixed: columnOfYear(1) }, to }
    return {
      text: ['SUM(', range, ')'],
      binds: 'whole',
      stages: [[{ text: ['COUNT(', range, ')=COLUMNS(', range, ')'] }]],
      depth: 1,
    }
  }

  private sum(sums: Alike<Sum>): Written | undefined {
    const terms = this.terms(sums)
    return terms && added(terms)
  }

  /** The terms of a sum, put together so far that they are short enough. */
  private terms(sums: Alike<Sum>): readonly Signed[] | undefined {
    const known = this.fittedTerms.get(sums[0])
    if (known?.sums.every((one, at) => one === sums[at]) === true) return known.terms
    const [{ terms: own }] = sums
    const parts = this.parts(eachOf(sums, ({ terms }) => terms.map(({ of }) => of)))
    const signed = parts?.map((part, at): Signed => ({ ...part, sign: own[at]?.sign ?? 1 }))
    const terms =
      signed &&
      this.fitted(
        signed,
        (chosen): Signed => ({
          formulas: inEach(
            sums,
            chosen,
            (among): Sum => ({
              op: 'sum',
              terms: among.map((of, at) => ({ sign: chosen[at]?.sign ?? 1, of })),
            }),
          ),
          written: added(chosen),
          sign: 1,
        }),
      )
    this.fittedTerms.set(sums[0], { sums, terms })
    return terms
  }

  /** Parts that a function or an operator joins. */
  private joined(
    formulas: Alike,
    lists: Alike<readonly Numeric[]>,
    op: 'product' | 'max' | 'min' | 'same',
  ): Written | undefined {
    const parts = this.parts(lists)
    const [only] = parts ?? []
    if (parts === undefined || only === undefined) return undefined
    if (parts.length === 1) return only.written
    const join = (those: readonly Part[]): Written => this.join(op, those)
    const fitted = this.fitted(parts, (chosen) => ({
      formulas: inEach(formulas, chosen, (among) => (op === 'product' ? { op, factors: among } : { op, of: among })),
      written: join(chosen),
    }))
    return join(fitted)
  }

  private join(op: 'product' | 'max' | 'min' | 'same', parts: readonly Part[]): Written {
    const all = parts.map(({ written }) => written)
    const [first] = all
    if (first === undefined) throw new Error('Nothing is joined')
    if (all.length === 1) return first
    const stages = stagesOf(all)
    const depth = Math.max(...all.map((one) => one.depth)) + 1
    if (op === 'product') {
      const text = all.flatMap((factor, at) => [...(at === 0 ? [] : ['*']), ...bracketed(factor, 'factor')])
      return { text, binds: 'product', stages, depth: depth - 1 }
    }
    if (op === 'same') {
      const apart = all.slice(1).map((other): Text => this.isSame(first, other))
      return { text: first.text, binds: first.binds, stages: andThen(stages, ...apart), depth: depth + 1 }
    }
    const call = op === 'max' ? 'MAX(' : 'MIN('
    return { text: [call, ...listed(all.map(({ text }) => text)), ')'], binds: 'whole', stages, depth }
  }

  /** Whether two values are the same but for what rounding leaves. */
  private isSame(one: Written, other: Written): Text {
    const apart: Text = ['ABS(', ...bracketed(one, 'term'), '-', ...bracketed(other, 'term'), ')']
    return [...apart, '<=', ...this.negligible, '*MAX(', ...listed([sized(one), sized(other)]), ')']
  }

  private get negligible(): Text {
    return [{ line: this.writing.cells.negligible(), column: { fixed: plainNumber } }]
  }

  /** Whether a value is not nought, nor what rounding leaves of terms that come to nothing; with what it needs. */
  private counted(formulas: Alike): Pick<Written, 'text' | 'stages'> | undefined {
    const [first] = formulas
    if (first.op === 'sum' && first.terms.length > 1) {
      const terms = this.terms(ofOp('sum', formulas))
      if (terms === undefined) return undefined
      const sum = added(terms)
      return {
        text: this.isMore(
          sum,
          terms.map(({ written }) => written),
        ),
        stages: sum.stages,
      }
    }
    const written = this.settled(formulas)
    return written && { text: [...bracketed(written, 'term'), '<>0'], stages: written.stages }
  }

  /** Whether a sum is more than what rounding leaves of its terms. */
  private isMore(sum: Written, terms: readonly Written[]): Text {
    return ['ABS(', ...sum.text, ')>', ...this.negligible, '*MAX(', ...listed(terms.map(sized)), ')']
  }

  /** A formula of which a sum that comes to nothing is exactly that. */
  private settled(formulas: Alike): Written | undefined {
    const { cells, years, isLate, horizon } = this.writing
    const [first] = formulas
    switch (first.op) {
      case 'row':
        return this.row(cells.settled(first.path), first.lag)
      case 'at': {
        const written = this.write(formulas)
        const index = first.year - horizon.base
        const cell = ofCell(cells.settled(first.path), { fixed: columnOfYear(index) })
        return (
          written && {
            ...cell,
            stages: index === 0 || isLate ? cell.stages : [...written.stages.slice(0, 1), ...cell.stages],
          }
        )
      }
      case 'during':
        return this.during(ofOp('during', formulas), (of) => this.settled(of))
      case 'to-date':
      case 'years': {
        const written = this.write(formulas)
        if (written === undefined || years === 'base') return written
        const [range] = written.text.slice(1, 2)
        if (range === undefined || typeof range === 'string') return written
        const size: Text = ['MAX(MAX(', range, '),-MIN(', range, '))']
        const text: Text = [
          'IF(ABS(',
          ...written.text,
          ')>',
          ...this.negligible,
          '*',
          ...size,
          ',',
          ...written.text,
          ',0)',
        ]
        return { ...written, text, depth: written.depth + 3 }
      }
      case 'sum': {
        if (first.terms.length < 2) return this.write(formulas)
        const counted = this.counted(formulas)
        const written = this.write(formulas)
        if (counted === undefined || written === undefined) return undefined
        const text: Text = ['IF(', ...counted.text, ',', ...written.text, ',0)']
        return { text, binds: 'whole', stages: written.stages, depth: written.depth + 3 }
      }
      default:
        return this.write(formulas)
    }
  }

  private during(
    formulas: Alike<Extract<Numeric, { readonly op: 'during' }>>,
    write: (of: Alike) => Written | undefined = (of) => this.write(of),
  ): Written | undefined {
    const [{ otherwise }] = formulas
    const flags = this.always(formulas)
    if (flags === false) return otherwise === 'nothing' ? plainly(['0']) : undefined
    const of = write(eachOf(formulas, (one) => one.of))
    if (flags === true) return of
    if (otherwise === 'nothing') return this.only({ text: flags, stages: [] }, of, '0')
    return of && { ...of, stages: [[{ text: flags }], ...of.stages] }
  }

  /** A formula where a condition holds, and something else where it does not; what it needs, only where it holds. */
  private only(
    condition: Pick<Written, 'text' | 'stages'>,
    of: Written | undefined,
    otherwise: string,
  ): Written | undefined {
    // Where it holds there is no value, so that there is one only where it does not.
    if (of === undefined)
      return { ...plainly([otherwise]), stages: andThen(condition.stages, ['NOT(', ...condition.text, ')']) }
    const needed = of.stages.map((needs) => [
      { text: ['IF(', ...condition.text, ',', ...allOf(needs), ',TRUE)'] satisfies Text },
    ])
    return {
      text: ['IF(', ...condition.text, ',', ...of.text, `,${otherwise})`],
      binds: 'whole',
      stages: [...condition.stages, ...needed],
      depth: of.depth + 2,
    }
  }

  /** Whether something is in force in all the years that are written, or in none; else the condition that says it. */
  private always(formulas: Alike<Extract<Numeric, { readonly op: 'during' }>>): boolean | Text {
    const { years, cells, horizon } = this.writing
    const asked = years === 'base' ? [0] : Array.from({ length: horizon.count }, (_, index) => index + 1)
    const isIn = formulas.flatMap(({ inForce }) => asked.map((index) => inForce[index] === true))
    if (isIn.every((is) => is)) return true
    if (!isIn.some((is) => is)) return false
    return [{ line: cells.flags(eachOf(formulas, ({ inForce }) => inForce)), column: { lag: 0 } }, '=1']
  }

  private power(formulas: Alike<Extract<Numeric, { readonly op: 'power' }>>): Written | undefined {
    const of = this.write(eachOf(formulas, (one) => one.of))
    const exponent = this.write(eachOf(formulas, (one) => one.exponent))
    if (of === undefined || exponent === undefined) return undefined
    const [base, by] = [bracketed(of, 'factor'), bracketed(exponent, 'factor')]
    const text: Text = ['IF(', ...by, '=0,1,', ...base, '^', ...by, ')']
    // Some spreadsheets have roots of what is below nought.
    const isThere: Text = ['OR(', ...base, '>=0,', ...by, '=INT(', ...exponent.text, '))']
    const stages = andThen(andThen(stagesOf([of, exponent]), isThere), ['ISNUMBER(', ...text, ')'])
    return { text, binds: 'whole', stages, depth: Math.max(of.depth, exponent.depth) + 2 }
  }

  /** The parts of formulas, written; undefined where one of them never has a value. */
  private parts(lists: Alike<readonly Numeric[]>): Part[] | undefined {
    const [first] = lists
    const parts: Part[] = []
    for (let at = 0; at < first.length; at++) {
      const formulas = eachOf(lists, (list) => list[at] as Numeric)
      const written = this.write(formulas)
      if (written === undefined) return undefined
      parts.push({ formulas, written })
    }
    return parts
  }

  /** Parts that together are short enough for a cell: too long ones have a row of their own, and many are put together in some. */
  private fitted<P extends Part>(parts: readonly P[], together: (parts: readonly P[]) => P): readonly P[] {
    let fitting = parts.map((part) =>
      cellSize(part.written) > mostWritten / 2 ? { ...part, written: this.ownRow(part.formulas, part.written) } : part,
    )
    while (sizesOf(fitting) > mostWritten) {
      fitting = bySize(fitting).map((group) => {
        const [only] = group
        if (only !== undefined && group.length === 1) return only
        const whole = together(group)
        return { ...whole, written: this.ownRow(whole.formulas, whole.written) }
      })
    }
    return fitting
  }

  /** A formula that has a row of its own. */
  private ownRow(formulas: Alike, written: Written): Written {
    return ofCell(this.writing.apart(formulas, written), { lag: 0 })
  }
}

/** A part of a formula, of each scenario, and how it is written. */
interface Part {
  readonly formulas: Alike
  readonly written: Written
}

type Sum = Extract<Numeric, { readonly op: 'sum' }>

/** Part of a sum. */
interface Signed extends Part {
  readonly sign: 1 | -1
}

/** The column of numbers that formulas name. */
const plainNumber = baseColumn - 1

/** Numbers that formulas may hold: nothing, the whole, and the months of a year. */
const bare: ReadonlySet<string> = new Set(['0', one.toFixed(), '12'])

/** Whether it is a number that stands in the formula itself, and not nought. */
function isBareNumber({ text: [first, ...others], stages }: Written): boolean {
  return stages.length === 0 && others.length === 0 && typeof first === 'string' && first !== '0' && bare.has(first)
}

function sized({ text }: Written): Text {
  return ['ABS(', ...text, ')']
}

function added(parts: readonly Signed[]): Written {
  const [first] = parts
  if (first === undefined) return plainly(['0'])
  if (parts.length === 1 && first.sign === 1) return first.written
  const text = parts.flatMap(({ written, sign }, at) => [
    ...(sign === -1 ? ['-'] : at === 0 ? [] : ['+']),
    ...bracketed(written, 'term'),
  ])
  const all = parts.map(({ written }) => written)
  return { text, binds: 'sum', stages: stagesOf(all), depth: Math.max(...all.map(({ depth }) => depth)) }
}

/** In each scenario, one formula of some parts of it. */
function inEach(formulas: Alike, parts: readonly Part[], make: (among: readonly Numeric[]) => Numeric): Alike {
  const of = (at: number): Numeric => make(parts.map((part) => part.formulas[at] as Numeric))
  const [, ...others] = formulas
  return [of(0), ...others.map((_, at) => of(at + 1))]
}

function sizesOf(parts: readonly Part[]): number {
  return parts.reduce((size, { written }) => size + cellSize(written), 0)
}

/** Parts in groups, in their order, each short enough. */
function bySize<P extends Part>(parts: readonly P[]): readonly (readonly P[])[] {
  const groups: P[][] = []
  let size = mostWritten
  for (const part of parts) {
    const own = cellSize(part.written)
    if (size + own > mostWritten) {
      groups.push([])
      size = 0
    }
    size += own
    groups.at(-1)?.push(part)
  }
  return groups
}
