import { type Argument, blockSize, compile, type Result } from '../engine/compiled/compile.ts'
import type { Numeric } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { type AskedFigure, checkedSides, type VariedSide } from './answers-at.ts'
import { combinationAt, type Sweeper } from './sweep.ts'

/** A figure that changes with the numbers of one side: its value by the position of the number. */
interface Changing {
  readonly side: number
  readonly values: Float64Array
  /** Its value in each combination of a block. */
  readonly column: Float64Array
}

/**
 * The same as `exactSweeper` in binary fractions, by the compiled engine; undefined where a formula is none that it can be asked. Throws
 * `NoGrid` where the figures span no sweep.
 */
export function compiledSweeper(
  projection: Projection,
  sides: readonly VariedSide[],
  asked: readonly AskedFigure[],
): Sweeper | undefined {
  const { plan } = projection
  const { inputs } = checkedSides(plan, sides, asked)
  const results = new Results(projection)
  const readers = asked.map(({ formula, index }) => results.reader(formula, index))
  if (readers.includes(undefined)) return undefined
  const changing: Changing[] = []
  const args: Argument[] = []
  const columns: Float64Array[] = []
  for (const [side, own] of inputs.entries()) {
    for (const { input, year, values } of figuresOf(sides[side] as VariedSide, own)) {
      // A rate that is the same in every year is one column for all of them.
      const known = changing.find((one) => one.side === side && isSame(one.values, values))
      const { column } = known ?? { column: new Float64Array(blockSize) }
      if (known === undefined) changing.push({ side, values, column })
      args.push({ input, year, ...boundsOf(values) })
      columns.push(column)
    }
  }
  const compiled = compile(plan, projection.inputs, args, results.list, projection.values)
  const found = results.list.map(() => new Float64Array(blockSize))
  return {
    isExact: false,
    blockSize: Math.min(blockSize, Math.max(1, Math.floor(mostAnswers / readers.length))),
    block: (from, count) => {
      fill(changing, sides, from, count)
      compiled.run(count, columns, found)
      const values = new Float64Array(count * readers.length)
      for (const [at, read] of readers.entries()) read?.(found, count, values, at, readers.length)
      return values
    },
  }
}

/** So many answers are held at a time, however many are asked of a combination. */
const mostAnswers = 2 ** 20

/** Between which numbers a figure stays, unless one of them is missing. */
function boundsOf(values: Float64Array): Pick<Argument, 'within'> {
  const least = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const most = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  return Number.isFinite(least) && Number.isFinite(most) ? { within: [least, most] } : {}
}

/** The value of each combination of a block for each figure that changes: the last side runs fastest. */
function fill(changing: readonly Changing[], sides: readonly VariedSide[], from: number, count: number): void {
  for (const { side, values, column } of changing) {
    // So many combinations pass before the next number of this side has its turn.
    const run = sides.slice(side + 1).reduce((product, { numbers }) => product * numbers.length, 1)
    let position = combinationAt(sides, from)[side] ?? 0
    if (run === 1) {
      for (let at = 0; at < count; position = 0) {
        const some = values.subarray(position, position + count - at)
        column.set(some, at)
        at += some.length
      }
      continue
    }
    for (let at = 0, end = run - (from % run); at < count; at = end, end += run) {
      column.fill(values[position] ?? Number.NaN, at, Math.min(end, count))
      position = position + 1 === values.length ? 0 : position + 1
    }
  }
}

/** The figures that a side changes, by input and year, each with its value for every number of the side. */
function figuresOf(
  { varied, numbers }: VariedSide,
  inputs: readonly number[],
): readonly (Argument & { readonly values: Float64Array })[] {
  const series = numbers.map((number) => varied.at(number))
  return inputs.flatMap((input, which) =>
    (series[0]?.[which] ?? []).flatMap((first, year) =>
      first === undefined
        ? []
        : [{ input, year, values: Float64Array.from(series, (own) => own[which]?.[year]?.toNumber() ?? Number.NaN) }],
    ),
  )
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  return one.every((value, at) => value === other[at])
}

/** Reads from the results of a block: the value in each combination, or NaN, from a place on and so many places apart. */
type Reader = (found: readonly Float64Array[], count: number, to: Float64Array, from: number, apart: number) => void

/** The rows and years that are asked of the compiled engine, each once, and how formulas over them are read from its answers. */
class Results {
  readonly list: Result[] = []
  private readonly projection: Projection

  constructor(projection: Projection) {
    this.projection = projection
  }

  /** How a row, or a quotient of rows, is read in a year; undefined for any other formula. */
  reader(formula: Numeric, year: number): Reader | undefined {
    if (formula.op === 'row' && formula.lag === 0) {
      const row = this.projection.plan.position.get(formula.path)
      return row === undefined ? undefined : this.read(row, year)
    }
    if (formula.op !== 'quotient') return undefined
    const [of, by] = [this.reader(formula.of, year), this.reader(formula.by, year)]
    if (of === undefined || by === undefined) return undefined
    const divisors = new Float64Array(blockSize)
    return (found, count, to, from, apart) => {
      of(found, count, to, from, apart)
      by(found, count, divisors, 0, 1)
      for (let at = 0, next = from; at < count; at++, next += apart)
        to[next] = finite((to[next] as number) / (divisors[at] as number))
    }
  }

  private read(row: number, year: number): Reader {
    const known = this.list.findIndex((one) => one.row === row && one.year === year)
    const own = known < 0 ? this.list.push({ row, year }) - 1 : known
    return (found, count, to, from, apart) => {
      const values = found[own] as Float64Array
      for (let at = 0, next = from; at < count; at++, next += apart) to[next] = finite(values[at] as number)
    }
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN
}
