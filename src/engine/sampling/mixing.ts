import { triangularFactor } from '../../base/correlation-matrix.ts'
import { once } from '../../base/once.ts'
import { type Loops, loopsIn } from '../loops/loops.ts'
import { termBytes } from '../loops/weighted-sum.ts'
import type { Space } from '../wasm/space.ts'
import type { DrawnColumn } from './columns.ts'
import type { Sampling } from './sampling.ts'
import { turnTo } from './turn.ts'

/** A column of independent normal draws of a factor, at an address. */
export interface NormalColumn {
  readonly column: DrawnColumn
  readonly name: string
  readonly from: number
}

/** A part of a sum: numbers at an address, and their weight. */
interface Term {
  readonly from: number
  readonly weight: number
}

/** A sum that is written at an address. */
interface Sum {
  readonly to: number
  readonly terms: readonly Term[]
}

/** Makes of independent normal draws those that are turned, go together and last. */
export interface Mixing {
  /** Where the draws of each column lie once they are mixed, in the order of the columns. */
  readonly at: readonly number[]
  /** Mix so many draws. */
  readonly run: (count: number) => void
}

/**
 * Every draw becomes one sum: what is left of its year before (a first-order autoregression of unit variance), what correlations make of
 * the draws of its year, and what the turn takes from all of them.
 */
export function mixingOf(sampling: Sampling, columns: readonly NormalColumn[], room: number, space: Space): Mixing {
  const turn = sampling.slopes && turnTo(columns.map(({ name }) => sampling.slopes?.get(name) ?? 0))
  const along = turn === undefined ? undefined : space.take(room * 4)
  const joined = joinedIn(sampling, columns)
  const at: number[] = []
  const before = new Map<number, number>()
  const sums: Sum[] = []
  if (along !== undefined)
    sums.push({
      to: along,
      terms: weighed(
        columns.map(({ from }) => from),
        turn?.along ?? [],
      ),
    })
  for (const [position, { column }] of columns.entries()) {
    const { persistence } = sampling.factors[column.at] as Sampling['factors'][number]
    const last = column.year === 1 || persistence === 0 ? undefined : before.get(column.at)
    const fresh = last === undefined ? 1 : Math.sqrt(1 - persistence * persistence)
    const parts = joined.get(position) ?? [{ position, weight: 1 }]
    const kept = weighed(last === undefined ? [] : [last], [persistence])
    const own = weighed(
      parts.map((part) => (columns[part.position] as NormalColumn).from),
      parts.map(({ weight }) => fresh * weight),
    )
    const lost = parts.reduce((sum, part) => sum + part.weight * (turn?.lost[part.position] ?? 0), 0)
    const [only, ...others] = own
    // What is one draw as it stands is read where that lies.
    const same =
      last === undefined && along === undefined && others.length === 0 && only?.weight === 1 ? only : undefined
    const to = same?.from ?? space.take(room * 4)
    const turnedBy = weighed(along === undefined ? [] : [along], [-fresh * lost])
    if (same === undefined) sums.push({ to, terms: [...kept, ...turnedBy, ...own] })
    at.push(to)
    before.set(column.at, to)
  }
  return { at, run: sumsIn(space, sums) }
}

/** Carries sums out in their order. */
function sumsIn(space: Space, sums: readonly Sum[]): (count: number) => void {
  const placed = sums.map(({ to, terms }) => ({ to, terms, from: space.take(terms.length * termBytes) }))
  const ready = once((): Loops => {
    const { i32, f32 } = space.views()
    for (const { terms, from } of placed)
      for (const [position, term] of terms.entries()) {
        i32[(from >> 2) + 2 * position] = term.from
        f32[(from >> 2) + 2 * position + 1] = term.weight
      }
    return loopsIn(space)
  })
  return (count) => {
    const { weightedSum } = ready()
    // As many draws as stay near the processor.
    for (let first = 0; first < count; first += strip)
      for (const { to, terms, from } of placed)
        weightedSum(to, from, terms.length, first, Math.min(strip, count - first))
  }
}

const strip = 1024

function weighed(from: readonly number[], weights: readonly number[]): Term[] {
  return from.flatMap((own, at) => {
    const weight = weights[at] ?? 0
    return weight === 0 ? [] : [{ from: own, weight }]
  })
}

/** Of each column that goes together with others, the columns it is a sum of, by position, with their weights. */
function joinedIn(
  { together, years }: Sampling,
  columns: readonly NormalColumn[],
): ReadonlyMap<number, readonly { readonly position: number; readonly weight: number }[]> {
  const byPlace = new Map(columns.map(({ column }, position) => [`${column.at}:${column.year}`, position]))
  const found = new Map<number, { position: number; weight: number }[]>()
  for (const { factors, matrix } of together)
    for (let year = 1; year <= years; year++) {
      const present = factors.flatMap((at, place) => {
        const position = byPlace.get(`${at}:${year}`)
        return position === undefined ? [] : [{ place, position }]
      })
      const rows = triangularFactor(present.map((one) => present.map((other) => matrix[one.place]?.[other.place] ?? 0)))
      for (const [row, { position }] of present.entries()) {
        const parts = present.map((other, at) => ({ position: other.position, weight: rows[row]?.[at] ?? 0 }))
        found.set(
          position,
          parts.filter(({ weight }) => weight !== 0),
        )
      }
    }
  return found
}
