import { Decimal } from '../base/decimal.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { inputsBehind } from '../engine/rerun.ts'
import { reckoner } from '../engine/run.ts'
import { type Numeric, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { marginalOfInput, usualProbability } from './marginal.ts'
import { within } from './stated-values.ts'
import { enoughYear, rowsOf } from './truth.ts'
import { allVaried, type Varied } from './varied.ts'
import { withInputs } from './with-inputs.ts'

/** By how much a figure without a range is changed either way. */
export interface Steps {
  /** Points of a rate: 0.01 is one. */
  readonly rate: Decimal
  /** Parts of what is stated, of a share, and of money, people and all else. */
  readonly share: Decimal
  readonly money: Decimal
}

/** By how much figures without a range are moved where nobody says otherwise: a point of a rate, a tenth of all else. */
export const usualSteps: Steps = { rate: new Decimal('0.01'), share: new Decimal('0.1'), money: new Decimal('0.1') }

/** What comes of one figure at its low and at its high, all others as stated. */
export interface Bar {
  readonly varied: Varied
  /** Whether the numbers are those of its range, or a step either way. */
  readonly basis: 'range' | 'step'
  /** How much of its distribution lies between them, where its range says so and that is not 80%. */
  readonly interval: Decimal | undefined
  /** What is added and taken away, of a step: of a rate as it is, of all else as a part of what is stated. Undefined of a range. */
  readonly step: Decimal | undefined
  /** Whether the ends of its range are percentiles, because its distribution is stated another way than by an interval. */
  readonly isByPercentiles: boolean
  /** Whether it could not be moved so far, because it cannot be so much or so little. */
  readonly isCut: boolean
  /** The numbers: values, or shifts of a figure by year. */
  readonly lowInput: Decimal
  readonly highInput: Decimal
  /** The answer at them; undefined where it has no value. */
  readonly low: Decimal | undefined
  readonly high: Decimal | undefined
  /** How far apart the answers are; nought where one has no value. */
  readonly swing: Decimal
}

export interface Tornado {
  /** The widest first. */
  readonly bars: readonly Bar[]
  readonly central: Decimal | undefined
  /** Figures that are stated and that the answer does not rest on. */
  readonly without: number
}

/** Each figure is a run of its own, and a run of a long definition is long: beyond so many nobody would wait. */
export const mostFigures = 1000

/** There are more figures than a tornado takes. */
export class TooManyFigures extends Error {
  constructor(count: number) {
    super(`${count} figures are stated; a tornado takes ${mostFigures} at most`)
  }
}

/**
 * What a formula comes to in a year, by index from the base year, when each figure that it rests on is given its low and its high
 * value in turn: all that are stated, or some of them. Exact. Throws `TooManyFigures`.
 */
export function tornado(
  projection: Projection,
  formula: Numeric,
  index: number,
  steps: Steps,
  all: readonly Varied[] = allVaried(projection.model),
): Tornado {
  const { plan } = projection
  const rows = rowsOf(
    walk(formula).flatMap((node) => ('path' in node ? [node.path] : [])),
    plan,
  )
  const answer = reckoner(plan, formula)
  if (all.length > mostFigures) throw new TooManyFigures(all.length)
  const behind = inputsBehind(plan, rows)
  const year = enoughYear(walk(formula), index)
  const bars = all.flatMap((varied): Bar[] => {
    const inputs = varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
    if (!inputs.some((input) => behind.has(input))) return []
    const runWith = withInputs(projection, inputs, rows, year)
    const answerAt = (number: Decimal): Decimal | undefined => answer(runWith(varied.at(number)))(index)
    const ends = endsOf(varied, steps, projection.model.unit)
    const [low, high] = [answerAt(ends.lowInput), answerAt(ends.highInput)]
    const swing = low === undefined || high === undefined ? new Decimal(0) : high.minus(low).abs()
    return [{ varied, ...ends, low, high, swing }]
  })
  return {
    bars: bars.sort(
      (one, other) => other.swing.comparedTo(one.swing) || (one.varied.path < other.varied.path ? -1 : 1),
    ),
    central: answer(projection)(index),
    without: all.length - bars.length,
  }
}

type Ends = Pick<Bar, 'basis' | 'interval' | 'step' | 'isByPercentiles' | 'isCut' | 'lowInput' | 'highInput'>

function endsOf(varied: Varied, steps: Steps, unit: MoneyUnit): Ends {
  const ends = unboundEnds(varied, steps, unit)
  const [input] = varied.inputs
  if (input === undefined || varied.how === 'shift') return ends
  // What no share or number of people can be is no end.
  const [lowInput, highInput] = [within(input, ends.lowInput), within(input, ends.highInput)]
  return { ...ends, lowInput, highInput, isCut: !lowInput.eq(ends.lowInput) || !highInput.eq(ends.highInput) }
}

function unboundEnds(varied: Varied, steps: Steps, unit: MoneyUnit): Ends {
  const [input] = varied.inputs
  const marginal = input && marginalOfInput(input, varied.central, unit)
  const whole = { interval: undefined, step: undefined, isByPercentiles: false, isCut: false }
  if (marginal === undefined) return { ...whole, basis: 'step', ...stepped(varied, steps) }
  const { stated, quantile } = marginal
  if (stated === undefined) {
    const at = (probability: number): Decimal => new Decimal(quantile(probability).toPrecision(12))
    return { ...whole, basis: 'range', isByPercentiles: true, lowInput: at(0.1), highInput: at(0.9) }
  }
  const interval = stated.interval.eq(usualProbability) ? undefined : stated.interval
  return { ...whole, basis: 'range', interval, lowInput: stated.low, highInput: stated.high }
}

/** A step below and above what is stated. */
function stepped(varied: Varied, steps: Steps): Pick<Bar, 'step' | 'lowInput' | 'highInput'> {
  const { unit, central, mean } = varied
  const step = unit === 'rate' ? steps.rate : unit === 'share' ? steps.share : steps.money
  const size = unit === 'rate' ? step : mean.abs().times(step)
  return { step, lowInput: central.minus(size), highInput: central.plus(size) }
}
