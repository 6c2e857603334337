import { fc } from '@fast-check/vitest'
import { anyContracts, contractFor, type SketchContract } from './any-contract.ts'
import { anyMoneyIn, type SketchPace, type SketchTarget } from './any-pace.ts'

/**
 * A definition as plain numbers, to write as text for the program and to reckon with in a test. Every number is a whole
 * number of small units, so that what is written is what is meant: money in thousandths of the unit, rates in hundredths of
 * a per cent, shares in per cent. Years are by index, the base year first; `undefined` there says nothing for the year.
 */
export interface Sketch {
  readonly count: number
  /** Of groups the base is what they come to, and how they grow they say themselves. */
  readonly population: { readonly base: number; readonly growth: readonly number[] } | undefined
  /** People by age or need; none where the population is one number. */
  readonly groups: readonly SketchGroup[]
  readonly deflator: readonly number[] | undefined
  readonly streams: readonly SketchStream[]
  readonly reserves: readonly SketchShare[]
  readonly surplus: {
    readonly required: SketchShare | undefined
    readonly basis: 'in-year' | 'cumulative'
    readonly broughtForward: number
    readonly drawdown: readonly number[]
    readonly repayment: readonly number[]
  }
  readonly lines: readonly SketchLine[]
  readonly savings: readonly SketchSaving[]
  readonly shifts: readonly SketchShift[]
  readonly changes: readonly SketchChange[]
  readonly responsibilities: readonly SketchResponsibility[]
  readonly contracts: readonly SketchContract[]
  readonly risks: readonly SketchRisk[]
}

export interface SketchStream {
  readonly base: number
  /** One of growth, amounts and pace; from the first projected year. */
  readonly growth: readonly number[] | undefined
  readonly amounts: readonly number[] | undefined
  readonly target: SketchTarget | undefined
  readonly pace: SketchPace | undefined
  readonly ringFence: { readonly lines: readonly number[]; readonly isLost: boolean } | undefined
  readonly adjustments: readonly number[]
  /** With the base year. */
  readonly nonRecurrent: readonly number[]
}

/** The weight in hundredths. */
export interface SketchGroup {
  readonly base: number
  readonly growth: readonly number[]
  readonly weight: number
}

/** A share in per cent of a funding row, or an amount; with the base year. */
export interface SketchShare {
  readonly share: readonly number[] | undefined
  readonly amount: readonly number[] | undefined
  readonly of: string
}

export interface SketchLine {
  readonly setting: 'hospital' | 'out-of-hospital' | 'prescribing' | 'other'
  readonly base: number
  readonly baseAdjustments: readonly number[]
  readonly growth: readonly number[] | undefined
  readonly drivers: readonly SketchDriver[]
  /** A driver more: what one of each group costs the line beside the others, in hundredths. */
  readonly people: readonly number[] | undefined
  readonly amounts: readonly number[] | undefined
  readonly adjustments: readonly number[]
  readonly nonRecurrent: readonly number[]
  readonly activity: { readonly base: number; readonly growth: readonly number[] } | undefined
  /** Shares in per cent by provider, undefined for one that has none of the line. */
  readonly providers: readonly (number | undefined)[]
  readonly benchmarks: readonly { readonly stated: 'amount' | 'variance'; readonly money: number }[]
}

export interface SketchDriver {
  readonly uplift: readonly number[]
  readonly efficiency: readonly number[] | undefined
}

export interface SketchSaving {
  readonly line: number
  readonly amount: readonly number[] | undefined
  readonly share: readonly number[] | undefined
  readonly benchmark: SketchClosedGap | undefined
  readonly month: number
  readonly delay: number
  readonly delivery: readonly number[]
  readonly recurrent: boolean
  readonly identified: boolean
  readonly cost: readonly number[]
  readonly costLine: number
}

/** A part of the gap to a benchmark of the line; years by index. */
export interface SketchClosedGap {
  readonly to: number
  readonly close: number
  readonly from: number
  readonly until: number
}

/** The year by index. */
export interface SketchResponsibility {
  readonly stream: number
  readonly line: number
  readonly from: number
  readonly amount: number
  readonly fundingAmount: number | undefined
}

