import type { Compiled } from '../../engine/compiled/compile.ts'
import type { Room } from '../../engine/compiled/evaluator.ts'
import type { Block, Sampler } from '../../engine/sampling/sampler.ts'
import type { DrawnArgument } from './arguments.ts'
import { type Tallied, Tally } from './tally.ts'

/** A block that was drawn: the draws of each answer by index from the base year. They are another's once the next block is drawn. */
export interface DrawnBlock {
  readonly block: Block
  readonly results: readonly (readonly Float64Array[])[]
}

/** Blocks while they are drawn. */
export interface Drawing {
  /** Draw the next block; undefined where all are drawn. */
  readonly next: () => DrawnBlock | undefined
  /** What came of those drawn so far. */
  readonly done: () => Drawn
}

/** What came of some blocks. */
export interface Drawn {
  readonly tallied: readonly Tallied[]
  /** Of each figure, how many of its values were cut to what it may be, among how many. */
  readonly cut: readonly number[]
  readonly filled: readonly number[]
}

/** What draws are made with. */
export interface Prepared {
  readonly sampler: Sampler
  readonly drawn: readonly DrawnArgument[]
  readonly compiled: Compiled
  readonly figures: number
  readonly years: number
}

/** Draws blocks that follow one another; `first` is the number of the first of them among all. */
export class BlockDrawing implements Drawing {
  private readonly blocks: readonly Block[]
  private readonly first: number
  private readonly prepared: Prepared
  private readonly room: Room
  private readonly results: readonly (readonly Float64Array[])[]
  private readonly cut: number[]
  private readonly filled: number[]
  private readonly tallied: Tallied[] = []
  private tally: Tally | undefined
  private replicate = -1
  private at = 0

  constructor(blocks: readonly Block[], first: number, prepared: Prepared) {
    const { compiled, years, figures } = prepared
    this.blocks = blocks
    this.first = first
    this.prepared = prepared
    this.room = compiled.room()
    const flat = this.room.results
    const rows = flat.length / years
    this.results = Array.from({ length: rows }, (_, row) => flat.slice(row * years, (row + 1) * years))
    this.cut = new Array<number>(figures).fill(0)
    this.filled = new Array<number>(figures).fill(0)
  }

  next(): DrawnBlock | undefined {
    const block = this.blocks[this.at]
    if (block === undefined) return undefined
    const { sampler, drawn, compiled } = this.prepared
    const { arguments: args, results } = this.room
    const { count } = block
    sampler.fill(block)
    for (const [at, one] of drawn.entries()) this.count(one, count, one.fill(count, args[at] as Float64Array, args))
    compiled.run(count, args, results)
    this.tallyOf(block).add(block, this.results)
    this.at += 1
    return { block, results: this.results }
  }

  done(): Drawn {
    this.close()
    return { tallied: this.tallied, cut: this.cut, filled: this.filled }
  }

  private count({ figure }: DrawnArgument, count: number, cut: number): void {
    if (figure === undefined) return
    this.cut[figure] = (this.cut[figure] ?? 0) + cut
    this.filled[figure] = (this.filled[figure] ?? 0) + count
  }

  private tallyOf({ replicate }: Block): Tally {
    if (this.tally !== undefined && this.replicate === replicate) return this.tally
    this.close()
    this.replicate = replicate
    this.tally = new Tally({ replicate, firstBlock: this.first + this.at }, this.results.length, this.prepared.years)
    return this.tally
  }

  private close(): void {
    if (this.tally !== undefined) this.tallied.push(this.tally.done())
    this.tally = undefined
  }
}
