import { type Code, eachOtherYear, eachRead } from './code.ts'
import type { Plan } from './plan.ts'
import { Readers } from './readers.ts'

/** The row that each row of a plan is another name of; itself where it is none. */
export function originalsIn({ aliases, paths }: Plan): (row: number) => number {
  const originals = Int32Array.from(paths, (_, row) => row)
  for (const [row, original] of aliases) originals[row] = original
  return (row) => originals[row] as number
}

/**
 * Which of the rows read are needed in the year asked for alone: no other row reads them in another year, and none that is itself
 * needed in every year reads them at all. What is calculated after all years may read any of them.
 */
export function aloneAmong(
  plan: Plan,
  originalOf: (row: number) => number,
  rowsRead: RowsBetween['rowsRead'],
  afterwards: readonly number[],
): (row: number) => boolean {
  const everyYear = new Marked(plan.paths.length)
  for (const row of afterwards) everyYear.add(row)
  const add = (row: number): void => everyYear.add(originalOf(row))
  rowsRead.each((row) => eachCode(plan, row, (code) => eachOtherYear(code, add)))
  everyYear.each((row) => eachCode(plan, row, (code) => eachRead(code, add, () => {})))
  return (row) => !everyYear.has(row)
}

/** The formulas of a row, each once. */
function eachCode({ formulas, bases }: Plan, row: number, visit: (code: Code) => void): void {
  const [formula, base] = [formulas[row], bases[row]]
  if (formula !== undefined) visit(formula)
  if (base !== undefined && base !== formula) visit(base)
}

/** Positions in a plan, each once. */
export interface Positions {
  readonly has: (at: number) => boolean
  /** Visit all, what is added on the way included. */
  readonly each: (visit: (at: number) => void) => void
}

/** Positions in the order in which they were added. Sets take more than twice as long, and a place has 100,000 rows. */
class Marked implements Positions {
  private readonly list: number[] = []
  private readonly marks: Uint8Array

  constructor(count: number) {
    this.marks = new Uint8Array(count)
  }

  has(at: number): boolean {
    return this.marks[at] === 1
  }

  add(at: number): void {
    if (this.marks[at] === 1) return
    this.marks[at] = 1
    this.list.push(at)
  }

  each(visit: (at: number) => void): void {
    for (let next = 0; next < this.list.length; next++) visit(this.list[next] as number)
  }
}

/** What lies between what is changed and what is asked for. */
export interface RowsBetween {
  /** Whether a row rests on what is changed, and what is asked for on it. */
  readonly isBetween: (row: number) => boolean
  /** All that is read to calculate what is asked for, itself included. */
  readonly rowsRead: Positions
  readonly inputsRead: Positions
}

/** Each row that what is asked for rests on is looked at once, and each reading of it. */
export function rowsBetween(
  plan: Plan,
  originalOf: (row: number) => number,
  inputs: readonly number[],
  held: readonly number[],
  asked: readonly number[],
): RowsBetween {
  const count = plan.paths.length
  const marked = (positions: readonly number[], size: number): Marked => {
    const all = new Marked(size)
    for (const at of positions) all.add(at)
    return all
  }
  const [fixed, needed, affected, rowsRead] = [held, asked, held, asked].map((rows) => marked(rows, count)) as [
    Marked,
    Marked,
    Marked,
    Marked,
  ]
  const [changed, inputsRead] = [marked(inputs, plan.inputs.length), marked(inputs, plan.inputs.length)]
  const readers = new Readers(count)
  needed.each((row) => {
    if (fixed.has(row)) return
    const read = (name: number): void => {
      const other = originalOf(name)
      rowsRead.add(name)
      rowsRead.add(other)
      needed.add(other)
      readers.add(other, row)
    }
    const readInput = (input: number): void => {
      inputsRead.add(input)
      if (changed.has(input)) affected.add(row)
    }
    eachCode(plan, row, (code) => eachRead(code, read, readInput))
  })
  affected.each((row) => readers.each(row, (reader) => affected.add(reader)))
  const isBetween = (row: number): boolean => affected.has(row) && needed.has(row) && !fixed.has(row)
  return { isBetween, rowsRead, inputsRead }
}