export interface SketchRisk {
  readonly probability: number
  readonly impact: readonly number[]
  readonly score: { readonly likelihood: number; readonly consequence: number } | undefined
  readonly mitigation: { readonly probability: number | undefined; readonly impact: readonly number[] } | undefined
}

export interface SketchShift {
  readonly from: number
  readonly to: number
  readonly amount: readonly number[] | undefined
  readonly share: readonly number[] | undefined
  readonly release: readonly number[]
  readonly delivery: number
  readonly reprovision: readonly number[]
  readonly delay: number
}

export interface SketchChange {
  readonly kind: 'pressures' | 'investments'
  readonly line: number
  readonly form: 'new' | 'level' | 'per-head'
  readonly values: readonly number[]
  readonly recurrent: boolean
  readonly month: number
}

const settings = ['hospital', 'out-of-hospital', 'prescribing', 'other'] as const

/** Any valid definition of up to eight years, four lines and a few of everything else. */
export const anySketch: fc.Arbitrary<Sketch> = fc
  .record({
    count: fc.integer({ min: 1, max: 8 }),
    lines: fc.integer({ min: 1, max: 4 }),
    streams: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ count, lines, streams }) => sketchOf(count, lines, streams))

function sketchOf(count: number, lineCount: number, streamCount: number): fc.Arbitrary<Sketch> {
  const projected = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(of, { minLength: count, maxLength: count })
  const withBase = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.array(of, { minLength: count + 1, maxLength: count + 1 })
  const rate = fc.integer({ min: -300, max: 900 })
  const percent = fc.integer({ min: 0, max: 100 })
  const some = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9000 }) },
  )
  const either = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -4000, max: 4000 }) },
  )
  const level = fc.integer({ min: 20_000, max: 400_000 })
  const line = fc.integer({ min: 0, max: lineCount - 1 })
  // The first weighs something, so that there is a growth to tell.
  const weights = fc
    .tuple(fc.integer({ min: 1, max: 800 }), fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 2, maxLength: 2 }))
    .map(([first, others]) => [first, ...others])
  const groups: fc.Arbitrary<SketchGroup[]> = fc
    .tuple(
      weights,
      fc.array(fc.record({ base: fc.integer({ min: 1000, max: 900_000 }), growth: projected(rate) }), { maxLength: 3 }),
    )
    .map(([own, all]) => all.map((group, at) => ({ ...group, weight: own[at] ?? 0 })))
  const month = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 }))
  const nothing = fc.constant(undefined)
  const pick = <A, B>(first: fc.Arbitrary<A>, second: fc.Arbitrary<B>): fc.Arbitrary<[A, undefined] | [undefined, B]> =>
    fc.oneof(fc.tuple(first, nothing), fc.tuple(nothing, second)) as fc.Arbitrary<[A, undefined] | [undefined, B]>
  const fundingRow = fc.constantFrom(
    'funding.total',
    'funding.recurrent',
    ...Array.from({ length: streamCount }, (_, index) => [
      `funding.f${index}.total`,
      `funding.f${index}.recurrent`,
    ]).flat(),
  )
  const shareOrAmount: fc.Arbitrary<SketchShare> = fc
    .tuple(pick(withBase(fc.integer({ min: 0, max: 5 })), withBase(some)), fundingRow)
    .map(([[share, amount], of]) => ({ share, amount, of }))
  const stream: fc.Arbitrary<SketchStream> = fc
    .tuple(
      fc.integer({ min: 100_000, max: 900_000 }),
      anyMoneyIn(count, { rate, level, step: either }),
      projected(either),
      withBase(some),
    )
    .map(([base, money, adjustments, nonRecurrent]) => ({
      base,
      ...money,
      adjustments: money.amounts === undefined ? adjustments : adjustments.map(() => 0),
      nonRecurrent,
      ringFence: undefined,
    }))
  const driver: fc.Arbitrary<SketchDriver> = fc
    .tuple(projected(rate), fc.option(projected(rate), { nil: undefined }))
    .map(([uplift, efficiency]) => ({ uplift, efficiency }))
  const moved = fc.oneof(
    fc.tuple(projected(rate), fc.constant([]), nothing),
    fc.tuple(nothing, fc.array(driver, { minLength: 1, maxLength: 3 }), nothing),
    fc.tuple(nothing, fc.constant([]), projected(level)),
  ) as fc.Arbitrary<[number[] | undefined, SketchDriver[], number[] | undefined]>
  const spendLine: fc.Arbitrary<SketchLine> = fc
    .tuple(
      fc.constantFrom(...settings),
      level,
      fc.array(either, { maxLength: 2 }),
      moved,
      projected(either),
      withBase(either),
      fc.record({
        activity: fc.option(fc.record({ base: fc.integer({ min: 1, max: 90_000 }), growth: projected(rate) }), {
          nil: undefined,
        }),
        // Three shares of at most a third each are never more than the whole.
        providers: fc.array(fc.option(fc.integer({ min: 0, max: 33 }), { nil: undefined }), { maxLength: 3 }),
        people: fc.option(weights, { nil: undefined }),
        benchmarks: fc.array(
          fc.record({ stated: fc.constantFrom('amount', 'variance'), money: fc.integer({ min: -9000, max: 400_000 }) }),
          { maxLength: 2 },
        ),
      }),
    )
    .map(([setting, base, baseAdjustments, [growth, drivers, amounts], adjustments, nonRecurrent, more]) => ({
      setting,
      base,
      baseAdjustments,
      growth,
      drivers,
      amounts,
      adjustments: amounts === undefined ? adjustments : adjustments.map(() => 0),
      nonRecurrent,
      ...more,
    }))
  const projectedYear = fc.integer({ min: 1, max: count })
  const closed: fc.Arbitrary<SketchClosedGap> = fc
    .record({ to: fc.nat({ max: 1 }), close: percent, first: projectedYear, last: projectedYear })
    .map(({ to, close, first, last }) => ({ to, close, from: Math.min(first, last), until: Math.max(first, last) }))
  const saving: fc.Arbitrary<SketchSaving> = fc
    .record({
      line,
      size: pick(projected(some), projected(fc.integer({ min: 0, max: 4 }))),
      closed: fc.option(closed, { nil: undefined }),
      month,
      delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 26 })),
      delivery: projected(percent),
      recurrent: fc.boolean(),
      identified: fc.boolean(),
      cost: projected(some),
      costLine: line,
    })
    .map(({ size: [amount, share], closed: benchmark, ...rest }) => ({ ...rest, amount, share, benchmark }))
  const shift: fc.Arbitrary<SketchShift> = fc
    .record({
      from: line,
      step: fc.integer({ min: 1, max: Math.max(1, lineCount - 1) }),
      size: pick(projected(some), projected(fc.integer({ min: 0, max: 4 }))),
      release: fc.array(percent, { minLength: 1, maxLength: 4 }),
      delivery: percent,
      reprovision: projected(fc.integer({ min: 0, max: 130 })),
      delay: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ size: [amount, share], step, from, release, ...rest }) => ({
      ...rest,
      from,
      to: (from + step) % lineCount,
      amount,
      share,
      release: release.toSorted((left, right) => left - right),
    }))
  const change: fc.Arbitrary<SketchChange> = fc.record({
    kind: fc.constantFrom('pressures', 'investments'),
    line,
    form: fc.constantFrom('new', 'level', 'per-head'),
    values: projected(some),
    recurrent: fc.boolean(),
    month,
  })
  const responsibility: fc.Arbitrary<SketchResponsibility> = fc.record({
    stream: fc.integer({ min: 0, max: streamCount - 1 }),
    line,
    from: projectedYear,
    amount: fc.integer({ min: -4000, max: 9000 }),
    fundingAmount: fc.option(fc.integer({ min: -4000, max: 9000 }), { nil: undefined }),
  })
  const score = fc.integer({ min: 1, max: 5 })
  const risk: fc.Arbitrary<SketchRisk> = fc.record({
    probability: percent,
    impact: projected(some),
    score: fc.option(fc.record({ likelihood: score, consequence: score }), { nil: undefined }),
    mitigation: fc.option(fc.record({ probability: fc.option(percent, { nil: undefined }), impact: projected(some) }), {
      nil: undefined,
    }),
  })
  const fence = fc.record({ owner: fc.integer({ min: 0, max: 2 * streamCount }), isLost: fc.boolean() })
  return fc
    .record({
      count: fc.constant(count),
      population: fc.option(fc.record({ base: fc.integer({ min: 1000, max: 3_000_000 }), growth: projected(rate) }), {
        nil: undefined,
      }),
      groups: fc.oneof(fc.constant([]), groups),
      deflator: fc.option(projected(rate), { nil: undefined }),
      streams: fc.array(stream, { minLength: streamCount, maxLength: streamCount }),
      reserves: fc.array(shareOrAmount, { maxLength: 2 }),
      surplus: fc.record({
        required: fc.option(shareOrAmount, { nil: undefined }),
        basis: fc.constantFrom('in-year', 'cumulative'),
        broughtForward: either,
        drawdown: withBase(some),
        repayment: withBase(some),
      }),
      lines: fc.array(spendLine, { minLength: lineCount, maxLength: lineCount }),
      savings: fc.array(saving, { maxLength: 3 }),
      shifts: lineCount === 1 ? fc.constant([]) : fc.array(shift, { maxLength: 2 }),
      changes: fc.array(change, { maxLength: 3 }),
      responsibilities: fc.array(responsibility, { maxLength: 2 }),
      contracts: anyContracts(count, lineCount, rate),
      risks: fc.array(risk, { maxLength: 2 }),
      // Of each line, the stream that is ring-fenced for it; of each stream, whether an underspend is lost.
      fences: fc.array(fence, { minLength: Math.max(lineCount, streamCount), maxLength: 8 }),
    })
    .map(({ fences, ...sketch }) => made({ ...sketch, streams: fenced(sketch, fences) }))
}

