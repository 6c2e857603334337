import type { Compiled } from '../../engine/compiled/compile.ts'
import type { Room } from '../../engine/compiled/evaluator.ts'
import type { Block, Sampler } from '../../engine/sampling/sampler.ts'
import type { DrawnArgument } from './arguments.ts'
import type { Tallied, Tally } from './tally.ts'

/**
 * A block that was drawn: the draws of each answer by index from the base year, where they are kept. They are another's once the next
 * block is drawn.
 */
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
  readonly tally: Tally
  readonly figures: number
  readonly years: number
}

/** Draws that go through the model together, so that they stay near the processor. */
export const strip = 1024

/** Draws blocks that follow one another, one drawing at a time; `first` is the number of the first of them among all. */
export class BlockDrawing implements Drawing {
  private readonly blocks: readonly Block[]
  private readonly first: number
  private readonly prepared: Prepared
  private readonly room: Room
  private readonly addresses: readonly (readonly number[])[]
  private readonly kept: readonly (readonly Float64Array[])[]
  private readonly cut: number[]
  private readonly filled: number[]
  private readonly tallied: Tallied[] = []
  private replicate: number | undefined
  private at = 0

  /** Draws of answers are kept for whoever watches each block. */
  constructor(blocks: readonly Block[], first: number, prepared: Prepared, isKept: boolean) {
    const { compiled, years, figures } = prepared
    this.blocks = blocks
    this.first = first
    this.prepared = prepared
    this.room = compiled.room()
    const { results } = this.room
    const byRow = <Part>(parts: readonly Part[]): Part[][] =>
      Array.from({ length: results.length / years }, (_, row) => parts.slice(row * years, (row + 1) * years))
    this.addresses = byRow(results.map(({ byteOffset }) => byteOffset))
    this.kept = byRow(isKept ? results.map(() => new Float64Array(blocks[0]?.count ?? 0)) : [])
    this.cut = new Array<number>(figures).fill(0)
    this.filled = new Array<number>(figures).fill(0)
  }

  next(): DrawnBlock | undefined {
    const block = this.blocks[this.at]
    if (block === undefined) return undefined
    const { sampler, drawn, compiled, tally } = this.prepared
    const { arguments: args, results } = this.room
    this.turnTo(block)
    sampler.draw(block)
    for (let first = 0; first < block.count; first += strip) {
      const count = Math.min(strip, block.count - first)
      sampler.mix(first, count)
      for (let at = 0; at < drawn.length; at++) {
        const one = drawn[at] as DrawnArgument
        this.count(one, count, one.fill(first, count, args[at] as Float64Array, args))
      }
      compiled.run(count, args, results)
      tally.add(count, this.addresses)
      for (const [at, into] of this.kept.flat().entries())
        into.set((results[at] as Float64Array).subarray(0, count), first)
    }
    tally.endBlock()
    this.at += 1
    return { block, results: this.kept }
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

  /** Begin to count another replicate where a block is of one. */
  private turnTo({ replicate }: Block): void {
    if (this.replicate === replicate) return
    this.close()
    this.replicate = replicate
    this.prepared.tally.begin({ replicate, firstBlock: this.first + this.at })
  }

  private close(): void {
    if (this.replicate !== undefined) this.tallied.push(this.prepared.tally.done())
    this.replicate = undefined
  }
}
