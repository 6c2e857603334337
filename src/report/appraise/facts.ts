import { epsilon, zero } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { qualityOf } from '../../definition/values/quality.ts'
import { optionPath } from '../../model/appraisal-paths.ts'
import { joined, lowerFirst, type Sentence, say } from '../sentence.ts'
import { VariedWords } from '../varied-words.ts'
import { affordabilityFact, titlesOf } from './affordable.ts'
import type { AppraisalFigures } from './figures.ts'
import { switchedLabel } from './switched-label.ts'
import { shareAt, shareText } from './weight-shares.ts'

/** The answer in sentences that a board can sign: ranks, whether they hold, cost, what would change it, affordability. */
export function appraisalFacts(figures: AppraisalFigures): Sentence[] {
  return [
    ...criteriaFacts(figures),
    ...evidenceFact(figures),
    ...weightFacts(figures),
    ...costFacts(figures),
    ...switchingFact(figures),
    ...affordabilityFact(figures),
  ]
}

function criteriaFacts(figures: AppraisalFigures): Sentence[] {
  const { options, definition } = figures.answer.appraised
  const scored = options.filter(({ score }) => score !== undefined)
  if (scored.length === 0) return []
  const first = scored.filter(({ scoreRank }) => scoreRank === 1)
  const others = scored.filter(({ scoreRank }) => scoreRank !== 1)
  const own = first[0]?.score ?? zero
  const ahead: Sentence =
    others.length === 0
      ? []
      : say`, ahead of ${joined(
          [...others]
            .sort((one, other) => (one.scoreRank ?? 0) - (other.scoreRank ?? 0))
            .map(({ title, score = zero }) => say`${title} (${figures.score(score)})`),
          ' and ',
        )}`
  const verb = first.length === 1 ? 'ranks first' : 'rank first together'
  const fixed: Sentence[] =
    definition.appraisal.budget === 'fixed'
      ? [['The budget is fixed: options rank on the criteria alone, and what each leaves of it stands apart, in cash.']]
      : []
  return [say`On the criteria ${titlesOf(first)} ${verb}, with ${figures.score(own)} of 5${ahead}.`, ...fixed]
}

/** How many scores and weights nobody published, which a reader must know before any rank. */
function evidenceFact({ answer: { appraised } }: AppraisalFigures): Sentence[] {
  const { appraisal } = appraised.definition
  const inputs = [
    ...appraisal.criteria.map(({ weight }) => weight),
    ...appraisal.options.flatMap(({ scores }) => scores.map(({ score }) => score)),
  ]
  const chosen = inputs.filter(({ entry }) => entry !== undefined && qualityOf(entry.provenance) === 'illustrative')
  if (chosen.length === 0) return []
  const all = chosen.length === inputs.length
  return [
    [
      `${all ? 'All' : chosen.length} of the ${inputs.length} scores and weights are illustrative: chosen, not found. The ranking shows the method and is no finding.`,
    ],
  ]
}

function weightFacts({ answer: { appraised } }: AppraisalFigures): Sentence[] {
  const { weights, options, isByAnyWeights } = appraised
  if (weights.length === 0) return []
  // A test that nothing could fail proves nothing.
  if (isByAnyWeights)
    return [
      [
        'The ranking on criteria would be the same with any weights above nought: on every criterion an option scores at least as much as those that rank below it. It rests on the scores alone.',
      ],
    ]
  const moved = weights.filter(({ holds }) => !(holds.halved && holds.doubled))
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.title ?? id
  if (moved.length === 0)
    return [['The ranking on criteria holds where any one weight is halved or doubled, all others as stated.']]
  return moved.map((own) => {
    const { criterion, holds, above, below } = own
    const when = listInWords([...(holds.halved ? [] : ['halved']), ...(holds.doubled ? [] : ['doubled'])])
    const overtaking = above ?? below
    const who =
      overtaking === undefined
        ? ': first place stays'
        : `: ${nameOf(overtaking.option)} draws level for first place at a weight of ${shareText(shareAt(own, overtaking.weight))}`
    return [`The ranking on criteria changes where the weight of ${lowerFirst(criterion.title)} is ${when}${who}.`]
  })
}

function costFacts(figures: AppraisalFigures): Sentence[] {
  const { appraised } = figures.answer
  const { options, isDiscounted, definition } = appraised
  if (!isDiscounted) return []
  const counterfactual = options.find(({ id }) => id === definition.appraisal.counterfactual)
  const beside = options.filter((option) => option !== counterfactual)
  const endOfLife = definition.appraisal.base + definition.appraisal.life - 1
  const costs = beside.map(({ id, title, cost = zero }): Sentence => {
    if (cost.abs().lte(epsilon)) return say`${title} costs the same as ${counterfactual?.title}.`
    const yearly = figures.value(optionPath(id, 'equivalent-annual-cost')) ?? zero
    const path = optionPath(id, 'net-present-cost')
    const [how, yearlyHow] = [cost, yearly].map((one) => (one.isNegative() ? 'less' : 'more'))
    const yearlyOver = endOfLife === figures.last ? 'a year' : `a year to ${figures.yearText(endOfLife)}, its life`
    return say`${title} costs ${figures.amount(cost, path, { isSize: true })} ${how} than ${counterfactual?.title} over the years to ${figures.yearText(figures.last)}, ${figures.amount(yearly, optionPath(id, 'equivalent-annual-cost'), { isSize: true })} ${yearlyHow} ${yearlyOver}: real terms, ${figures.base} prices, discounted to ${figures.base}.`
  })
  const first = options.filter(({ costRank }) => costRank === 1)
  const rank: Sentence = say`On net present cost ${titlesOf(first)} ${first.length === 1 ? 'ranks' : 'rank'} first.`
  return [...costs, rank]
}

/** The switching value that is nearest to what is stated. */
function switchingFact({ answer: { appraised, scenario }, view }: AppraisalFigures): Sentence[] {
  const { switching, options } = appraised
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.title ?? id
  const [first] = switching.filter(({ at }) => at !== undefined)
  if (first?.at === undefined)
    return switching.length === 0
      ? []
      : [['No one figure, within the interval it was searched in, makes options cost the same.']]
  const words = new VariedWords(scenario, first.varied, view)
  const stated: Sentence = first.varied.how === 'value' ? say` (stated: ${words.number(first.varied.central)})` : []
  return [
    say`${nameOf(first.option)} would cost as much as ${nameOf(first.other)} with ${lowerFirst(switchedLabel(appraised.definition, first.varied))} at ${words.number(first.at)}${stated}.`,
  ]
}