/** Ring-fences, no line in two of them. */
function fenced(
  { streams, lines }: Pick<Sketch, 'streams' | 'lines'>,
  fences: readonly { readonly owner: number; readonly isLost: boolean }[],
): SketchStream[] {
  return streams.map((stream, index) => {
    const own = lines.flatMap((_, at) => (fences[at]?.owner === index ? [at] : []))
    return own.length === 0 ? stream : { ...stream, ringFence: { lines: own, isLost: fences[index]?.isLost === true } }
  })
}

/** The same with people counted as one number, if at all. */
export function withoutGroups(sketch: Sketch): Sketch {
  return made({ ...sketch, groups: [] })
}

/** Without what the program would refuse. */
function made(sketch: Sketch): Sketch {
  const { groups, streams } = sketch
  const all = groups.reduce((so, { base }) => so + base, 0)
  const population = groups.length === 0 ? sketch.population : { base: all, growth: [] }
  const isPeopled = population !== undefined
  const lines = sketch.lines.map((line) => ({
    ...line,
    people: line.drivers.length === 0 || groups.length === 0 ? undefined : line.people?.slice(0, groups.length),
  }))
  return {
    ...sketch,
    population,
    lines,
    // What is for each resident needs residents.
    changes: sketch.changes.filter(({ form }) => form !== 'per-head' || isPeopled),
    streams: streams.map((stream) =>
      isPeopled || stream.pace === undefined
        ? stream
        : { ...stream, pace: { ...stream.pace, minimumPerHead: undefined } },
    ),
    contracts: sketch.contracts.map((contract) => contractFor(contract, { isPeopled, groups: groups.length })),
    savings: sketch.savings.map(({ benchmark, ...saving }) =>
      lines[saving.line]?.benchmarks[benchmark?.to ?? -1] === undefined
        ? { ...saving, benchmark: undefined }
        : { ...saving, benchmark, amount: undefined, share: undefined },
    ),
    // Money that is stated year by year already holds what moves.
    responsibilities: sketch.responsibilities.filter(
      ({ stream, line }) => streams[stream]?.amounts === undefined && lines[line]?.amounts === undefined,
    ),
  }
}
