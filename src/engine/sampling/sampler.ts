import { once } from '../../base/once.ts'
import { type Loops, loopsIn } from '../loops/loops.ts'
import { fixShape, shape } from '../loops/numbers.ts'
import type { Space } from '../wasm/space.ts'
import { columnsOf, type DrawnColumn } from './columns.ts'
import { randomKey } from './hash.ts'
import { mixingOf, type NormalColumn, type Placing } from './mixing.ts'
import { evenly, NormalPoints, randomBits } from './points.ts'
import { numberReach, type Placed, pieceBytes, type Quantile, writeShape } from './quantile.ts'
import type { DrawnFactor, Sampling } from './sampling.ts'
import { type Scrambled, scrambledBy } from './scramble.ts'
import { directionsOf } from './sobol.ts'

/** Draws of one block, in order, from one replicate. */
export interface Block {
  readonly replicate: number
  /** The number of its first draw within the replicate, and among all. */
  readonly first: number
  readonly draw: number
  readonly count: number
}

/** The numbers of a factor in a year. */
export interface Numbers {
  /** Between which of them all lie. */
  readonly within: readonly [number, number]
  /** Write those of the draws that were mixed last at an address, so many: how many were cut to what they may be. */
  readonly write: (count: number, to: number) => number
}

/** What fills blocks with draws. */
export interface Sampler {
  /** The numbers of a factor in a year, from 1. To be asked for before the memory is made. */
  readonly numbers: (factor: number, year: number, placed: Placed) => Numbers
  /** Evenly between nought and one, by event. */
  readonly chances: readonly Float64Array[]
  /** Independent standard normal draws of the factors, in the order in which points come: of which factor, in a year, by name. */
  readonly normals: readonly { readonly name: string; readonly factor: number; readonly draws: () => Float32Array }[]
  /** The chances and the normal draws of a block, of which no numbers are made yet. */
  readonly draw: (block: Block) => void
  /** Make ready the numbers that come of so many of its normal draws, from one on. */
  readonly mix: (first: number, count: number) => void
  /** How many columns no direction numbers are left for. */
  readonly withoutDirections: number
}

/**
 * A sampler of blocks of up to `room` draws, in a memory that it takes places of. Every random number is keyed by what it is for, so that
 * neither the order of blocks nor who fills them changes a draw. Points come year by year, within a year by name. Normal draws are
 * single binary fractions, of seven digits. Up to `strip` draws are worked on together, so that they stay near the processor.
 */
export function samplerOf(sampling: Sampling, room: number, space: Space, strip: number = room): Sampler {
  const { factors, events, seed, how } = sampling
  const all = columnsOf(sampling)
  const rounded = (count: number): number => Math.max(16, 2 ** Math.ceil(Math.log2(count)))
  const chances = events.map(() => new Float64Array(room))
  const normals = all.flatMap((column): NormalColumn[] => {
    if (column.of === 'event') return []
    return [{ column, name: `${factors[column.at]?.name} ${column.year}`, from: space.take(rounded(room) * 4) }]
  })
  const addresses = new Map(normals.map(({ column, from }) => [column, from]))
  const points = new NormalPoints(space)
  const mixing = mixingOf(sampling, normals, rounded(strip), space)
  const mixed = new Map(normals.map(({ column }, at) => [`${column.at}:${column.year}`, mixing.at[at] as Placing]))
  const scrambled = scrambler(all, seed)
  let mixedFrom = 0
  const draw = ({ replicate, first, draw: number, count }: Block): void => {
    for (const [at, column] of all.entries()) {
      const net = scrambled(at, replicate)
      const key = randomKey(column.key, seed)
      const to = addresses.get(column)
      if (to === undefined) {
        const into = chances[column.at] as Float64Array
        for (let own = 0; own < count; own++)
          into[own] = evenly(net === undefined ? randomBits(number + own, key) : net.point(first + own))
      } else if (net === undefined) points.fillAtRandom(number, count, key, to)
      else points.fill(net, first, count, to)
    }
  }
  return {
    numbers: (factor, year, placed) => {
      const { quantile, persistence } = factors[factor] as DrawnFactor
      const { at, isWhole } = mixed.get(`${factor}:${persistence === 1 ? 1 : year}`) as Placing
      return numbersOf(quantile, placed, () => (isWhole ? at + 4 * mixedFrom : at), space)
    },
    chances,
    normals: normals.map(({ name, column, from }) => ({
      name,
      factor: column.at,
      draws: once(() => new Float32Array(space.views().f32.buffer, from, room)),
    })),
    draw,
    mix: (first, count) => {
      mixedFrom = first
      mixing.run(first, count)
    },
    withoutDirections: how === 'sobol' ? all.filter(({ dimension }) => dimension === undefined).length : 0,
  }
}

/** The points of a column, scrambled for one replicate, which most blocks in a row are of; undefined where it has no directions. */
function scrambler(
  columns: readonly DrawnColumn[],
  seed: number,
): (at: number, replicate: number) => Scrambled | undefined {
  const directions = columns.map(({ dimension }) => (dimension === undefined ? undefined : directionsOf(dimension)))
  const known: (Scrambled | undefined)[] = []
  let of = -1
  return (at, replicate) => {
    if (replicate !== of) known.length = 0
    of = replicate
    const own = directions[at]
    known[at] ??= own && scrambledBy(own, randomKey((columns[at] as DrawnColumn).key, seed, replicate))
    return known[at]
  }
}

/** The numbers of a distribution that belong to normal draws at an address. */
function numbersOf(quantile: Quantile, placed: Placed, from: () => number, space: Space): Numbers {
  const at = space.take(shape.size)
  const table = quantile.is === 'table' ? tableIn(space, quantile.pieces) : undefined
  const { least, most } = placed
  const { stated, given } = numberReach(quantile, placed)
  const isBeyond = ([lowest, highest]: readonly [number, number]): boolean => lowest < least || highest > most
  // What rounding alone brings beyond an end is cut without a word.
  const [isCut, isCounted] = [isBeyond(given), isBeyond(stated)]
  const ready = once((): Loops => {
    const views = space.views()
    writeShape(quantile, placed, views, at)
    fixShape(views.f32, at)
    table?.write()
    return loopsIn(space)
  })
  return {
    within: [Math.max(least, Math.min(most, given[0])), Math.max(least, Math.min(most, given[1]))],
    write: (count, to) => {
      const { line, lineCut, curve, curveCut } = ready()
      const loop = table === undefined ? (isCut ? lineCut : line) : isCut ? curveCut : curve
      const cut = loop(to, from(), at, table?.at ?? 0, count)
      return isCounted ? cut : 0
    },
  }
}

/** A table in a memory, and what writes it there. */
interface PlacedTable {
  readonly at: number
  readonly write: () => void
}

const tables = new WeakMap<Space, Map<Float32Array, PlacedTable>>()

/** A table in a memory, once for all that read it. */
function tableIn(space: Space, pieces: Float32Array): PlacedTable {
  const own = tables.get(space) ?? new Map<Float32Array, PlacedTable>()
  tables.set(space, own)
  const known = own.get(pieces)
  if (known !== undefined) return known
  const at = space.take(pieceBytes)
  const made = { at, write: once(() => space.views().f32.set(pieces, at >> 2)) }
  own.set(pieces, made)
  return made
}
