import { Decimal } from '../base/decimal.ts'
import { isNone, type SweptBlock, type SweptValue } from './sweep.ts'

/** The least or the largest of the answers, and the first combination that has it. */
export interface SweptEnd {
  readonly value: Decimal
  readonly combination: number
}

/** What is known of one figure over the combinations so far. */
export interface SweptFigure {
  readonly least: SweptEnd | undefined
  readonly largest: SweptEnd | undefined
  /** In how many combinations it is below nought, and in how many it has no value. */
  readonly below: number
  readonly without: number
}

/** An end while it is looked for, as it came. */
interface FoundEnd {
  value: Decimal | number
  combination: number
}

/** What people are told of a sweep, gathered from its answers as they come: the first of them, and how far they reach. */
export class SweptFigures {
  /** The answers of the first combinations. */
  readonly first: SweptBlock[] = []
  private seen = 0
  private readonly mostFirst: number
  private readonly least: (FoundEnd | undefined)[]
  private readonly largest: (FoundEnd | undefined)[]
  private readonly below: number[]
  private readonly without: number[]

  /** Of `count` answers to each combination, of which the first `mostFirst` are kept. */
  constructor(count: number, mostFirst: number) {
    this.mostFirst = mostFirst
    this.least = new Array(count).fill(undefined)
    this.largest = new Array(count).fill(undefined)
    this.below = new Array<number>(count).fill(0)
    this.without = new Array<number>(count).fill(0)
  }

  /** How many combinations were taken in. */
  get combinations(): number {
    return this.seen
  }

  /** Take in the answers of the combinations that follow. */
  add(block: SweptBlock): void {
    const count = this.below.length
    for (let start = 0; start < block.length; start += count) {
      if (this.first.length < this.mostFirst) this.first.push(block.slice(start, start + count))
      for (let figure = 0; figure < count; figure++) this.note(figure, block[start + figure])
      this.seen++
    }
  }

  /** What is known of a figure, by its place among those that are asked. */
  of(figure: number): SweptFigure {
    const told = (end: FoundEnd | undefined): SweptEnd | undefined =>
      end && { value: new Decimal(end.value), combination: end.combination }
    return {
      least: told(this.least[figure]),
      largest: told(this.largest[figure]),
      below: this.below[figure] ?? 0,
      without: this.without[figure] ?? 0,
    }
  }

  private note(figure: number, value: SweptValue): void {
    if (isNone(value)) {
      this.without[figure] = (this.without[figure] ?? 0) + 1
      return
    }
    const [least, largest] = [this.least[figure], this.largest[figure]]
    if (least === undefined || isLess(value, least.value)) this.least[figure] = { value, combination: this.seen }
    if (largest === undefined || isLess(largest.value, value)) this.largest[figure] = { value, combination: this.seen }
    if (isLess(value, 0)) this.below[figure] = (this.below[figure] ?? 0) + 1
  }
}

function isLess(one: Decimal | number, other: Decimal | number): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return new Decimal(one).lt(other)
}
