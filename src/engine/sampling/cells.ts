import { highWord, perPage } from '../loops/count.ts'

/** Places of a number that a cell keeps after the first: its width is at most 2^-12 of what it holds. */
const places = 12
const pages = 2 ** (12 + places) / perPage

/** The width of a cell beside the numbers in it, at most. */
export const cellWidth = 2 ** -places

/** Cells that hold anything, from the lowest number to the highest: each by its number, and then how many draws lie in it. */
export type Counted = Uint32Array

/**
 * How many draws lie in each of the cells that the bits of a number name: sign, exponent and twelve places. The cells are there
 * before any draw is, so that counts of parts add up to the counts of the whole.
 */
export class Cells {
  /** Where each page of cells begins, plus one; 0 where none of them holds anything. */
  private readonly begins = new Uint32Array(pages)
  private readonly touched: number[] = []
  private counts = new Uint32Array(perPage * 64)

  addCounted(counted: Counted): void {
    const { begins } = this
    for (let at = 0; at < counted.length; at += 2) {
      const cell = counted[at] as number
      const begin = begins[cell >>> 8] as number
      const place = (begin === 0 ? this.pageOf(cell >>> 8) : begin) - 1 + (cell & 0xff)
      this.counts[place] = (this.counts[place] as number) + (counted[at + 1] as number)
    }
  }

  counted(): Counted {
    const found = new Uint32Array(2 * perPage * this.touched.length)
    let to = 0
    for (const page of this.touched.sort((one, other) => cellRank(one * perPage) - cellRank(other * perPage))) {
      const begin = (this.begins[page] as number) - 1
      // Numbers below nought fall as their bits rise.
      const isFalling = page >= pages / 2
      for (let step = 0; step < perPage; step++) {
        const own = isFalling ? perPage - 1 - step : step
        const count = this.counts[begin + own] as number
        if (count === 0) continue
        found[to] = page * perPage + own
        found[to + 1] = count
        to += 2
      }
    }
    return found.slice(0, to)
  }

  private pageOf(page: number): number {
    const begin = this.touched.length * perPage + 1
    this.touched.push(page)
    if (begin + perPage > this.counts.length) {
      const more = new Uint32Array(this.counts.length * 2)
      more.set(this.counts)
      this.counts = more
    }
    this.begins[page] = begin
    return begin
  }
}

const number = new Float64Array(1)
const halves = new Uint32Array(number.buffer)

/** The place of a cell among all, from the lowest number to the highest. */
export function cellRank(cell: number): number {
  return cell >= 2 ** 23 ? 2 ** 23 - 1 - cell : cell
}

function cellOfRank(rank: number): number {
  return rank < 0 ? 2 ** 23 - 1 - rank : rank
}

/** The lowest and the highest number of a cell. */
export function cellEnds(cell: number): readonly [number, number] {
  const at = (word: number): number => {
    halves[highWord] = word
    halves[1 - highWord] = 0
    return number[0] as number
  }
  const [near, far] = [at((cell << 8) >>> 0), at(((cell << 8) + 0x100) >>> 0)]
  return near < 0 || Object.is(near, -0) ? [far, near] : [near, far]
}

/** Cells that hold anything, with how many draws lie in each and in those before it. */
export interface Ladder {
  readonly counted: Counted
  readonly reached: Uint32Array
}

export function ladderOf(counted: Counted): Ladder {
  const reached = new Uint32Array(counted.length / 2)
  let sum = 0
  for (let at = 0; at < reached.length; at++) {
    sum += counted[2 * at + 1] as number
    reached[at] = sum
  }
  return { counted, reached }
}

/** How many of the cells lie no further up than a rank. */
function cellsUpTo({ counted, reached }: Ladder, rank: number): number {
  let [low, high] = [0, reached.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cellRank(counted[2 * middle] as number) <= rank) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The numbers below which parts of all draws lie, read off the cells of all ladders together: along a straight line within a cell, which
 * ends where the draws do. Undefined where there is no draw.
 */
export function percentilesOf(
  ladders: readonly Ladder[],
  parts: readonly number[],
  least: number,
  most: number,
): (number | undefined)[] {
  const filled = ladders.filter(({ reached }) => reached.length > 0)
  const upTo = (rank: number): number => {
    let sum = 0
    for (const ladder of filled) {
      const count = cellsUpTo(ladder, rank)
      if (count > 0) sum += ladder.reached[count - 1] as number
    }
    return sum
  }
  const total = filled.reduce((sum, { reached }) => sum + (reached.at(-1) as number), 0)
  return parts.map((part) => {
    if (total === 0) return undefined
    const wanted = part * total
    // The first cell by which so many are reached: it lies between the first and the last of those of each ladder.
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const ladder of filled) {
      const own = rankReaching(ladder, part)
      low = Math.min(low, own)
      high = Math.max(high, own)
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (upTo(middle) < wanted) low = middle + 1
      else high = middle
    }
    const below = upTo(low - 1)
    const [near, far] = cellEnds(cellOfRank(low))
    const [from, to] = [Math.max(near, least), Math.min(far, most)]
    return from + (to - from) * Math.min(1, (wanted - below) / (upTo(low) - below))
  })
}

/** The rank of the first cell of a ladder by which a part of its draws is reached. */
function rankReaching({ counted, reached }: Ladder, part: number): number {
  const wanted = part * (reached.at(-1) as number)
  let [low, high] = [0, reached.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((reached[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return cellRank(counted[2 * low] as number)
}
