import { powerOfTwoFrom } from '../../base/power-of-two.ts'
import { blockSize, type Compiled, compile } from '../../engine/compiled/compile.ts'
import type { Plan } from '../../engine/plan.ts'
import { samplerOf } from '../../engine/sampling/sampler.ts'
import { Space } from '../../engine/wasm/space.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Model } from '../../model/model.ts'
import type { Scenario } from '../../open/open.ts'
import type { DrawnArgument } from './arguments.ts'
import { drawnFactor, drawnFigures, togetherOf } from './drawn-figures.ts'
import { neededArguments } from './needed-arguments.ts'
import { planned } from './planned.ts'

/** An answer of a scenario as it stands in its files. */
export interface AnswerStanding {
  readonly scenario: Scenario
  readonly formula: Numeric
}

/** How much an answer rises with each normal draw that figures are made of, by the name of the draw. */
export type Slopes = ReadonlyMap<string, number>

/** How much an answer of the last year of a scenario rises with each normal draw, by a model made ready for nothing else. */
export function slopesOf({ scenario: { model, projection }, formula }: AnswerStanding): Slopes {
  const { plan, inputs, values } = planned(model, [{ formula, base: undefined }], projection)
  const space = new Space()
  const row = model.rows.length
  const nudge = nudgesIn(space, model, plan, [row])
  const compiled = compile(plan, inputs, nudge.drawn, [{ row, year: model.horizon.count }], values, space)
  return nudge.slopes(compiled, 0)
}

/** A way to ask of a model made ready on the same memory how much one of its results rises with each normal draw. */
export interface Nudges {
  readonly drawn: readonly DrawnArgument[]
  readonly slopes: (compiled: Compiled, result: number) => Slopes
}

/** Draws that are nudged one by one, by a whole one either way, of all arguments that some answers rest on, by their positions in the plan. */
export function nudgesIn(space: Space, model: Model, plan: Plan, answers: readonly number[]): Nudges {
  const figures = drawnFigures(model)
  const { count: years } = model.horizon
  const together = togetherOf(model, figures)
  const sampling = { factors: figures.map(drawnFactor), together, events: [], years, seed: 0, how: 'random' } as const
  const room = Math.min(blockSize, powerOfTwoFrom(2 * figures.length * years))
  const sampler = samplerOf(sampling, room, space)
  const drawn = neededArguments(figures, [], sampler, { plan, model }, answers)
  const slopes = ({ run, room: roomOf }: Compiled, result: number): Slopes => {
    const { arguments: args, results } = roomOf()
    const found = results[result] as Float64Array
    const risen = new Map<string, number>()
    const { normals } = sampler
    for (let from = 0; from < normals.length; from += room / 2) {
      const some = normals.slice(from, from + room / 2)
      for (const { draws } of normals) draws().fill(0)
      for (const [at, { draws }] of some.entries()) {
        draws()[2 * at] = 1
        draws()[2 * at + 1] = -1
      }
      const count = 2 * some.length
      sampler.mix(0, count)
      for (const [at, one] of drawn.entries()) one.fill(0, count, args[at] as Float64Array, args)
      run(count, args, results)
      for (const [at, { name }] of some.entries()) {
        const slope = (found[2 * at] as number) - (found[2 * at + 1] as number)
        if (Number.isFinite(slope)) risen.set(name, slope)
      }
    }
    return risen
  }
  return { drawn, slopes }
}
