import { type Decimal, one, zero } from '../base/decimal.ts'
import { float } from '../engine/float.ts'
import { isReached } from '../engine/rerun.ts'
import { run } from '../engine/run.ts'
import type { Ran } from '../engine/running.ts'
import { type Comparison, type Condition, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { edgeBetween } from './edge.ts'
import { type Subject, subjectOf } from './subject.ts'
import { rowsOf, type Truth, truthOf } from './truth.ts'
import type { Varied } from './varied.ts'
import { withInputs } from './with-inputs.ts'

/** Which years a condition must be true in: one, by index from the base year, or every or any projected one. */
export type When = number | 'all' | 'any'

/** Where a condition becomes true. */
export interface Solution {
  /** The end on the true side, to twelve decimal places of the number. */
  readonly number: Decimal
  /** On which side of it the condition is true; `at` where it is true at that number alone. */
  readonly side: 'at-or-above' | 'at-or-below' | 'at'
}

/** For which numbers a condition is true. */
export interface Solved {
  /** In ascending order. */
  readonly solutions: readonly Solution[]
  readonly interval: Interval
  readonly subject: Subject
  /** What it is held against, with the definition as it stands; undefined where it has no value. */
  readonly limit: Decimal | undefined
  /** It at either end of the interval. */
  readonly low: SolvedPoint
  readonly high: SolvedPoint
  /** It at the ends of the interval, as it is stated and at the solutions, in ascending order of the number. */
  readonly points: readonly SolvedPoint[]
}

/** One number with what comes of it. */
export interface SolvedPoint {
  readonly number: Decimal
  readonly is: 'end' | 'stated' | 'solution'
  readonly isTrue: boolean
  /**
   * The year it is told of, by index: the one asked for; of every projected year that which is nearest to failing, or fails by most;
   * of any that which is nearest to being met.
   */
  readonly index: number
  /** What the condition is about in that year; undefined where it has no value. */
  readonly value: Decimal | undefined
}

export interface Interval {
  readonly low: Decimal
  readonly high: Decimal
}

/** Steps of the scan; solutions closer together than one may be missed. */
export const scanSteps = 64

/** How near a comparison is, of its limit, where binary fractions may be wrong about it. */
const nearEnough = 1e-6

/**
 * The numbers, within an interval, at which a condition becomes true or stops being true when an input, or several together, is
 * given other values. The interval is scanned in binary fractions; where truth changes between two steps the edge is found in
 * exact decimals. Undefined where the condition cannot change: it reads nothing that rests on what is varied.
 */
export function solve(
  projection: Projection,
  varied: Varied,
  condition: Condition,
  when: When,
  interval: Interval,
): Solved | undefined {
  const { plan } = projection
  const changing = varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
  const paths = walk(condition).flatMap((node) => ('path' in node ? [node.path] : []))
  const rows = rowsOf(paths, plan)
  if (!isReached(plan, changing, rows)) return undefined
  const truth = truthOf(condition, projection)
  const subject = subjectOf(condition, projection)
  const at = withInputs(projection, changing, rows)
  const runAt = memo((number) => at(varied.at(number)))
  const exactly = memo((number) => isTrue(truth, runAt(number), when))
  const inFloat = floatRun(projection)
  const atFloat = withInputs(inFloat, changing, rows)
  const roughRun = (number: Decimal): Ran<number> =>
    atFloat(varied.at(number).map((series) => series.map((value) => value?.toNumber())))
  const roughly = (number: Decimal): boolean => isTrue(truth, roughRun(number), when)
  // Where one comparison in one year is all, how far it is from being met leads to the edge much faster than halving.
  const apart = (number: Decimal): number | undefined =>
    subject.isAll && typeof when === 'number' ? subject.apartIn(roughRun(number))(when) : undefined
  const pointAt = (number: Decimal, is: SolvedPoint['is']): SolvedPoint => {
    const ran = runAt(number)
    const index = tellingYear(subject, ran, when)
    return { number, is, isTrue: exactly(number), index, value: subject.valueIn(ran)(index) }
  }
  const limit = subject.limitIn(projection)(typeof when === 'number' ? when : plan.count)
  const limitNow = limit?.toNumber() ?? 0
  const steps = scanned(interval, varied.central)
  // Binary fractions cannot tell what is equal, and a condition of several parts says nothing of how near it is.
  const isNear = (number: Decimal): boolean => {
    const distance = apart(number)
    return distance === undefined || Math.abs(distance) <= nearEnough * Math.max(1, Math.abs(limitNow))
  }
  const rough = steps.map((number, at) => {
    const isPlain = at > 0 && at < steps.length - 1 && !number.eq(varied.central) && !isNear(number)
    return isPlain ? roughly(number) : exactly(number)
  })
  const solutions: Solution[] = []
  for (let index = 1; index < steps.length; index++) {
    if (rough[index] === rough[index - 1]) continue
    const [left, right] = [steps[index - 1] as Decimal, steps[index] as Decimal]
    // What binary fractions leave of a difference that is none is no edge.
    if (exactly(left) === exactly(right)) continue
    const number = edgeBetween(left, right, { roughly, exactly, apart })
    solutions.push({ number, side: exactly(right) ? 'at-or-above' : 'at-or-below' })
  }
  const [low, high] = [pointAt(interval.low, 'end'), pointAt(interval.high, 'end')]
  const points = [
    low,
    high,
    pointAt(varied.central, 'stated'),
    ...solutions.map(({ number }) => pointAt(number, 'solution')),
  ]
  return {
    solutions: joinedPoints(solutions),
    interval,
    low,
    high,
    subject,
    limit,
    points: points.sort((left, right) => left.number.comparedTo(right.number)),
  }
}

function tellingYear(subject: Subject, ran: Ran<Decimal>, when: When): number {
  if (typeof when === 'number') return when
  const [valueIn, limitIn] = [subject.valueIn(ran), subject.limitIn(ran)]
  const side = subject.how === '<' || subject.how === '<=' ? -1 : 1
  let found: { readonly index: number; readonly margin: Decimal } | undefined
  for (let index = 1; index <= ran.plan.count; index++) {
    const [value, limit] = [valueIn(index), limitIn(index)]
    const margin = value !== undefined && limit !== undefined ? value.minus(limit).times(side) : undefined
    if (margin === undefined) continue
    if (found === undefined || (when === 'all' ? margin.lt(found.margin) : margin.gt(found.margin)))
      found = { index, margin }
  }
  return found?.index ?? ran.plan.count
}

/** The usual interval about what is stated; undefined where it must be given, because ten times nothing is nothing. */
export function usualInterval({ inputs, how, central, mean }: Varied): Interval | undefined {
  const unit = inputs[0]?.unit
  if (unit === 'rate') return { low: central.minus('0.25'), high: central.plus('0.25') }
  if (unit === 'share' && how === 'value') return { low: zero, high: one }
  if (unit === 'share') return { low: one.neg(), high: one }
  const size = how === 'value' ? central : mean
  if (size.isZero()) return undefined
  const [low, high] = how === 'value' ? [zero, size.times(10)] : [size.neg(), size.times(9)]
  return low.lte(high) ? { low, high } : { low: high, high: low }
}

/** Even steps, and what is stated where it lies between. */
function scanned({ low, high }: Interval, central: Decimal): readonly Decimal[] {
  const step = high.minus(low).div(scanSteps)
  const steps = Array.from({ length: scanSteps + 1 }, (_, index) =>
    index === scanSteps ? high : low.plus(step.times(index)),
  )
  const after = steps.findIndex((number) => number.gt(central))
  if (after > 0 && !steps[after - 1]?.eq(central)) steps.splice(after, 0, central)
  return steps
}

function floatRun({ plan, inputs: exact }: Projection): Ran<number> {
  const inputs = exact.map((series) => series.map((value) => value?.toNumber()))
  return { plan, arithmetic: float, inputs, values: run(plan, float, inputs) }
}

function isTrue<V>(truth: Truth, ran: Ran<V>, when: When): boolean {
  const says = truth(ran)
  if (typeof when === 'number') return says(when) === true
  const { count } = ran.plan
  for (let index = 1; index <= count; index++) {
    if ((says(index) === true) === (when === 'any')) return when === 'any'
  }
  return when === 'all'
}

/** What is true at one number alone has both its edges there. */
function joinedPoints(solutions: readonly Solution[]): readonly Solution[] {
  return solutions.flatMap((solution, index): Solution[] => {
    const [before, after] = [solutions[index - 1], solutions[index + 1]]
    if (solution.side === 'at-or-above' && after?.number.eq(solution.number)) return [{ ...solution, side: 'at' }]
    return before?.number.eq(solution.number) && before.side === 'at-or-above' ? [] : [solution]
  })
}

/** Whether a condition compares for equality, which is true at single numbers that no scan meets. */
export function comparesForEquality(condition: Condition): boolean {
  const equal: readonly Comparison[] = ['=', '!=']
  return walk(condition).some((node) => node.op === 'compare' && equal.includes(node.how))
}

function memo<Answer>(ask: (number: Decimal) => Answer): (number: Decimal) => Answer {
  const known = new Map<string, Answer>()
  return (number) => {
    const key = number.toString()
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier
    const answer = ask(number)
    known.set(key, answer)
    return answer
  }
}
