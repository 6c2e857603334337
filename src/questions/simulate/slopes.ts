import { blockSize, compile } from '../../engine/compiled/compile.ts'
import { samplerOf } from '../../engine/sampling/sampler.ts'
import { Space } from '../../engine/wasm/space.ts'
import type { Numeric } from '../../formula/node.ts'
import type { ReadScenario } from '../../open/open.ts'
import { drawnFactor, drawnFigures, togetherOf } from './drawn-figures.ts'
import { neededArguments } from './needed-arguments.ts'
import { planned } from './planned.ts'

/** An answer of a scenario as it stands in its files. */
export interface AnswerStanding {
  readonly scenario: ReadScenario
  readonly formula: Numeric
}

/** How much an answer of the last year rises with each normal draw that figures are made of, one by one, by a whole one either way. */
export function slopesOf({ scenario: { model }, formula }: AnswerStanding): ReadonlyMap<string, number> {
  const { plan, inputs, values } = planned(model, [{ formula, base: undefined }])
  const figures = drawnFigures(model)
  const { count: years } = model.horizon
  const together = togetherOf(model, figures)
  const space = new Space()
  const sampling = { factors: figures.map(drawnFactor), together, events: [], years, seed: 0, how: 'random' } as const
  const sampler = samplerOf(sampling, blockSize, space)
  const row = model.rows.length
  const drawn = neededArguments(figures, [], sampler, { plan, model }, [row])
  const { run, room } = compile(plan, inputs, drawn, [{ row, year: years }], values, space)
  const { arguments: args, results } = room()
  const found = results[0] as Float64Array
  const slopes = new Map<string, number>()
  const { normals } = sampler
  for (let from = 0; from < normals.length; from += blockSize / 2) {
    const some = normals.slice(from, from + blockSize / 2)
    for (const { draws } of normals) draws().fill(0)
    for (const [at, { draws }] of some.entries()) {
      draws()[2 * at] = 1
      draws()[2 * at + 1] = -1
    }
    const count = 2 * some.length
    sampler.work(count)
    for (const [at, one] of drawn.entries()) one.fill(count, args[at] as Float64Array, args)
    run(count, args, results)
    for (const [at, { name }] of some.entries()) {
      const slope = (found[2 * at] as number) - (found[2 * at + 1] as number)
      if (Number.isFinite(slope)) slopes.set(name, slope)
    }
  }
  return slopes
}
