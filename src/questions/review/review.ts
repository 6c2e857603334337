import { Decimal, epsilon } from '../../base/decimal.ts'
import { against } from '../compare.ts'

/** One row by year, from the base year, in one view: what the plan projects, and what came out where that is known. */
export interface Reviewed {
  readonly projected: readonly (Decimal | undefined)[]
  readonly actual: readonly (Decimal | undefined)[]
  /** What its figures are: amounts of a year, which add up over years; levels, which do not; or rates and shares, which are told in points. */
  readonly are: 'amounts' | 'levels' | 'rates'
}

/** A year of which both are known. Rates are fractions, and what lies between two rates is a difference of fractions. */
export interface ReviewedYear {
  /** By index from the base year. */
  readonly index: number
  readonly projected: Decimal
  readonly actual: Decimal
  /** Actual less projected: above nought where more came out. */
  readonly variance: Decimal
  /** The variance over what was projected, so that of a deficit that shrank it is below nought; undefined of rates, and where it says nothing. */
  readonly share: Decimal | undefined
  /** The variances of the projected years so far, added up; undefined of what does not add up, and of the base year. */
  readonly toDate: Decimal | undefined
  /** `projected[t] / projected[t-1] - 1`; undefined of rates, in the base year, and where either is not above nought. */
  readonly assumedGrowth: Decimal | undefined
  /** `actual[t] / (actual[t-1], else projected[t-1]) - 1`, where that has a meaning. */
  readonly impliedGrowth: Decimal | undefined
}

/** How well a row was projected. */
export interface Review {
  readonly years: readonly ReviewedYear[]
  /** Over the projected years; undefined where none can be told. */
  readonly error: ReviewError | undefined
}

/** The mean of `(projected - actual) / actual` over years, of rates of `projected - actual`; and that of the sizes. */
export interface ReviewError {
  /** Above nought where more was projected than came out. */
  readonly bias: Decimal
  readonly meanAbsolute: Decimal
  /** Over how many years. */
  readonly years: number
}

/** Hold what was projected against what came out. */
export function reviewOf({ projected, actual, are }: Reviewed): Review {
  let toDate: Decimal | undefined
  const years = projected.flatMap((planned, index): ReviewedYear[] => {
    const came = actual[index]
    if (planned === undefined || came === undefined) return []
    const variance = settled(came.minus(planned))
    if (are === 'amounts' && index > 0) toDate = variance.plus(toDate ?? 0)
    const before = index === 0 ? undefined : projected[index - 1]
    return [
      {
        index,
        projected: planned,
        actual: came,
        variance,
        share: are === 'rates' ? undefined : against(came, planned).part,
        toDate: index === 0 ? undefined : toDate,
        assumedGrowth: are === 'rates' ? undefined : growthFrom(before, planned),
        impliedGrowth: are === 'rates' || index === 0 ? undefined : growthFrom(actual[index - 1] ?? before, came),
      },
    ]
  })
  return { years, error: errorOf(years, are) }
}

/** What lies within the last digits of a division is none. */
function settled(difference: Decimal): Decimal {
  return difference.abs().lte(epsilon) ? new Decimal(0) : difference
}

function growthFrom(before: Decimal | undefined, now: Decimal): Decimal | undefined {
  return before?.gt(epsilon) === true && !now.isNegative() ? now.div(before).minus(1) : undefined
}

/** The base year is no projection; a per cent of nothing, or of a deficit, says nothing. */
function errorOf(years: readonly ReviewedYear[], are: Reviewed['are']): ReviewError | undefined {
  const errors = years.flatMap(({ index, actual, variance }): Decimal[] => {
    if (index === 0) return []
    const over = variance.neg()
    if (are === 'rates') return [over]
    return actual.gt(epsilon) ? [over.div(actual)] : []
  })
  if (errors.length === 0) return undefined
  const mean = (all: readonly Decimal[]): Decimal => Decimal.sum(...all).div(all.length)
  return { bias: mean(errors), meanAbsolute: mean(errors.map((one) => one.abs())), years: errors.length }
}
