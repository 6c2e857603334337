import { fc } from '@fast-check/vitest'

/**
 * A whole-population contract, in the small units of every sketch: money in thousandths, shares in per cent, rates in
 * hundredths of a per cent. Years are by index. What is by year here holds the base year too, but for rates.
 */
export interface SketchContract {
  readonly shadow: number | undefined
  readonly starts: number
  readonly ends: number | undefined
  readonly priced: number
  readonly value: number | undefined
  readonly scope: readonly { readonly line: number; readonly share: number; readonly from: number | undefined }[]
  readonly index: SketchIndex
  readonly outcomes:
    | { readonly share: readonly number[]; readonly achievement: readonly number[]; readonly isWithin: boolean }
    | undefined
  readonly gain: SketchSharing
  readonly loss: SketchSharing
  readonly beyond: readonly SketchBeyond[]
  /** People on each list. */
  readonly lists: readonly number[]
  /** By the weights of the definition, or at pounds for each person of a group; the years in which people are counted anew. */
  readonly capitation:
    | { readonly prices: readonly number[] | undefined; readonly reviewed: readonly number[] | undefined }
    | undefined
}

export interface SketchIndex {
  readonly isAllocation: boolean
  readonly population: readonly number[] | 'own' | undefined
  readonly inflation: readonly number[] | undefined
  readonly productivity: readonly number[] | undefined
}

export interface SketchSharing {
  readonly share: readonly number[] | undefined
  readonly band: SketchLimit | undefined
  readonly cap: SketchLimit | undefined
}

/** An amount in thousandths, or a share in per cent; a share is of `of`, or of what the rule names where it is undefined. */
export interface SketchLimit {
  readonly amount: readonly number[] | undefined
  readonly share: readonly number[] | undefined
  readonly of: string | undefined
}

export interface SketchBeyond {
  readonly line: number
  readonly counterfactual: readonly number[]
  readonly gain: SketchSharing | undefined
  readonly loss: SketchSharing | undefined
}

/** Up to two contracts; together they take no more of a line than there is. */
export function anyContracts(count: number, lines: number, rate: fc.Arbitrary<number>): fc.Arbitrary<SketchContract[]> {
  const projected = fc.array(rate, { minLength: count, maxLength: count })
  const withBase = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(of, { minLength: count + 1, maxLength: count + 1 })
  // The ends matter most: nothing and everything are rules of their own.
  const percents = withBase(fc.oneof(fc.constantFrom(0, 100), fc.integer({ min: 0, max: 100 })))
  const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined })
  const nothing = fc.constant(undefined)
  const limit: fc.Arbitrary<SketchLimit> = fc.oneof(
    fc.record({ amount: withBase(fc.integer({ min: 0, max: 9000 })), share: nothing, of: nothing }),
    fc.record({ amount: nothing, share: withBase(fc.integer({ min: 0, max: 6 })), of: nothing }),
    fc.record({
      amount: nothing,
      share: withBase(fc.integer({ min: 0, max: 3 })),
      of: fc.constantFrom('surplus.required', 'funding.total', 'funding.recurrent'),
    }),
  )
  const sharing: fc.Arbitrary<SketchSharing> = fc.record({
    share: maybe(percents),
    band: maybe(limit),
    cap: maybe(limit),
  })
  const sharingBeyond = maybe(fc.record({ share: percents, band: maybe(limit), cap: maybe(limit) }))
  const index: fc.Arbitrary<SketchIndex> = fc.record({
    isAllocation: fc.boolean(),
    population: fc.oneof(nothing, fc.constant('own' as const), projected),
    inflation: maybe(projected),
    productivity: maybe(projected),
  })
  const year = fc.nat({ max: count })
  const contract = fc
    .record({
      starts: fc.integer({ min: 1, max: count }),
      shadow: maybe(year),
      ends: maybe(year),
      priced: year,
      value: maybe(fc.integer({ min: 20_000, max: 400_000 })),
      // What becomes of each line: outside, in scope, joining later, or beyond the scope.
      parts: fc.array(
        fc.record({
          part: fc.constantFrom('outside', 'scope', 'joins', 'beyond'),
          share: fc.integer({ min: 1, max: 50 }),
          from: year,
          counterfactual: projected,
          gain: sharingBeyond,
          loss: sharingBeyond,
        }),
        { minLength: lines, maxLength: lines },
      ),
      index,
      outcomes: maybe(fc.record({ share: percents, achievement: percents, isWithin: fc.boolean() })),
      gain: sharing,
      loss: sharing,
      lists: fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 2 }),
      capitation: maybe(
        fc.record({
          prices: maybe(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 3, maxLength: 3 })),
          reviewed: maybe(fc.uniqueArray(year, { maxLength: 3 })),
        }),
      ),
    })
    .map(({ parts, starts, shadow, ends, priced, ...rest }): SketchContract => {
      const inScope = parts.flatMap(({ part, share, from }, line) =>
        part === 'scope' || part === 'joins' ? [{ line, share, from: part === 'joins' ? from : undefined }] : [],
      )
      return {
        ...rest,
        starts,
        shadow: shadow !== undefined && shadow < starts ? shadow : undefined,
        ends: ends !== undefined && ends >= starts ? ends : undefined,
        priced: Math.min(priced, starts),
        // One line at least must be in scope from the start.
        scope: inScope.map((part, index) => (index === 0 ? { ...part, from: undefined } : part)),
        beyond: parts.flatMap(({ part, counterfactual, gain, loss }, line) =>
          part === 'beyond' ? [{ line, counterfactual, gain, loss }] : [],
        ),
      }
    })
  // A contract needs a line in scope.
  return fc.array(contract, { maxLength: 2 }).map((all) => all.filter(({ scope }) => scope.length > 0))
}

/** A contract as a definition with such people may state it. */
export function contractFor(
  contract: SketchContract,
  { isPeopled, groups }: { readonly isPeopled: boolean; readonly groups: number },
): SketchContract {
  const { index, capitation, priced, value } = contract
  if (capitation !== undefined && groups > 0) {
    const { prices, reviewed } = capitation
    const later = reviewed?.filter((year) => year > priced).sort((one, other) => one - other)
    return {
      ...contract,
      // A price that follows people follows them once, and one for each person is no other.
      index: { ...index, isAllocation: false, population: undefined },
      value: prices === undefined ? value : undefined,
      capitation: { prices: prices?.slice(0, groups), reviewed: later?.length === 0 ? undefined : later },
    }
  }
  const isOwn = index.population === 'own' && !isPeopled
  return { ...contract, capitation: undefined, index: isOwn ? { ...index, population: undefined } : index }
}
