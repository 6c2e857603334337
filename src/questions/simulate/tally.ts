import { once } from '../../base/once.ts'
import { keptOfDraws } from '../../engine/loops/keep.ts'
import { type Loops, loopsIn } from '../../engine/loops/loops.ts'
import type { Counted } from '../../engine/sampling/cells.ts'
import { Counter } from '../../engine/sampling/counter.ts'
import type { Space } from '../../engine/wasm/space.ts'

/** What came of a row in one year, of some draws of one replicate. */
export interface TalliedYear {
  readonly cells: Counted
  /** Draws in which it has no value. */
  readonly missing: number
  readonly atOrAboveZero: number
  /** The sum of each block, in order. */
  readonly sums: readonly number[]
  readonly least: number
  readonly most: number
}

export interface TalliedRow {
  /** By index from the base year. */
  readonly years: readonly TalliedYear[]
  /** Draws that first fall below nought in each year, from the first projected one on. */
  readonly firstBelow: readonly number[]
  /** Draws that have a value in every projected year to each one, or fall below nought before one is missing. */
  readonly told: readonly number[]
}

/** Whole blocks, one after the other, of one replicate. */
export interface Tallied {
  readonly replicate: number
  readonly firstBlock: number
  readonly draws: number
  readonly rows: readonly TalliedRow[]
}

const perDraw = 8

/** Counts draws, block after block of one replicate. One counts for a simulation, in the memory that loops share. */
export class Tally {
  private readonly rows: readonly RowTally[]
  private draws = 0
  private start: { readonly replicate: number; readonly firstBlock: number } = { replicate: 0, firstBlock: 0 }

  /** `strip` is the most draws that are added at a time. */
  constructor(space: Space, rows: number, years: number, strip: number) {
    const counter = new Counter(space, rows * years)
    const states = { open: space.take(strip * perDraw), base: space.take(strip * perDraw) }
    this.rows = Array.from({ length: rows }, (_, row) => new RowTally(space, counter, row * years, years, states))
  }

  /** Begin with nothing counted. */
  begin(start: Tally['start']): void {
    this.start = start
    this.draws = 0
    for (const row of this.rows) row.begin()
  }

  /** Add so many draws of a block. `results` are addresses by row, then by index from the base year. */
  add(count: number, results: readonly (readonly number[])[]): void {
    this.draws += count
    for (const [at, row] of this.rows.entries()) row.add(count, results[at] ?? [])
  }

  /** A whole block is added. */
  endBlock(): void {
    for (const row of this.rows) row.endBlock()
  }

  done(): Tallied {
    return { ...this.start, draws: this.draws, rows: this.rows.map((row) => row.done(this.draws)) }
  }
}

/** Where it is kept what became of draws: 8 bytes each, set while they have been nought or more; those of the base year are not read. */
interface States {
  readonly open: number
  readonly base: number
}

class RowTally {
  private readonly counter: Counter
  private readonly first: number
  private readonly kept: readonly number[]
  private readonly states: States
  private readonly ready: () => { readonly loops: Loops; readonly i32: Int32Array; readonly f64: Float64Array }
  private sums: number[][] = []

  constructor(space: Space, counter: Counter, first: number, years: number, states: States) {
    this.counter = counter
    this.first = first
    this.states = states
    this.kept = Array.from({ length: years }, () => space.take(keptOfDraws.size))
    this.ready = once(() => ({ ...space.views(), loops: loopsIn(space) }))
  }

  begin(): void {
    const { f64, i32 } = this.ready()
    this.sums = this.kept.map(() => [])
    for (const [year, at] of this.kept.entries()) {
      this.counter.take(this.first + year)
      i32.fill(0, at >> 2, (at + keptOfDraws.size) >> 2)
      f64.fill(Number.POSITIVE_INFINITY, (at + keptOfDraws.least) >> 3, (at + keptOfDraws.most) >> 3)
      f64.fill(Number.NEGATIVE_INFINITY, (at + keptOfDraws.most) >> 3, (at + keptOfDraws.missing) >> 3)
    }
  }

  add(count: number, results: readonly number[]): void {
    const { loops, i32 } = this.ready()
    const { open, base } = this.states
    i32.fill(-1, open >> 2, (open + count * perDraw) >> 2)
    for (let year = 0; year < results.length; year++) {
      const from = results[year] as number
      loops.keepDraws(from, year === 0 ? base : open, this.kept[year] as number, count)
      this.counter.add(this.first + year, from, count)
    }
  }

  endBlock(): void {
    const { f64 } = this.ready()
    for (const [year, own] of this.kept.entries()) {
      const at = (own + keptOfDraws.sum) >> 3
      this.sums[year]?.push((f64[at] as number) + (f64[at + 1] as number))
      f64.fill(0, at, at + 2)
    }
  }

  done(draws: number): TalliedRow {
    const { f64, i32 } = this.ready()
    /** What is kept of those of even and of odd number. */
    const both = (year: number, part: number, of: Float64Array | Int32Array = i32): readonly [number, number] => {
      const at = ((this.kept[year] as number) + part) / of.BYTES_PER_ELEMENT
      return [of[at] as number, of[at + 8 / of.BYTES_PER_ELEMENT] as number]
    }
    const counted = (year: number, part: number): number => both(year, part).reduce((one, other) => one + other)
    const years = this.kept.map((_, year): TalliedYear => {
      return {
        cells: this.counter.take(this.first + year),
        missing: counted(year, keptOfDraws.missing),
        atOrAboveZero: counted(year, keptOfDraws.above),
        sums: this.sums[year] ?? [],
        least: Math.min(...both(year, keptOfDraws.least, f64)),
        most: Math.max(...both(year, keptOfDraws.most, f64)),
      }
    })
    let [open, lost] = [draws, 0]
    const firstBelow = years.map((_, year) => (year === 0 ? 0 : counted(year, keptOfDraws.first)))
    const told = years.map((_, year) => {
      if (year === 0) return 0
      const stays = counted(year, keptOfDraws.open)
      lost += open - stays - (firstBelow[year] as number)
      open = stays
      return draws - lost
    })
    return { years, firstBelow, told }
  }
}
