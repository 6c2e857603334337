import { triangularFactor } from '../../base/correlation-matrix.ts'
import { evenly, randomBits, sobolBlocks } from './bits.ts'
import { randomKey } from './hash.ts'
import { normalsOf } from './normal-bits.ts'
import { numbersOf, type Quantile } from './quantile.ts'
import { sobolDimensions } from './sobol.ts'
import { turnTo } from './turn.ts'

/** Something that is drawn: a number by its distribution, year after year. */
export interface DrawnFactor {
  /** What its random numbers are keyed by. */
  readonly name: string
  readonly quantile: Quantile
  /** How much of a year's draw is that of the year before: 1 is one draw for all years, 0 a new one each year. */
  readonly persistence: number
}

/** Factors by position whose draws of one year go together, and how closely, in the order of the factors. */
export interface JoinedFactors {
  readonly factors: readonly number[]
  readonly matrix: readonly (readonly number[])[]
}

/** What is drawn, and how. Events are drawn once for all years, evenly between nought and one. */
export interface Sampling {
  readonly factors: readonly DrawnFactor[]
  readonly together: readonly JoinedFactors[]
  readonly events: readonly string[]
  readonly years: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  /** How many dimensions of the points another sampler has taken; none where it is left out. */
  readonly after?: number
  /** How much an answer rises with each normal draw, by its name: the first and best points are then turned that way. */
  readonly slopes?: ReadonlyMap<string, number>
}

/** Draws of one block, in order, from one replicate. */
export interface Block {
  readonly replicate: number
  /** The number of its first draw within the replicate, and among all. */
  readonly first: number
  readonly draw: number
  readonly count: number
}

/** A column of draws: those of a factor in a year, from 1, or of an event in the first. */
interface Column {
  readonly of: 'factor' | 'event'
  readonly at: number
  readonly year: number
  /** The direction numbers it takes; undefined beyond those there are, and where nothing but chance is asked for. */
  readonly dimension: number | undefined
  readonly key: number
}

/** What fills blocks with draws. */
export interface Sampler {
  /** Numbers by factor and by year: one for all years where they are the same. */
  readonly numbers: readonly (readonly Float64Array[])[]
  /** Evenly between nought and one, by event. */
  readonly chances: readonly Float64Array[]
  readonly fill: (block: Block) => void
  /** Independent standard normal draws of the factors, in the order in which points come: of which factor, in a year, by name. */
  readonly normals: readonly { readonly name: string; readonly factor: number; readonly draws: Float64Array }[]
  /** The normal draws of a block alone, of which no numbers are made yet. */
  readonly draw: (block: Block) => void
  /** The numbers that come of the normal draws that are there. */
  readonly work: (count: number) => void
  /** How many columns no direction numbers are left for. */
  readonly withoutDirections: number
}

/**
 * A sampler of blocks of up to `room` draws. Every random number is keyed by what it is for, so that neither the order of blocks nor
 * who fills them changes a draw. Points come year by year, within a year by name.
 */
