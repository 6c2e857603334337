import type { Plan } from '../../engine/plan.ts'
import { inputsBehind } from '../../engine/rerun.ts'
import type { Sampler } from '../../engine/sampling/sampler.ts'
import type { Model } from '../../model/model.ts'
import type { DrawnRisk } from '../../model/risk-events.ts'
import { type DrawnArgument, figureArguments, riskArguments } from './arguments.ts'
import type { DrawnFigure } from './drawn-figures.ts'

/** Arguments that the answers rest on: those of figures, then those of risks. */
export function neededArguments(
  figures: readonly DrawnFigure[],
  risks: readonly DrawnRisk[],
  sampler: Sampler,
  in_: { readonly plan: Plan; readonly model: Model },
  answers: readonly number[],
): DrawnArgument[] {
  // A probability is no part of what a risk costs, but whether it happens rests on it.
  const probabilities = new Set(
    risks.flatMap(({ probability, mitigated }) =>
      [probability, mitigated].map((one) => one && in_.plan.inputPosition.get(one)),
    ),
  )
  const reached = inputsBehind(in_.plan, answers)
  const isNeeded = ({ input }: DrawnArgument): boolean => probabilities.has(input) || reached.has(input)
  const ofFigures = figures.flatMap((figure, at) => figureArguments(figure, at, sampler, in_)).filter(isNeeded)
  const positions = new Map(ofFigures.map(({ input, year }, position) => [`${input}:${year}`, position]))
  const ofRisks = risks.flatMap((risk, at) =>
    riskArguments(risk, sampler.chances[at] as Float64Array, in_, (input, year) => positions.get(`${input}:${year}`)),
  )
  return [...ofFigures, ...ofRisks.filter(isNeeded)]
}
