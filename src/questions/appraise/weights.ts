import { Decimal, epsilon } from '../../base/decimal.ts'
import type { Appraisal, AppraisedOption, Criterion } from '../../definition/definition.ts'
import { ranksOf } from './ranks.ts'

/** What becomes of the ranks where one weight is another one, all others as stated. */
export interface WeightSwing {
  readonly criterion: Criterion
  readonly weight: Decimal
  /** What it is of all weights together. */
  readonly part: Decimal
  /** Whether every option keeps its place at half and at twice the weight. */
  readonly holds: { readonly halved: boolean; readonly doubled: boolean }
  /** The nearest weight below and above at which another option comes to share the first place, and which. */
  readonly below: Overtaking | undefined
  readonly above: Overtaking | undefined
}

export interface Overtaking {
  readonly weight: Decimal
  readonly option: string
}

/** Whether of any two options one scores at least as much as the other on every criterion: then any weights above nought rank them alike. */
export function isByAnyWeights({ criteria }: Appraisal, options: readonly AppraisedOption[]): boolean {
  const scored = options.filter(({ scores }) => scores.length === criteria.length)
  const isAtLeast = (one: AppraisedOption, other: AppraisedOption): boolean =>
    criteria.every(({ id }) => scoreOf(one, id).gte(scoreOf(other, id)))
  return scored.every((one) => scored.every((other) => isAtLeast(one, other) || isAtLeast(other, one)))
}

function scoreOf({ scores }: AppraisedOption, criterion: string): Decimal {
  return scores.find((one) => one.criterion === criterion)?.score.values[0] ?? new Decimal(0)
}

/** The swing of every weight, exactly: a weighted total is a straight line of a weight over a sum that is above nought. */
export function weightSwings({ criteria }: Appraisal, options: readonly AppraisedOption[]): readonly WeightSwing[] {
  const scored = options.filter(({ scores }) => scores.length === criteria.length)
  if (criteria.length < 2 || scored.length < 2) return []
  const weights = new Map(criteria.map(({ id, weight }) => [id, weight.values[0] ?? new Decimal(0)]))
  const whole = Decimal.sum(...weights.values())
  /** The total of an option, not yet divided by the sum of weights, where one weight is another. */
  const totals = (criterion: string, weight: Decimal): readonly Decimal[] =>
    scored.map((option) =>
      Decimal.sum(...Array.from(weights, ([id, own]) => scoreOf(option, id).times(id === criterion ? weight : own))),
    )
  const ranks = (criterion: string, weight: Decimal): string => ranksOf(totals(criterion, weight), 'highest').join(' ')
  return criteria.map((criterion) => {
    const { id } = criterion
    const weight = weights.get(id) ?? new Decimal(0)
    const stated = ranks(id, weight)
    const now = totals(id, weight)
    const first = ranksOf(now, 'highest').indexOf(1)
    const leader = scored[first] as AppraisedOption
    const crossings = scored.flatMap((other, at): Overtaking[] => {
      const lead = (now[first] as Decimal).minus(now[at] as Decimal)
      const slope = scoreOf(leader, id).minus(scoreOf(other, id))
      if (at === first || slope.isZero() || lead.lte(epsilon)) return []
      const crossing = weight.minus(lead.div(slope))
      // No weight is nought or less: where the lead lasts down to it, nobody overtakes.
      return crossing.gt(0) ? [{ weight: crossing, option: other.id }] : []
    })
    const byWeight = [...crossings].sort((one, other) => one.weight.comparedTo(other.weight))
    return {
      criterion,
      weight,
      part: weight.div(whole),
      holds: { halved: ranks(id, weight.div(2)) === stated, doubled: ranks(id, weight.times(2)) === stated },
      below: byWeight.findLast((crossing) => crossing.weight.lt(weight)),
      above: byWeight.find((crossing) => crossing.weight.gt(weight)),
    }
  })
}
