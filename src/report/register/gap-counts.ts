import type { Gap, Registered } from '../../questions/register/assumption.ts'
import type { ToldRegister } from './answer.ts'

/** How many of some lack what every figure and every stated total must have. */
interface Lacking {
  readonly count: number
  readonly noSource: number
  readonly noOwner: number
}

/** What a register lacks, so that each count is one of the same things as the number beside it. */
export interface GapCounts {
  readonly figures: Lacking
  /** Stated totals, which are no assumptions. */
  readonly totals: Lacking
  /** Values of any kind that were to be looked at again before. */
  readonly pastReview: number
}

export function gapCounts({ register: { all } }: ToldRegister): GapCounts {
  const lacking = (some: readonly Registered[], gap: Gap): number =>
    some.filter(({ gaps }) => gaps.includes(gap)).length
  const of = (kind: Registered['kind']): Lacking => {
    const some = all.filter((one) => one.kind === kind)
    return { count: some.length, noSource: lacking(some, 'no source'), noOwner: lacking(some, 'no owner') }
  }
  return { figures: of('figure'), totals: of('target'), pastReview: lacking(all, 'past review') }
}
