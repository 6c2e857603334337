import type { Numeric, Source } from '../formula/node.ts'
import { type Code, eachRead, eachSameYear, lower, type Names, ofYears, SameYear, type Seen } from './code.ts'
import { orderOf } from './order.ts'
import { Readers } from './readers.ts'
import { type Codes, shareRows } from './sameness.ts'

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
  /** The rows as they were written, before what they share was found. */
  readonly written: Written
}

/** What may be shared between rows: their own formulas, in an order in which each stands after those that it needs. */
interface Written extends Codes {
  readonly rows: readonly number[]
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
  if (position.size !== paths.length) throw new Error(`Two rows are called ${secondOf(paths)}`)
  const inputPosition = new Map<Source, number>()
  for (const source of inputs ?? []) inputPosition.set(source, inputPosition.size)
  const seen: Seen = { during: false, late: false }
  const positionOf = rowNames(position)
  const names: Names = {
    row: (path) => {
      const index = positionOf(path)
      if (rows[index]?.overAllYears === true) seen.late = true
      return index
    },
    input: inputNames(inputPosition, inputs === undefined),
    base,
    sameYear: new SameYear(rows.length, inputPosition.size),
  }
  const formulas = new Array<Code | undefined>(rows.length)
  const bases = new Array<Code | undefined>(rows.length)
  const late = new Set<number>()
  let isRead = false
  for (let index = 0; index < rows.length; index++) {
    const { formula, base: first, overAllYears } = rows[index] as Calculated
    seen.during = false
    seen.late = false
    const code = formula && lower(formula, names, seen)
    const own = first === formula ? code : first && lower(first, names, seen)
    formulas[index] = seen.during && code !== undefined ? ofYears(code, 1, count) : code
    bases[index] = seen.during && own !== undefined ? ofYears(own, 0, 0) : own
    if (seen.late && overAllYears !== true) isRead = true
    if (seen.late || overAllYears === true) late.add(index)
  }
  if (isRead) addReaders(late, formulas, bases)
  const isLate = (row: number): boolean => late.has(row)
  const all = orderOf(paths, needsIn(formulas, bases, isLate))
  const afterwards = all.filter(isLate)
  const written: Written = { formulas, bases, rows: late.size === 0 ? all : all.filter((row) => !isLate(row)) }
  return {
    paths,
    inputs: [...inputPosition.keys()],
    inputPosition,
    ...sharedIn(written),
    afterwards,
    base,
    count,
    position,
    written,
  }
}

/** The same plan for runs in which some rows hold values of their own, so that no other row is one of them by its formula. */
export function planHeld(plan: Plan, held: ReadonlySet<number>): Plan {
  return held.size === 0 ? plan : { ...plan, ...sharedIn(plan.written, held) }
}

function sharedIn(
  written: Written,
  held?: ReadonlySet<number>,
): Pick<Plan, 'formulas' | 'bases' | 'order' | 'aliases'> {
  const { formulas, bases, original } = shareRows(written.rows, written, held)
  return {
    formulas,
    bases,
    order: original.size === 0 ? written.rows : written.rows.filter((row) => !original.has(row)),
    aliases: [...original],
  }
}

/** The first path that is there already. */
function secondOf(paths: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return paths.find((path) => seen.size === seen.add(path).size)
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

/** The rows that each row must come after. */
function needsIn(
  formulas: readonly (Code | undefined)[],
  bases: readonly (Code | undefined)[],
  isLate: (row: number) => boolean,
): (row: number) => number[] {
  let needs: number[] = []
  const need = (row: number): void => {
    needs.push(row)
  }
  return (row) => {
    needs = []
    const formula = formulas[row]
    const base = bases[row]
    if (isLate(row)) {
      if (formula !== undefined) eachRead(formula, need, ignore)
      if (base !== undefined && base !== formula) eachRead(base, need, ignore)
    } else {
      if (formula !== undefined) eachSameYear(formula, base === formula, need)
      if (base !== undefined && base !== formula) eachSameYear(base, true, need)
    }
    return needs
  }
}

/** Add to rows that are known only once every year is those that read them. */
function addReaders(
  late: Set<number>,
  formulas: readonly (Code | undefined)[],
  bases: readonly (Code | undefined)[],
): void {
  const readers = new Readers(formulas.length)
  for (const codes of [formulas, bases]) {
    codes.forEach((code, row) => {
      if (code !== undefined) eachRead(code, (other) => readers.add(other, row), ignore)
    })
  }
  // A set is walked to its end, what is added on the way included.
  for (const row of late) readers.each(row, (reader) => late.add(reader))
}

function ignore(): void {}