export function samplerOf(sampling: Sampling, room: number): Sampler {
  const { factors, events, years, seed, how } = sampling
  const all = columnsOf(sampling)
  const bits = new Uint32Array(room)
  const byFactor = factors.map((): Float64Array[] => [])
  const chances = events.map(() => new Float64Array(room))
  const normals = new Map<Column, Float64Array>()
  for (const column of all) if (column.of === 'factor') normals.set(column, new Float64Array(room))
  const drawn = factors.map(({ persistence }, at) => {
    const own = all.filter((column) => column.of === 'factor' && column.at === at)
    const numbers = own.map(() => new Float64Array(room))
    byFactor[at] = Array.from({ length: years }, (_, year) => numbers[persistence === 1 ? 0 : year] as Float64Array)
    return { columns: own.map((column) => normals.get(column) as Float64Array), numbers }
  })
  const joins = joinsOf(sampling, all, normals)
  const fillBits = how === 'sobol' ? sobolBlocks(all.map(({ dimension }) => dimension)) : undefined
  const named = all.flatMap((column) => {
    const draws = normals.get(column)
    return draws === undefined ? [] : [{ name: `${factors[column.at]?.name} ${column.year}`, factor: column.at, draws }]
  })
  const turn = how === 'sobol' && sampling.slopes !== undefined ? turnTo(named, sampling.slopes) : undefined
  const work = (count: number): void => {
    for (const join of joins) join(count)
    for (const [at, { columns, numbers }] of drawn.entries()) {
      const { quantile, persistence } = factors[at] as DrawnFactor
      persist(columns, persistence, count)
      for (const [year, own] of columns.entries()) numbersOf(quantile, own, count, numbers[year] as Float64Array)
    }
  }
  const draw = ({ replicate, first, draw: number, count }: Block): void => {
    for (const [at, column] of all.entries()) {
      if (fillBits === undefined || column.dimension === undefined)
        randomBits(bits, number, count, randomKey(column.key, seed))
      else fillBits(at, bits, first, count, randomKey(column.key, seed, replicate))
      if (column.of === 'event') evenly(bits, count, chances[column.at] as Float64Array)
      else normalsOf(bits, count, normals.get(column) as Float64Array)
    }
  }
  const fill = (block: Block): void => {
    draw(block)
    turn?.(block.count)
    work(block.count)
  }
  const withoutDirections = how === 'sobol' ? all.filter(({ dimension }) => dimension === undefined).length : 0
  return { numbers: byFactor, chances, fill, draw, normals: named, work, withoutDirections }
}

/** Columns year by year, within a year by name. */
function columnsOf({ factors, events, years, how, after = 0 }: Sampling): Column[] {
  const named = [
    ...factors.map(({ name, persistence }, at) => ({
      of: 'factor' as const,
      at,
      name,
      until: persistence === 1 ? 1 : years,
    })),
    ...events.map((name, at) => ({ of: 'event' as const, at, name, until: 1 })),
  ].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  const columns: Column[] = []
  for (let year = 1; year <= years; year++)
    for (const { of, at, name, until } of named) {
      if (year > until) continue
      const next = after + columns.length
      const dimension = how === 'sobol' && next < sobolDimensions ? next : undefined
      columns.push({ of, at, year, dimension, key: randomKey(name, year, after) })
    }
  return columns
}

/** For each year, what makes independent draws go together: sums of them, from the last one back so that none is lost. */
function joinsOf(
  { together, years }: Sampling,
  columns: readonly Column[],
  normals: ReadonlyMap<Column, Float64Array>,
): ((count: number) => void)[] {
  const byPlace = new Map(columns.filter(({ of }) => of === 'factor').map((one) => [`${one.at}:${one.year}`, one]))
  return together.flatMap(({ factors, matrix }) =>
    Array.from({ length: years }, (_, year) => {
      const present = factors.flatMap((at, place) => {
        const own = normals.get(byPlace.get(`${at}:${year + 1}`) as Column)
        return own === undefined ? [] : [{ place, own }]
      })
      const rows = triangularFactor(present.map((one) => present.map((other) => matrix[one.place]?.[other.place] ?? 0)))
      const draws = present.map(({ own }) => own)
      return (count: number) => joined(draws, rows, count)
    }),
  )
}

function joined(draws: readonly Float64Array[], rows: readonly (readonly number[])[], count: number): void {
  for (let row = draws.length - 1; row >= 0; row--) {
    const own = draws[row] as Float64Array
    const weights = rows[row] ?? []
    const weight = weights[row] ?? 0
    for (let at = 0; at < count; at++) own[at] = weight * (own[at] as number)
    for (let other = 0; other < row; other++) {
      const part = weights[other] ?? 0
      if (part === 0) continue
      const before = draws[other] as Float64Array
      for (let at = 0; at < count; at++) own[at] = (own[at] as number) + part * (before[at] as number)
    }
  }
}

/** A first-order autoregression of unit variance. */
function persist(columns: readonly Float64Array[], persistence: number, count: number): void {
  if (persistence === 0) return
  const fresh = Math.sqrt(1 - persistence * persistence)
  for (let year = 1; year < columns.length; year++) {
    const [before, own] = [columns[year - 1] as Float64Array, columns[year] as Float64Array]
    for (let at = 0; at < count; at++) own[at] = persistence * (before[at] as number) + fresh * (own[at] as number)
  }
}
