import { Cells, type Counted } from '../../engine/sampling/cells.ts'
import type { Block } from '../../engine/sampling/sampler.ts'

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

/** Draws that are counted, block after block of one replicate. */
export class Tally {
  private readonly rows: readonly RowTally[]
  private draws = 0
  private readonly start: { readonly replicate: number; readonly firstBlock: number }

  constructor(start: Tally['start'], rows: number, years: number) {
    this.start = start
    this.rows = Array.from({ length: rows }, () => new RowTally(years))
  }

  /** `results` by row, then by index from the base year. */
  add({ count }: Block, results: readonly (readonly Float64Array[])[]): void {
    this.draws += count
    for (const [at, row] of this.rows.entries()) row.add(count, results[at] ?? [])
  }

  done(): Tallied {
    return { ...this.start, draws: this.draws, rows: this.rows.map((row) => row.done()) }
  }
}

const open = 0
const fallen = 1
const missing = 2

class RowTally {
  private readonly years: readonly YearTally[]
  private readonly firstBelow: number[]
  private readonly told: number[]
  /** What became of each draw so far: nothing yet, fallen below nought, or without a value before it fell. */
  private state = new Uint8Array(0)

  constructor(years: number) {
    this.years = Array.from({ length: years }, () => new YearTally())
    this.firstBelow = new Array<number>(years).fill(0)
    this.told = new Array<number>(years).fill(0)
  }

  add(count: number, results: readonly Float64Array[]): void {
    if (this.state.length < count) this.state = new Uint8Array(count)
    const { state } = this
    state.fill(0)
    let lost = 0
    for (const [year, values] of results.entries()) {
      this.years[year]?.add(count, values)
      if (year === 0) continue
      let first = 0
      for (let at = 0; at < count; at++) {
        if (state[at] !== open) continue
        const value = values[at] as number
        if (value < 0) {
          state[at] = fallen
          first += 1
        } else if (Number.isNaN(value)) {
          state[at] = missing
          lost += 1
        }
      }
      this.firstBelow[year] = (this.firstBelow[year] ?? 0) + first
      this.told[year] = (this.told[year] ?? 0) + count - lost
    }
  }

  done(): TalliedRow {
    return { years: this.years.map((year) => year.done()), firstBelow: this.firstBelow, told: this.told }
  }
}

class YearTally {
  private readonly cells = new Cells()
  private readonly sums: number[] = []
  private missing = 0
  private above = 0
  private least = Number.POSITIVE_INFINITY
  private most = Number.NEGATIVE_INFINITY

  add(count: number, values: Float64Array): void {
    let known = values
    let size = count
    let sum = sumOf(known, size)
    if (Number.isNaN(sum)) {
      known = values.subarray(0, count).filter((value) => !Number.isNaN(value))
      size = known.length
      sum = sumOf(known, size)
    }
    let { least, most, above } = this
    for (let at = 0; at < size; at++) {
      const value = known[at] as number
      if (value >= 0) above += 1
      if (value < least) least = value
      if (value > most) most = value
    }
    this.missing += count - size
    this.sums.push(sum)
    this.above = above
    this.least = least
    this.most = most
    this.cells.add(known, size)
  }

  done(): TalliedYear {
    const { missing, sums, least, most } = this
    return { cells: this.cells.counted(), missing, atOrAboveZero: this.above, sums, least, most }
  }
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at] as number
  return sum
}
