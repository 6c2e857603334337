import { fc } from '@fast-check/vitest'

/**
 * A definition as plain numbers, to write as text for the program and to reckon with in a test. Every number is a whole
 * number of small units, so that what is written is what is meant: money in thousandths of the unit, rates in hundredths of
 * a per cent, shares in per cent. Years are by index, the base year first; `undefined` there says nothing for the year.
 */
export interface Sketch {
  readonly count: number
  readonly population: { readonly base: number; readonly growth: readonly number[] } | undefined
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
}

export interface SketchStream {
  readonly base: number
  /** One of the two; from the first projected year. */
  readonly growth: readonly number[] | undefined
  readonly amounts: readonly number[] | undefined
  readonly adjustments: readonly number[]
  /** With the base year. */
  readonly nonRecurrent: readonly number[]
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
  readonly amounts: readonly number[] | undefined
  readonly adjustments: readonly number[]
  readonly nonRecurrent: readonly number[]
}

export interface SketchDriver {
  readonly uplift: readonly number[]
  readonly efficiency: readonly number[] | undefined
}

export interface SketchSaving {
  readonly line: number
  readonly amount: readonly number[] | undefined
  readonly share: readonly number[] | undefined
  readonly month: number
  readonly delay: number
  readonly delivery: readonly number[]
  readonly recurrent: boolean
  readonly identified: boolean
  readonly cost: readonly number[]
  readonly costLine: number
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
      pick(projected(rate), projected(level)),
      projected(either),
      withBase(some),
    )
    .map(([base, [growth, amounts], adjustments, nonRecurrent]) => ({
      base,
      growth,
      amounts,
      adjustments: growth === undefined ? adjustments.map(() => 0) : adjustments,
      nonRecurrent,
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
    )
    .map(([setting, base, baseAdjustments, [growth, drivers, amounts], adjustments, nonRecurrent]) => ({
      setting,
      base,
      baseAdjustments,
      growth,
      drivers,
      amounts,
      adjustments: amounts === undefined ? adjustments : adjustments.map(() => 0),
      nonRecurrent,
    }))
  const saving: fc.Arbitrary<SketchSaving> = fc
    .record({
      line,
      size: pick(projected(some), projected(fc.integer({ min: 0, max: 4 }))),
      month,
      delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 26 })),
      delivery: projected(percent),
      recurrent: fc.boolean(),
      identified: fc.boolean(),
      cost: projected(some),
      costLine: line,
    })
    .map(({ size: [amount, share], ...rest }) => ({ ...rest, amount, share }))
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
  return fc
    .record({
      count: fc.constant(count),
      population: fc.option(fc.record({ base: fc.integer({ min: 1000, max: 3_000_000 }), growth: projected(rate) }), {
        nil: undefined,
      }),
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
    })
    .map((sketch) => ({
      ...sketch,
      // An amount for each resident needs residents.
      changes: sketch.changes.filter(({ form }) => form !== 'per-head' || sketch.population !== undefined),
    }))
}
