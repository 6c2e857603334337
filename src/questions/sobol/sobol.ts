import { blockSize, type Compiled, compile } from '../../engine/compiled/compile.ts'
import { exact, valuesOf } from '../../engine/exact.ts'
import { planRows } from '../../engine/plan.ts'
import { inputsBehind } from '../../engine/rerun.ts'
import { run } from '../../engine/run.ts'
import { type Sampler, samplerOf } from '../../engine/sampling/sampler.ts'
import type { Sampling } from '../../engine/sampling/sampling.ts'
import { Space } from '../../engine/wasm/space.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Model } from '../../model/model.ts'
import { type DrawnArgument, figureArguments } from '../simulate/arguments.ts'
import { type DrawnFigure, drawnFactor, drawnFigures } from '../simulate/drawn-figures.ts'
import { type Indices, indicesOf } from './indices.ts'

/** Why there are no indices, in words for the command line. */
export class NoIndices extends Error {}

/** What each figure with a range does to the spread of an answer. */
export interface SobolIndices {
  /** The largest total first. */
  readonly figures: readonly { readonly figure: DrawnFigure; readonly indices: Indices }[]
  /** Figures with a range on which the answer does not rest. */
  readonly without: number
  /** How many points each sample has, and how many of them have an answer in all. */
  readonly samples: number
  readonly points: number
  /** How often the model was worked out. */
  readonly runs: number
}

/**
 * Variance-based indices of a formula in a year, by index from the base year, over all figures that state a range. Throws `NoIndices` where
 * figures are correlated, because parts of the variance then belong to none of them alone, where none states a range, and where the answer
 * does not vary.
 */
export function sobolIndices(
  model: Model,
  formula: Numeric,
  index: number,
  samples: number,
  seed: number,
): SobolIndices {
  if (model.correlations.length > 0)
    throw new NoIndices(
      `figures of this definition are correlated, so that no part of the spread belongs to one of them alone. To ask as if they were not, set each to nought: ${model.correlations.map(({ entry }) => `--set '${entry.path}=0'`).join(' ')}`,
    )
  const plan = planRows([...model.rows, { path: 'answer', formula, base: formula }], model.horizon, model.inputs)
  const inputs = valuesOf(plan.inputs)
  const row = model.rows.length
  const all = drawnFigures(model)
  const reached = inputsBehind(plan, [row])
  const isNeeded = ({ varied }: DrawnFigure): boolean =>
    varied.inputs.some((input) => reached.has(plan.inputPosition.get(input) ?? -1))
  const figures = all.filter(isNeeded)
  if (figures.length === 0) throw new NoIndices('no figure that it rests on states a range')
  const sampling: Sampling = {
    factors: figures.map(drawnFactor),
    together: [],
    events: [],
    years: model.horizon.count,
    seed,
    how: 'sobol',
  }
  const room = Math.min(blockSize, samples)
  const space = new Space()
  const sampler = samplerOf(sampling, room, space)
  const second = samplerOf({ ...sampling, after: sampler.normals.length }, room, space)
  const drawn = figures.flatMap((figure, at) => figureArguments(figure, at, sampler, { plan, model }))
  const compiled = compile(plan, inputs, drawn, [{ row, year: index }], run(plan, exact, inputs), space)
  const answers = answersOf(sampler, second, drawn, compiled, figures.length, samples, room)
  const found = indicesOf(answers, seed)
  if (found === undefined) throw new NoIndices('it is the same whatever they are')
  return {
    figures: figures
      .map((figure, at) => ({ figure, indices: found.indices[at] as Indices }))
      .sort(
        (one, other) =>
          other.indices.total.value - one.indices.total.value ||
          (one.figure.varied.path < other.figure.varied.path ? -1 : 1),
      ),
    without: all.length - figures.length,
    samples,
    points: found.points,
    runs: samples * (figures.length + 2),
  }
}

/** Answers at all points of both samples and of their mixtures, block by block. */
function answersOf(
  sampler: Sampler,
  second: Sampler,
  drawn: readonly DrawnArgument[],
  compiled: Compiled,
  figures: number,
  samples: number,
  room: number,
): { readonly one: Float64Array; readonly other: Float64Array; readonly mixed: readonly Float64Array[] } {
  const [one, other] = [new Float64Array(samples), new Float64Array(samples)]
  const mixed = Array.from({ length: figures }, () => new Float64Array(samples))
  const { arguments: args } = compiled.room()
  for (let first = 0; first < samples; first += room) {
    const count = Math.min(room, samples - first)
    for (const each of [sampler, second]) each.draw({ replicate: 0, first, draw: first, count })
    // Numbers are made where those of the first are, of which a copy is kept.
    const [own, others] = [sampler, second].map(({ normals }) => normals.map(({ draws }) => draws().slice())) as [
      Float32Array[],
      Float32Array[],
    ]
    const answer = (into: Float64Array, isOther: (factor: number) => boolean): void => {
      for (const [at, { factor, draws }] of sampler.normals.entries())
        draws().set((isOther(factor) ? others[at] : own[at]) as Float32Array)
      sampler.mix(0, count)
      for (const [at, argument] of drawn.entries()) argument.fill(0, count, args[at] as Float64Array, args)
      compiled.run(count, args, [into.subarray(first, first + count)])
    }
    answer(one, () => false)
    answer(other, () => true)
    for (const [figure, into] of mixed.entries()) answer(into, (factor) => factor === figure)
  }
  return { one, other, mixed }
}
