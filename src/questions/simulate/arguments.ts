import type { Argument } from '../../engine/compiled/program.ts'
import type { Plan } from '../../engine/plan.ts'
import type { Sampler } from '../../engine/sampling/sampler.ts'
import type { Model } from '../../model/model.ts'
import type { DrawnRisk } from '../../model/risk-events.ts'
import { bounds, statedYears } from '../stated-values.ts'
import type { DrawnFigure } from './drawn-figures.ts'

/** A value that the model is run on: which one, and how a block of it comes from what was drawn. */
export interface DrawnArgument extends Argument {
  /**
   * Fill what lies in the memory of the sampler, as that of all arguments does, which are filled in their order, with the draws that were
   * mixed last, so many from a first one of the block on: the number of them that were cut to what the figure may be.
   */
  readonly fill: (first: number, count: number, into: Float64Array, all: readonly Float64Array[]) => number
  /** Of which figure it is, by position; undefined for a risk. */
  readonly figure: number | undefined
}

/** The values of a figure in every year that its definition states: the number drawn, or what is stated with it added. */
export function figureArguments(
  { varied }: DrawnFigure,
  figure: number,
  sampler: Sampler,
  { plan, model }: { readonly plan: Plan; readonly model: Model },
): DrawnArgument[] {
  return varied.inputs.flatMap((input) => {
    const position = plan.inputPosition.get(input)
    if (position === undefined) return []
    const isStated = statedYears(input, model.horizon)
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = bounds(input)
    return input.values.flatMap((value, year): DrawnArgument[] => {
      if (value === undefined || !isStated(year)) return []
      const added = varied.how === 'shift' ? value.toNumber() : 0
      // A base year that is held has the draw of the first year.
      const { within, write } = sampler.numbers(figure, Math.max(1, year), { added, least, most })
      const fill: DrawnArgument['fill'] = (_, count, into) => write(count, into.byteOffset)
      return [{ input: position, year, within, fill, figure }]
    })
  })
}

/**
 * Whether a risk happens, and whether its mitigation saves its impact, in each projected year: by one chance for all of them. A
 * probability that is drawn itself is another argument, whose position `argumentOf` gives.
 */
export function riskArguments(
  { probability, mitigated, happens, saved }: DrawnRisk,
  chances: Float64Array,
  { plan, model }: { readonly plan: Plan; readonly model: Model },
  argumentOf: (input: number, year: number) => number | undefined,
): DrawnArgument[] {
  const { count: years } = model.horizon
  const of = (input: typeof happens, below: typeof mitigated): DrawnArgument[] => {
    const position = plan.inputPosition.get(input)
    if (position === undefined) return []
    return Array.from({ length: years }, (_, at) => {
      const year = at + 1
      const from = below && plan.inputPosition.get(below)
      const argument = from === undefined ? undefined : argumentOf(from, year)
      // Where it always works there is nothing that chance must lie below.
      const stated = below === undefined ? 1 : (below.values[year]?.toNumber() ?? 0)
      const fill: DrawnArgument['fill'] = (first, count, into, all) => {
        const drawn = argument === undefined ? undefined : all[argument]
        for (let draw = 0; draw < count; draw++)
          into[draw] = (chances[first + draw] as number) < (drawn?.[draw] ?? stated) ? 1 : 0
        return 0
      }
      return { input: position, year, within: [0, 1], fill, figure: undefined }
    })
  }
  return [...of(happens, probability), ...of(saved, mitigated)]
}
