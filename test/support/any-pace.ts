import { fc } from '@fast-check/vitest'

/** The fair share of a stream; money in thousandths, rates in hundredths of a per cent, as in every sketch. */
export interface SketchTarget {
  readonly base: number
  readonly growth: readonly number[]
  readonly rebasing: readonly number[]
}

/** How a stream moves towards its target. */
export interface SketchPace {
  readonly form:
    | { readonly is: 'by-distance'; readonly points: readonly { readonly at: number; readonly growth: number }[] }
    /** The closing year by index; it may lie beyond the last year. */
    | { readonly is: 'close-by'; readonly year: number }
    | { readonly is: 'convergence'; readonly base: readonly number[]; readonly convergence: readonly number[] }
  readonly minimum: readonly number[] | undefined
  readonly minimumPerHead: readonly number[] | undefined
}

interface Sizes {
  readonly rate: fc.Arbitrary<number>
  readonly level: fc.Arbitrary<number>
  readonly step: fc.Arbitrary<number>
}

/** What moves a stream: a growth, amounts, or a pace of change. */
interface MoneyIn {
  readonly growth: readonly number[] | undefined
  readonly amounts: readonly number[] | undefined
  readonly target: SketchTarget | undefined
  readonly pace: SketchPace | undefined
}

export function anyMoneyIn(count: number, { rate, level, step }: Sizes): fc.Arbitrary<MoneyIn> {
  const projected = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(of, { minLength: count, maxLength: count })
  const nothing = fc.constant(undefined)
  const target: fc.Arbitrary<SketchTarget> = fc.record({
    base: fc.integer({ min: 100_000, max: 900_000 }),
    growth: projected(rate),
    rebasing: projected(step),
  })
  const points = fc
    .uniqueArray(fc.record({ at: fc.integer({ min: -4000, max: 9000 }), growth: rate }), {
      selector: ({ at }) => at,
      minLength: 1,
      maxLength: 4,
    })
    .map((found) => found.toSorted((left, right) => left.at - right.at))
  const floors = {
    minimum: fc.option(projected(rate), { nil: undefined }),
    minimumPerHead: fc.option(projected(rate), { nil: undefined }),
  }
  const paced = (form: fc.Arbitrary<SketchPace['form']>): fc.Arbitrary<SketchPace> => fc.record({ form, ...floors })
  const toTarget = paced(
    fc.oneof(
      points.map((found) => ({ is: 'by-distance' as const, points: found })),
      fc.integer({ min: 1, max: count + 2 }).map((year) => ({ is: 'close-by' as const, year })),
    ),
  )
  const converging = paced(
    fc.record({ is: fc.constant('convergence' as const), base: projected(rate), convergence: projected(rate) }),
  )
  return fc.oneof(
    fc.record({ growth: projected(rate), amounts: nothing, target: nothing, pace: nothing }),
    fc.record({ growth: nothing, amounts: projected(level), target: nothing, pace: nothing }),
    fc.record({ growth: nothing, amounts: nothing, target, pace: toTarget }),
    fc.record({
      growth: nothing,
      amounts: nothing,
      target: fc.option(target, { nil: undefined }),
      pace: converging,
    }),
  )
}
