import type { Numeric, Source } from '../formula/node.ts'
import { type Code, eachRead, eachSameYear, lower, type Names, ofYears, type Seen } from './code.ts'
import { orderOf } from './order.ts'
import { Sameness } from './sameness.ts'

/** A row as the engine needs it: a formula for each projected year and one for the base year, where it has a value. */
export interface Calculated {
  readonly path: string
  readonly formula: Numeric | undefined
  readonly base: Numeric | undefined
  /** Whether it may read any year of the rows it names, later ones too: it is then calculated after all years. */
  readonly overAllYears?: boolean
}

/**
 * What an engine runs: rows in the order in which they must be calculated within a year. It holds no values: these are the
 * inputs that it is run on.
 */
export interface Plan {
  readonly paths: readonly string[]
  /** What the formulas rest on, by position. */
  readonly inputs: readonly Source[]
  readonly inputPosition: ReadonlyMap<Source, number>
  readonly formulas: readonly (Code | undefined)[]
  readonly bases: readonly (Code | undefined)[]
  readonly order: readonly number[]
  /** Rows that read any year, in the order in which they must be calculated once every year is. */
  readonly afterwards: readonly number[]
  /** Rows that hold the same values as another row, in an order in which the other comes first; not in `order`. */
  readonly aliases: readonly (readonly [row: number, original: number])[]
  /** The base year, which index 0 stands for. */
  readonly base: number
  /** Projected years after the base year. */
  readonly count: number
  readonly position: ReadonlyMap<string, number>
}

/**
 * Resolve names and put rows in an order in which each only needs rows before it or earlier years. `inputs` fixes the
 * positions of the inputs; where it is left out they are those of first use. Throws `CircularRows` where there is no such
 * order, and an error for a row or an input that is not there, which is a fault of the program.
 */
export function planRows(
  rows: readonly Calculated[],
  horizon: { readonly base: number; readonly count: number },
  inputs?: readonly Source[],
): Plan {
  const { base, count } = horizon
  const paths = rows.map(({ path }) => path)
  const position = new Map<string, number>()
  for (let index = 0; index < paths.length; index++) position.set(paths[index] as string, index)
  const inputPosition = new Map<Source, number>()
  for (const source of inputs ?? []) inputPosition.set(source, inputPosition.size)
  const names: Names = { row: rowNames(position), input: inputNames(inputPosition, inputs === undefined), base }
  const formulas = new Array<Code | undefined>(rows.length)
  const bases = new Array<Code | undefined>(rows.length)
  const late = new Set<number>()
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Calculated
    const seen: Seen = { during: false, end: row.overAllYears === true }
    const code = row.formula && lower(row.formula, names, seen)
    const first = row.base === row.formula ? code : row.base && lower(row.base, names, seen)
    formulas[index] = seen.during && code !== undefined ? ofYears(code, 1, count) : code
    bases[index] = seen.during && first !== undefined ? ofYears(first, 0, 0) : first
    if (seen.end) late.add(index)
  }
  addReaders(late, formulas, bases)
  const isLate = (row: number): boolean => late.has(row)
  const all = orderOf(paths, (row) => needsOf(formulas[row], bases[row], isLate(row)))
  const same = new Sameness()
  for (const index of all) if (!isLate(index)) same.share(index, formulas, bases)
  const order = all.filter((index) => !same.original.has(index))
  return {
    paths,
    inputs: [...inputPosition.keys()],
    inputPosition,
    formulas,
    bases,
    order: order.filter((index) => !isLate(index)),
    afterwards: order.filter(isLate),
    aliases: [...same.original],
    base,
    count,
    position,
  }
}

/** The positions of rows by path. */
export function rowNames(position: ReadonlyMap<string, number>): Names['row'] {
  return (path) => {
    const index = position.get(path)
    if (index === undefined) throw new Error(`No row is called ${path}`)
    return index
  }
}

/** The positions of inputs; those that are not listed are added where the list is open. */
function inputNames(position: Map<Source, number>, isOpen: boolean): Names['input'] {
  return (source) => {
    const known = position.get(source)
    if (known !== undefined) return known
    if (!isOpen) throw new Error(`The inputs do not list ${source.path}`)
    position.set(source, position.size)
    return position.size - 1
  }
}

/** The rows that a row must come after. */
function needsOf(formula: Code | undefined, base: Code | undefined, isLate: boolean): number[] {
  const needs: number[] = []
  const need = (row: number): unknown => needs.push(row)
  const collect = (code: Code, inBase: boolean): void =>
    isLate ? eachRead(code, need, () => {}) : eachSameYear(code, inBase, need)
  if (formula !== undefined) collect(formula, base === formula)
  if (base !== undefined && base !== formula) collect(base, true)
  return needs
}

/** Add to rows that are known only once every year is those that read them. */
function addReaders(
  late: Set<number>,
  formulas: readonly (Code | undefined)[],
  bases: readonly (Code | undefined)[],
): void {
  if (late.size === 0) return
  const readers: number[][] = formulas.map(() => [])
  for (const codes of [formulas, bases]) {
    codes.forEach((code, row) => {
      if (code !== undefined)
        eachRead(
          code,
          (read) => readers[read]?.push(row),
          () => {},
        )
    })
  }
  // A set is walked to its end, what is added on the way included.
  for (const row of late) for (const reader of readers[row] ?? []) late.add(reader)
}
