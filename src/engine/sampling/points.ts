import { once } from '../../base/once.ts'
import { type Loops, loopsIn } from '../loops/loops.ts'
import { halfCells } from '../loops/spread.ts'
import type { Space, Views } from '../wasm/space.ts'
import { mixed } from './hash.ts'
import { normalCells, normalEnds, normalOf } from './normal-cells.ts'
import { cellOfPoint, placeIn, type Scrambled } from './scramble.ts'

/** The least numbers that a loop over points does. */
const fewest = 16
const tableBytes = 8 * halfCells
const stepBytes = 64
const within = 2 ** 20

/** Makes columns of standard normal draws from points, in the memory that loops share. */
export class NormalPoints {
  private readonly coefficients: number
  private readonly ends: number
  private readonly table: number
  private readonly steps: number
  private readonly ready: () => { readonly views: Views; readonly loops: Loops }

  constructor(space: Space) {
    this.coefficients = space.take(4 * 4 * halfCells)
    this.ends = space.take(normalEnds().byteLength)
    this.table = space.take(tableBytes, tableBytes)
    this.steps = space.take(stepBytes)
    this.ready = once(() => {
      const views = space.views()
      views.f32.set(normalCells(), this.coefficients >> 2)
      views.f64.set(normalEnds(), this.ends >> 3)
      return { views, loops: loopsIn(space) }
    })
  }

  /** The draws at some points in a row, at an address: there must be room for a power of two of them, and for 16. */
  fill(points: Scrambled, first: number, count: number, to: number): void {
    const { views, loops } = this.ready()
    const { i32 } = views
    const start = points.point(first)
    loops.spreadCells(this.coefficients, this.table, Math.fround(placeIn(start) - 0.5))
    loops.endCellNumbers(this.ends, this.table, start & (within - 1))
    for (let bit = 0; bit < 12; bit++) i32[(this.steps >> 2) + bit] = 4 * folded(cellOfPoint(points.step(bit)))
    const wanted = Math.max(fewest, 2 ** Math.ceil(Math.log2(count)))
    loops.gatherPoints(this.table + 4 * folded(cellOfPoint(start)), to, this.steps, wanted)
  }

  /** Draws by chance, keyed by the number of the draw. */
  fillAtRandom(first: number, count: number, key: number, to: number): void {
    const { f32 } = this.ready().views
    for (let at = 0; at < count; at++) f32[(to >> 2) + at] = normalOf(randomBits(first + at, key))
  }
}

/** Where the number of a cell lies: those of the upper half are there from the last one down. */
function folded(cell: number): number {
  return cell < halfCells ? cell : cell ^ (halfCells - 1)
}

/** Bits of chance, by the number of a draw. */
export function randomBits(draw: number, key: number): number {
  return mixed(mixed(draw ^ key) + key)
}

/** A probability from bits: never nought, never one. */
export function evenly(bits: number): number {
  return (bits + 0.5) / 4294967296
}
