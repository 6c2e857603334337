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

/** The lowest and the highest number of a cell. */
function endsOf(cell: number): readonly [number, number] {
  const at = (word: number): number => {
    halves[highWord] = word
    halves[1 - highWord] = 0
    return number[0] as number
  }
  const [near, far] = [at((cell << 8) >>> 0), at(((cell << 8) + 0x100) >>> 0)]
  return near < 0 || Object.is(near, -0) ? [far, near] : [near, far]
}

/**
 * The numbers below which parts of all draws lie, read off cells in order: along a straight line within a cell, which ends where the
 * draws do. Undefined where there is no draw.
 */
export function percentilesOf(
  counted: Counted,
  parts: readonly number[],
  least: number,
  most: number,
): (number | undefined)[] {
  let total = 0
  for (let at = 1; at < counted.length; at += 2) total += counted[at] as number
  if (total === 0) return parts.map(() => undefined)
  let at = 0
  let below = 0
  return parts.map((part) => {
    const wanted = part * total
    while (at < counted.length - 2 && below + (counted[at + 1] as number) < wanted) {
      below += counted[at + 1] as number
      at += 2
    }
    const [low, high] = endsOf(counted[at] as number)
    const [from, to] = [Math.max(low, least), Math.min(high, most)]
    return from + (to - from) * Math.min(1, (wanted - below) / (counted[at + 1] as number))
  })
}
