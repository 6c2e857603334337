import type { Decimal } from '../../base/decimal.ts'
import { powerOfTwoFrom } from '../../base/power-of-two.ts'
import type { Values } from '../../engine/arithmetic.ts'
import { blockSize, compile } from '../../engine/compiled/compile.ts'
import { type Block, samplerOf } from '../../engine/sampling/sampler.ts'
import type { Sampling } from '../../engine/sampling/sampling.ts'
import { Space } from '../../engine/wasm/space.ts'
import type { Numeric } from '../../formula/node.ts'
import type { DrawnRisk } from '../../model/risk-events.ts'
import type { Scenario } from '../../open/open.ts'
import { BlockDrawing, type Drawing, type Drawn, strip } from './drawing.ts'
import { type DrawnFigure, drawnFactor, drawnFigures, togetherOf } from './drawn-figures.ts'
import { neededArguments } from './needed-arguments.ts'
import { type AskedFormula, modelWithRisks, planned } from './planned.ts'
import { type AnswerStanding, nudgesIn, type Slopes, slopesOf } from './slopes.ts'
import { Tally } from './tally.ts'

/** How many independent scramblings of the points there are: what they differ by is the error. */
export const replicates = 16

/** What is asked of draws. */
export interface SimulationAsked {
  /** A formula for each row asked about. */
  readonly answers: readonly AskedFormula[]
  readonly draws: number
  readonly seed: number
  readonly how: 'sobol' | 'random'
  /** An answer of the scenario as it stands in its files, by whose last year points are turned; nothing is turned without it. */
  readonly turned?: AnswerStanding
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
  /** Begin to draw blocks, from one to before another, when no others are being drawn. The draws of answers are kept where that is asked. */
  readonly draw: (from: number, to: number, isKept?: boolean) => Drawing
}

/** Make ready to draw. */
export function simulationOf(scenario: Scenario, asked: SimulationAsked): Simulation {
  const { model, risks } = modelWithRisks(scenario, asked.hasRisks)
  const { plan, inputs, values, central } = planned(model, asked.answers, scenario.projection)
  const figures = drawnFigures(model)
  const perReplicate = powerOfTwoFrom(Math.ceil(asked.draws / replicates))
  const blocks = blocksOf(perReplicate)
  const turned = asked.how === 'random' ? undefined : asked.turned
  const sampling: Sampling = {
    factors: figures.map(drawnFactor),
    together: togetherOf(model, figures),
    events: risks.map(({ path }) => path),
    years: model.horizon.count,
    seed: asked.seed,
    how: asked.how,
    ...(turned && { slopes: () => slopes(turned) }),
  }
  const space = new Space()
  const sampler = samplerOf(sampling, Math.min(blockSize, perReplicate), space, strip)
  const answers = asked.answers.map((_, at) => model.rows.length + at)
  const drawn = neededArguments(figures, risks, sampler, { plan, model }, answers)
  const years = model.horizon.count + 1
  const results = answers.flatMap((row) => Array.from({ length: years }, (_, year) => ({ row, year })))
  const tally = new Tally(space, answers.length, years, strip)
  // Where points are turned by what is asked anyway, of the same model, that is not made ready twice.
  const same =
    turned?.scenario.model === model ? asked.answers.findIndex(({ formula }) => isSameRow(formula, turned.formula)) : -1
  const nudges = same < 0 ? undefined : nudgesIn(space, model, plan, answers)
  const compiled = compile(plan, inputs, drawn, results, values, space)
  const slopes = (by: AnswerStanding): Slopes =>
    nudges === undefined ? slopesOf(by) : nudges.slopes(compiled, (same + 1) * years - 1)
  const prepared = { sampler, drawn, compiled, tally, figures: figures.length, years }
  return {
    figures,
    risks,
    draws: perReplicate * replicates,
    blocks,
    central,
    withoutDirections: sampler.withoutDirections,
    draw: (from, to, isKept = false) => new BlockDrawing(blocks.slice(from, to), from, prepared, isKept),
  }
}

function isSameRow(one: Numeric | undefined, other: Numeric): boolean {
  return one?.op === 'row' && other.op === 'row' && one.path === other.path && one.lag === other.lag
}

function blocksOf(perReplicate: number): Block[] {
  const count = Math.min(blockSize, perReplicate)
  const each = perReplicate / count
  return Array.from({ length: replicates * each }, (_, at) => {
    const replicate = Math.floor(at / each)
    return { replicate, first: (at % each) * count, draw: at * count, count }
  })
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
