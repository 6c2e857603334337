import { triangularFactor } from '../../base/correlation-matrix.ts'
import { once } from '../../base/once.ts'
import { loopsIn } from '../loops/loops.ts'
import { sumBytes, termBytes } from '../loops/weighted-sum.ts'
import type { Space } from '../wasm/space.ts'
import type { DrawnColumn } from './columns.ts'
import type { Sampling } from './sampling.ts'
import { type Turn, turnTo } from './turn.ts'

/** A column of independent normal draws of a factor, at an address. */
export interface NormalColumn {
  readonly column: DrawnColumn
  readonly name: string
  readonly from: number
}

/** Numbers of a block at an address: of all of it, or of those draws alone that are worked on together. */
export interface Placing {
  readonly at: number
  readonly isWhole: boolean
}

/** A part of a sum: numbers and their weight, which may rest on how draws are turned. */
interface Term {
  readonly from: Placing
  readonly weight: number | ((turn: Turn | undefined) => number)
}

/** A sum of the draws that are worked on together, which is written at an address. */
interface Sum {
  readonly to: number
  readonly terms: readonly Term[]
}

/** Makes of independent normal draws those that are turned, go together and last. */
export interface Mixing {
  /** Where the draws of each column lie once they are mixed, in the order of the columns. */
  readonly at: readonly Placing[]
  /** Mix so many draws of the block from one on, no more than are worked on together. */
  readonly run: (first: number, count: number) => void
}

/**
 * Every draw becomes one sum: what is left of its year before (a first-order autoregression of unit variance), what correlations make of
 * the draws of its year, and what the turn takes from all of them. Up to `strip` draws are worked on together.
 */
export function mixingOf(sampling: Sampling, columns: readonly NormalColumn[], strip: number, space: Space): Mixing {
  const place = (): Placing => ({ at: space.take(strip * 4), isWhole: false })
  const drawn = columns.map(({ from }): Placing => ({ at: from, isWhole: true }))
  const turn = once(() => {
    const slopes = sampling.slopes?.()
    return slopes && turnTo(columns.map(({ name }) => slopes.get(name) ?? 0))
  })
  const along = sampling.slopes === undefined ? [] : [place()]
  const joined = joinedIn(sampling, columns)
  const at: Placing[] = []
  const before = new Map<number, Placing>()
  const sums: Sum[] = along.map((own) => ({
    to: own.at,
    terms: drawn.map((from, at) => ({ from, weight: (turned) => turned?.along[at] ?? 0 })),
  }))
  for (const [position, { column }] of columns.entries()) {
    const { persistence } = sampling.factors[column.at] as Sampling['factors'][number]
    const last = column.year === 1 || persistence === 0 ? undefined : before.get(column.at)
    const fresh = last === undefined ? 1 : Math.sqrt(1 - persistence * persistence)
    const parts = joined.get(position) ?? [{ position, weight: 1 }]
    const kept = weighed(last === undefined ? [] : [last], [persistence])
    const own = weighed(
      parts.map((part) => drawn[part.position] as Placing),
      parts.map(({ weight }) => fresh * weight),
    )
    const lost = along.map((from): Term => {
      const weight = (turned: Turn | undefined): number =>
        -fresh * parts.reduce((sum, part) => sum + part.weight * (turned?.lost[part.position] ?? 0), 0)
      return { from, weight }
    })
    const [only, ...others] = own
    // What is one draw as it stands is read where that lies.
    const isSame = last === undefined && along.length === 0 && others.length === 0 && only?.weight === 1
    const to = isSame ? only.from : place()
    if (!isSame) sums.push({ to: to.at, terms: [...kept, ...lost, ...own] })
    at.push(to)
    before.set(column.at, to)
  }
  return { at, run: sumsIn(space, sums, turn) }
}

/** Carries sums out in their order. */
function sumsIn(space: Space, sums: readonly Sum[], turnOf: () => Turn | undefined): Mixing['run'] {
  const placed = sums.map(({ to, terms }) => ({ to, terms, from: space.take(terms.length * termBytes) }))
  const list = space.take(sums.length * sumBytes)
  const ready = once(() => {
    const turn = turnOf()
    const { i32, f32 } = space.views()
    // The terms that lie further on with each first draw.
    const moving: { readonly word: number; readonly at: number }[] = []
    let end = list
    for (const { to, terms, from } of placed) {
      let count = 0
      for (const { from: source, weight } of terms) {
        const own = typeof weight === 'number' ? weight : weight(turn)
        if (own === 0) continue
        const word = (from >> 2) + 2 * count
        if (source.isWhole) moving.push({ word, at: source.at })
        i32[word] = source.at
        f32[word + 1] = own
        count += 1
      }
      if (count === 0) continue
      i32.set([to, from, from + count * termBytes], end >> 2)
      end += sumBytes
    }
    return { i32, moving, end, loops: loopsIn(space) }
  })
  return (first, count) => {
    const { i32, moving, end, loops } = ready()
    for (let at = 0; at < moving.length; at++) {
      const { word, at: start } = moving[at] as (typeof moving)[number]
      i32[word] = start + 4 * first
    }
    if (end > list) loops.weightedSums(list, end, count)
  }
}

function weighed(from: readonly Placing[], weights: readonly number[]): Term[] {
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
