import type { Decimal } from '../../base/decimal.ts'
import { powerOfTwoFrom } from '../../base/power-of-two.ts'
import type { Values } from '../../engine/arithmetic.ts'
import { blockSize, type Compiled, compile } from '../../engine/compiled/compile.ts'
import type { Argument } from '../../engine/compiled/program.ts'
import { exact, valuesOf } from '../../engine/exact.ts'
import { type Plan, planRows } from '../../engine/plan.ts'
import { isReached } from '../../engine/rerun.ts'
import { run } from '../../engine/run.ts'
import { type Block, type Sampler, type Sampling, samplerOf } from '../../engine/sampling/sampler.ts'
import type { Numeric } from '../../formula/node.ts'
import { withMeasures } from '../../model/author-measures.ts'
import { buildModel } from '../../model/build.ts'
import { withCorrelations } from '../../model/correlations.ts'
import type { Model } from '../../model/model.ts'
import { type DrawnRisk, drawnRisks, withRiskEvents } from '../../model/risk-events.ts'
import type { ReadScenario } from '../../open/open.ts'
import { type DrawnArgument, figureArguments, riskArguments } from './arguments.ts'
import { type DrawnFigure, drawnFactor, drawnFigures, togetherOf } from './drawn-figures.ts'
import { type Tallied, Tally } from './tally.ts'

/** How many independent scramblings of the points there are: what they differ by is the error. */
export const replicates = 16

/** What is asked of draws. */
export interface SimulationAsked {
  /** A formula for each row asked about; the second is that of the base year. */
  readonly answers: readonly { readonly formula: Numeric | undefined; readonly base: Numeric | undefined }[]
  readonly draws: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  /** An answer of the scenario as it stands in its files, by whose last year points are turned; nothing is turned without it. */
  readonly turned?: { readonly scenario: ReadScenario; readonly formula: Numeric }
  readonly hasRisks: boolean
}

/** A model whose ranges and risks can be drawn. */
export interface Simulation {
  readonly figures: readonly DrawnFigure[]
  readonly risks: readonly DrawnRisk[]
  /** How many draws are made: those asked for, rounded up to 16 times a power of two. */
  readonly draws: number
  readonly blocks: readonly Block[]
  /** The answers as stated, by index from the base year. */
  readonly central: Values<Decimal>
  /** Columns of random numbers beyond those that direction numbers are there for. */
  readonly withoutDirections: number
  /** Begin to draw blocks, from one to before another. */
  readonly draw: (from: number, to: number) => Drawing
}

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

/** Make ready to draw. */
export function simulationOf(scenario: ReadScenario, asked: SimulationAsked): Simulation {
  const { model, risks } = modelWithRisks(scenario, asked.hasRisks)
  const { plan, inputs, central } = planned(model, asked)
  const figures = drawnFigures(model)
  const perReplicate = powerOfTwoFrom(Math.ceil(asked.draws / replicates))
  const blocks = blocksOf(perReplicate)
  const sampling: Sampling = {
    factors: figures.map(drawnFactor),
    together: togetherOf(model, figures),
    events: risks.map(({ path }) => path),
    years: model.horizon.count,
    seed: asked.seed,
    how: asked.how,
    ...(asked.turned === undefined || asked.how === 'random' ? {} : { slopes: slopesOf(asked.turned) }),
  }
  const sampler = samplerOf(sampling, Math.min(blockSize, perReplicate))
  const answers = asked.answers.map((_, at) => model.rows.length + at)
  const room = Math.min(blockSize, perReplicate)
  const drawn = drawnArguments(figures, risks, sampler, { plan, model }, answers, room)
  const years = model.horizon.count + 1
  const results = answers.flatMap((row) => Array.from({ length: years }, (_, year) => ({ row, year })))
  const compiled = compile(
    plan,
    inputs,
    drawn.map(({ argument }) => argument),
    results,
  )
  return {
    figures,
    risks,
    draws: perReplicate * replicates,
    blocks,
    central,
    withoutDirections: sampler.withoutDirections,
    draw: (from, to) =>
      new BlockDrawing(blocks.slice(from, to), from, {
        sampler,
        drawn,
        compiled,
        figures: figures.length,
        years,
        room,
      }),
  }
}

/** How much an answer of the last year rises with each normal draw that figures are made of, one by one, by a whole one either way. */
function slopesOf({ scenario, formula }: NonNullable<SimulationAsked['turned']>): ReadonlyMap<string, number> {
  const { model } = scenario
  const answers = [{ formula, base: undefined }]
  const { plan, inputs } = planned(model, { answers })
  const figures = drawnFigures(model)
  const { count: years } = model.horizon
  const together = togetherOf(model, figures)
  const sampler = samplerOf(
    { factors: figures.map(drawnFactor), together, events: [], years, seed: 0, how: 'random' },
    blockSize,
  )
  const row = model.rows.length
  const drawn = drawnArguments(figures, [], sampler, { plan, model }, [row], blockSize)
  const { run: evaluate } = compile(
    plan,
    inputs,
    drawn.map(({ argument }) => argument),
    [{ row, year: years }],
  )
  const found = new Float64Array(blockSize)
  const slopes = new Map<string, number>()
  const { normals } = sampler
  for (let from = 0; from < normals.length; from += blockSize / 2) {
    const some = normals.slice(from, from + blockSize / 2)
    for (const { draws } of normals) draws.fill(0)
    for (const [at, { draws }] of some.entries()) {
      draws[2 * at] = 1
      draws[2 * at + 1] = -1
    }
    const count = 2 * some.length
    sampler.work(count)
    for (const { drawn: one, block } of drawn) one.fill(count, block)
    evaluate(
      count,
      drawn.map(({ block }) => block),
      [found],
    )
    for (const [at, { name }] of some.entries()) {
      const slope = (found[2 * at] as number) - (found[2 * at + 1] as number)
      if (Number.isFinite(slope)) slopes.set(name, slope)
    }
  }
  return slopes
}

