import { once } from '../../base/once.ts'
import { highWord, pageBytes, perPage } from '../loops/count.ts'
import { type Loops, loopsIn } from '../loops/loops.ts'
import type { Space } from '../wasm/space.ts'
import { Cells, type Counted } from './cells.ts'

const directoryBytes = 2 * 2 ** 16
/** Pages of counts for each figure: what a million draws of a figure that may fall below nought touch, twice over. */
const pagesOfFigure = 512
const mostPages = 2 ** 16 - 1
/** Bytes of a list of cells that is copied at a time. */
const listBytes = 2 ** 18
const mostOfPage = 8 * perPage
/** The last page of numbers, and of those below nought: what comes after is not a number. */
const [lastPage, lowestPage] = [0x7ff0, 0xfff0]

/** Counts draws of several figures in cells, in the memory that loops share. */
export class Counter {
  private readonly directories: readonly number[]
  private readonly counts: number
  private readonly list: number
  private readonly capacity: number
  /** Of each figure, the first bits that name its pages, and the pages. */
  private readonly pages: Map<number, number>[]
  private readonly spilled: (Cells | undefined)[]
  private readonly free: number[] = []
  private used = 0
  private readonly ready: () => { readonly loops: Loops; readonly u16: Uint16Array; readonly u32: Uint32Array }

  constructor(space: Space, figures: number) {
    this.capacity = Math.min(mostPages, pagesOfFigure * figures)
    this.directories = Array.from({ length: figures }, () => space.take(directoryBytes))
    this.counts = space.take((this.capacity + 1) * pageBytes)
    this.list = space.take(listBytes)
    this.pages = Array.from({ length: figures }, () => new Map<number, number>())
    this.spilled = new Array<Cells | undefined>(figures).fill(undefined)
    this.ready = once(() => {
      const { buffer } = space.views().i32
      return { loops: loopsIn(space), u16: new Uint16Array(buffer), u32: new Uint32Array(buffer) }
    })
  }

  /** Count so many numbers at an address; what is not a number is left out. */
  add(figure: number, from: number, count: number): void {
    const { loops, u16 } = this.ready()
    const directory = this.directories[figure] as number
    let at = from
    for (let left = count; left > 0; ) {
      const after = loops.countCells(at, directory, this.counts, left)
      at += 8 * (left - after)
      left = after
      if (left === 0) return
      const first = firstBitsAt(u16, at)
      if (this.free.length === 0 && this.used === this.capacity) this.spill()
      const page = this.free.pop() ?? ++this.used
      u16[(directory >> 1) + first] = page
      this.pages[figure]?.set(first, page)
    }
  }

  /** The counts of a figure, which are nought from then on. */
  take(figure: number): Counted {
    const counted = this.taken(figure)
    const spilled = this.spilled[figure]
    if (spilled === undefined) return counted
    this.spilled[figure] = undefined
    spilled.addCounted(counted)
    return spilled.counted()
  }

  /** Put the counts of all figures aside, so that there are pages again. */
  private spill(): void {
    for (const figure of this.pages.keys()) {
      const cells = this.spilled[figure] ?? new Cells()
      cells.addCounted(this.taken(figure))
      this.spilled[figure] = cells
    }
  }

  private taken(figure: number): Counted {
    const { loops, u16, u32 } = this.ready()
    const own = this.pages[figure] as Map<number, number>
    if (own.size === 0) return new Uint32Array(0)
    const directory = (this.directories[figure] as number) >> 1
    const parts: Uint32Array[] = []
    let to = this.list
    const copy = (): void => {
      parts.push(u32.slice(this.list >> 2, to >> 2))
      to = this.list
    }
    for (const first of [...own.keys()].sort((one, other) => rank(one) - rank(other))) {
      const page = own.get(first) as number
      if (to + mostOfPage > this.list + listBytes) copy()
      const end = loops.takeCounts(this.counts + page * pageBytes, first * perPage, first > lastPage ? -1 : 1, to)
      const isNumber = first <= lastPage || (first > 0x7fff && first <= lowestPage)
      if (isNumber) to = end
      u16[directory + first] = 0
      this.free.push(page)
    }
    own.clear()
    copy()
    return joined(parts)
  }
}

/** Numbers below nought fall as their bits rise. */
function rank(first: number): number {
  return first > 0x7fff ? 0x7fff - first : first
}

/** The first 16 bits of the binary fraction at an address, of which a nought has no sign. */
function firstBitsAt(u16: Uint16Array, at: number): number {
  const [from, first] = highWord === 1 ? [at >> 1, 3] : [(at >> 1) + 1, -1]
  const bits = u16[from + first] as number
  if (bits !== 0x8000) return bits
  for (let part = 0; part < 3; part++) if (u16[from + part] !== 0) return bits
  return 0
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Uint32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
