import type { Decimal } from '../../base/decimal.ts'
import type { DefinitionOfOptions } from '../../definition/appraisal/of-options.ts'
import type { AppraisedOption, ItemId } from '../../definition/definition.ts'
import { optionPath, pricesPath } from '../../model/appraisal-paths.ts'
import { type Projection, rowNamed, rowValueIfAny } from '../../open/project.ts'
import { ranksOf } from './ranks.ts'
import { type Switching, switchingValues } from './switching.ts'
import { isByAnyWeights, type WeightSwing, weightSwings } from './weights.ts'

/** An option with its places. */
export interface RankedOption {
  readonly id: ItemId
  readonly title: string
  readonly stated: AppraisedOption
  /** The weighted score, from 1 to 5, and the place by it; undefined where there are no criteria. */
  readonly score: Decimal | undefined
  readonly scoreRank: number | undefined
  /** The net present cost, and the place by it; undefined where nothing is discounted. */
  readonly cost: Decimal | undefined
  readonly costRank: number | undefined
}

/** The answer of `appraise`. */
export interface Appraised {
  readonly definition: DefinitionOfOptions
  readonly isDiscounted: boolean
  /** In the order of the definition. */
  readonly options: readonly RankedOption[]
  readonly weights: readonly WeightSwing[]
  /** Whether no weights above nought would rank the options otherwise, so that to try others tests nothing. */
  readonly isByAnyWeights: boolean
  readonly switching: readonly Switching[]
}

/** Appraise the options of a definition: their scores and places, and where the budget is open their cost and what would change it. */
export function appraise(definition: DefinitionOfOptions, projection: Projection): Appraised {
  const { appraisal, horizon, members } = definition
  const stated = new Map(appraisal.options.map((option) => [option.id, option]))
  const isDiscounted = appraisal.budget === 'open' && rowNamed(projection, pricesPath) !== undefined
  const found = members.map(({ id, title }) => ({
    id,
    title,
    stated: stated.get(id) ?? { ...nothingStated, id, title },
    score: rowValueIfAny(projection, optionPath(id, 'score'), 0),
    cost: isDiscounted ? rowValueIfAny(projection, optionPath(id, 'net-present-cost'), horizon.count) : undefined,
  }))
  const scoreRanks = ranksOf(
    found.map(({ score }) => score),
    'highest',
  )
  const costRanks = ranksOf(
    found.map(({ cost }) => cost),
    'lowest',
  )
  const options = found.map((option, at) => ({ ...option, scoreRank: scoreRanks[at], costRank: costRanks[at] }))
  const allStated = options.map((option) => option.stated)
  const { counterfactual } = appraisal
  const byCost = [...options].sort((one, other) => (one.costRank ?? 0) - (other.costRank ?? 0)).map(({ id }) => id)
  return {
    definition,
    isDiscounted,
    options,
    weights: weightSwings(appraisal, allStated),
    isByAnyWeights: isByAnyWeights(appraisal, allStated),
    switching: isDiscounted && counterfactual !== undefined ? switchingValues(projection, byCost, counterfactual) : [],
  }
}

const nothingStated: Omit<AppraisedOption, 'id' | 'title'> = {
  comment: undefined,
  scores: [],
  optimismBias: [],
  contingency: [],
  benefits: [],
}