/** The model of a scenario in which its risks are events; the one it has where it has none. */
function modelWithRisks(
  { definition, model }: ReadScenario,
  hasRisks: boolean,
): {
  readonly model: Pick<Model, 'rows' | 'inputs' | 'horizon' | 'unit'> & Model
  readonly risks: readonly DrawnRisk[]
} {
  if (!hasRisks || definition.risks.length === 0) return { model, risks: [] }
  const drawn = withRiskEvents(definition)
  const correlated = withCorrelations(buildModel(drawn), drawn, false, () => {})
  const built = withMeasures(correlated, drawn, false, () => {})
  return { model: { ...built, checks: [] }, risks: drawnRisks(drawn, built) }
}

function planned(
  model: Model,
  { answers }: Pick<SimulationAsked, 'answers'>,
): { readonly plan: Plan; readonly inputs: Values<Decimal>; readonly central: Values<Decimal> } {
  const rows = answers.map(({ formula, base }, at) => ({ path: `answer ${at}`, formula, base }))
  const plan = planRows([...model.rows, ...rows], model.horizon, model.inputs)
  const inputs = valuesOf(plan.inputs)
  const values = run(plan, exact, inputs)
  return { plan, inputs, central: values.slice(model.rows.length) }
}

function blocksOf(perReplicate: number): Block[] {
  const count = Math.min(blockSize, perReplicate)
  const each = perReplicate / count
  return Array.from({ length: replicates * each }, (_, at) => {
    const replicate = Math.floor(at / each)
    return { replicate, first: (at % each) * count, draw: at * count, count }
  })
}

interface Filled {
  readonly argument: Argument
  readonly drawn: DrawnArgument
  readonly block: Float64Array
}

/** Arguments that the answers rest on, with room for a block of each. */
function drawnArguments(
  figures: readonly DrawnFigure[],
  risks: readonly DrawnRisk[],
  sampler: Sampler,
  in_: { readonly plan: Plan; readonly model: Model },
  answers: readonly number[],
  room: number,
): Filled[] {
  // A probability is no part of what a risk costs, but whether it happens rests on it.
  const probabilities = new Set(
    risks.flatMap(({ probability, mitigated }) =>
      [probability, mitigated].map((one) => one && in_.plan.inputPosition.get(one)),
    ),
  )
  const reached = new Map<number, boolean>()
  const isNeeded = (input: number): boolean => {
    const known = reached.get(input) ?? (probabilities.has(input) || isReached(in_.plan, [input], answers))
    reached.set(input, known)
    return known
  }
  const filled = (drawn: DrawnArgument): Filled[] =>
    isNeeded(drawn.input)
      ? [{ argument: { input: drawn.input, year: drawn.year }, drawn, block: new Float64Array(room) }]
      : []
  const ofFigures = figures.flatMap((figure, at) => figureArguments(figure, at, sampler, in_)).flatMap(filled)
  const blocks = new Map(ofFigures.map(({ argument, block }) => [`${argument.input}:${argument.year}`, block]))
  const ofRisks = risks
    .flatMap((risk, at) =>
      riskArguments(risk, sampler.chances[at] as Float64Array, in_, (input, year) => blocks.get(`${input}:${year}`)),
    )
    .flatMap(filled)
  return [...ofFigures, ...ofRisks]
}

interface Prepared {
  readonly sampler: Sampler
  readonly drawn: readonly Filled[]
  readonly compiled: Compiled
  readonly figures: number
  readonly years: number
  readonly room: number
}

class BlockDrawing implements Drawing {
  private readonly blocks: readonly Block[]
  private readonly first: number
  private readonly prepared: Prepared
  private readonly flat: readonly Float64Array[]
  private readonly results: readonly (readonly Float64Array[])[]
  private readonly cut: number[]
  private readonly filled: number[]
  private readonly tallied: Tallied[] = []
  private tally: Tally | undefined
  private replicate = -1
  private at = 0

  constructor(blocks: readonly Block[], first: number, prepared: Prepared) {
    const { compiled, years, room, figures } = prepared
    this.blocks = blocks
    this.first = first
    this.prepared = prepared
    this.flat = compiled.results.map(() => new Float64Array(room))
    const rows = this.flat.length / years
    this.results = Array.from({ length: rows }, (_, row) => this.flat.slice(row * years, (row + 1) * years))
    this.cut = new Array<number>(figures).fill(0)
    this.filled = new Array<number>(figures).fill(0)
  }

  next(): DrawnBlock | undefined {
    const block = this.blocks[this.at]
    if (block === undefined) return undefined
    const { sampler, drawn, compiled } = this.prepared
    sampler.fill(block)
    for (const { drawn: one, block: into } of drawn) this.count(one, block.count, one.fill(block.count, into))
    compiled.run(
      block.count,
      drawn.map((one) => one.block),
      this.flat,
    )
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

/** Draw blocks, one after the other, to the end. */
export function drawAll(simulation: Simulation, from = 0, to = simulation.blocks.length): Drawn {
  const drawing = simulation.draw(from, to)
  while (drawing.next() !== undefined);
  return drawing.done()
}

/** What came of several shares, as what came of all of them. */
export function drawnTogether(shares: readonly Drawn[]): Drawn {
  const added = (lists: readonly (readonly number[])[]): number[] =>
    (lists[0] ?? []).map((_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0))
  return {
    cut: added(shares.map(({ cut }) => cut)),
    filled: added(shares.map(({ filled }) => filled)),
    tallied: shares.flatMap(({ tallied }) => tallied),
  }
}
