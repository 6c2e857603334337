import { Decimal, one, zero } from '../base/decimal.ts'
import { isReached } from '../engine/rerun.ts'
import type { Ran } from '../engine/running.ts'
import { type Comparison, type Condition, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { edgesAlong, finest, type Solution } from './edge.ts'
import { probeOf, rowsRead, type Trial, type When } from './probe.ts'
import { comparedIn, eachComparedIn, type Subject, subjectOf } from './subject.ts'
import { truthOf } from './truth.ts'
import { type Scanned, turnsAlong } from './turns.ts'
import type { Varied } from './varied.ts'

/** For which numbers a condition is true. */
export interface Solved {
  /** In ascending order. */
  readonly solutions: readonly Solution[]
  readonly interval: Interval
  readonly subject: Subject
  /** What it is held against, with the definition as it stands; undefined where it has no value. */
  readonly limit: Decimal | undefined
  /**
   * Where there is no solution: the number, of all that were looked at, at which it comes nearest to one. Undefined where that is an end or what is
   * stated, and where distance cannot be told.
   */
  readonly nearest: SolvedPoint | undefined
  /** Where it jumps at a solution, in one year: it there and a step of 10^-12 of the number beyond. */
  readonly jumpAt: (solution: Solution) => { readonly here: SolvedPoint; readonly beyond: SolvedPoint } | undefined
  /** It at either end of the interval. */
  readonly low: SolvedPoint
  readonly high: SolvedPoint
  /** It at the ends of the interval, as it is stated and at the solutions, in ascending order of the number. */
  readonly points: readonly SolvedPoint[]
  /** It at any number, asked exactly: such as a solution that is told with fewer digits. */
  readonly pointAt: (number: Decimal) => SolvedPoint
  /** Each comparison of a condition of several, at a number; none of one comparison. */
  readonly partsAt: (number: Decimal) => readonly SolvedPart[]
}

/** One comparison of a condition of several at a number: both its sides, undefined where they have no value. */
export interface SolvedPart {
  readonly subject: Subject
  /** The year it is told of, by index: of any year the first in which the condition is true, of all the one that tells most of this. */
  readonly index: number
  readonly value: Decimal | undefined
  readonly limit: Decimal | undefined
}

/** One number with what comes of it. */
export interface SolvedPoint {
  readonly number: Decimal
  readonly is: 'end' | 'stated' | 'solution' | 'near'
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

/**
 * The numbers, within an interval, at which a condition becomes true or stops being true when an input, or several together, is
 * given other values. The interval is scanned in binary fractions; where truth changes between two steps the edge is found in
 * exact decimals. Undefined where the condition cannot change: it reads nothing that rests on what is varied, or not by the year asked
 * about. `written` is the condition as it was typed, where `condition` is that in another view.
 */
export function solve(
  projection: Projection,
  varied: Varied,
  condition: Condition,
  when: When,
  interval: Interval,
  written: Condition = condition,
): Solved | undefined {
  const { plan } = projection
  const inputs = varied.inputs.flatMap((input) => plan.inputPosition.get(input) ?? [])
  if (!isReached(plan, inputs, rowsRead(condition, projection))) return undefined
  const trial: Trial = { changing: { inputs }, at: (number) => ({ inputs: varied.at(number) }) }
  const probe = probeOf(projection, trial, condition, when)
  const { runAt, exactly } = probe
  const subject = subjectOf(probe.compared, projection, comparedIn(written, projection).turned.left)
  const pointAt = (number: Decimal, is: SolvedPoint['is']): SolvedPoint => {
    const ran = runAt(number)
    const index = tellingYear(subject, ran, when)
    return { number, is, isTrue: exactly(number), index, value: subject.valueIn(ran)(index) }
  }
  // What is told of exactly is asked exactly.
  const [low, high, stated] = [
    pointAt(interval.low, 'end'),
    pointAt(interval.high, 'end'),
    pointAt(varied.central, 'stated'),
  ]
  const told = [low, high, stated]
  if (
    typeof when === 'number' &&
    isOnlyLater(varied, interval, when) &&
    told.every((point) => isSameValue(point, stated))
  )
    return undefined
  const says = (number: Decimal): boolean =>
    told.some((point) => point.number.eq(number)) ? exactly(number) : probe.says(number)
  const scan = scanned(interval, varied.central).map((number): Scanned & { readonly isTrue: boolean } => {
    const isTrue = says(number)
    return { number, isTrue, apart: probe.apart(number) }
  })
  const turns = turnsAlong(scan, probe.apart)
  const known = new Map(scan.map(({ number, isTrue }) => [number, isTrue]))
  const asked = [...scan, ...turns.filter(({ number }) => !scan.some((one) => one.number.eq(number)))]
    .map(({ number }) => number)
    .sort((left, right) => left.comparedTo(right))
  const solutions = edgesAlong(asked, (number) => known.get(number) ?? exactly(number), probe)
  const points = [...told, ...solutions.map(({ number }) => pointAt(number, 'solution'))]
  const joined = joinedPoints(solutions)
  const partsAt = (number: Decimal): readonly SolvedPart[] => {
    const writtenParts = eachComparedIn(written, projection)
    const ran = runAt(number)
    // Of any year that will do the first tells of all comparisons; of all years each has one of its own that tells.
    const first = when === 'any' ? firstYear(truthOf(condition, projection)(ran), plan.count) : undefined
    return eachComparedIn(condition, projection).map((compared, at) => {
      const own = subjectOf(compared, projection, writtenParts[at]?.turned.left)
      const index = first ?? tellingYear(own, ran, when)
      return { subject: own, index, value: own.valueIn(ran)(index), limit: own.limitIn(ran)(index) }
    })
  }
  return {
    solutions: joined,
    pointAt: (number) => pointAt(number, 'solution'),
    partsAt: (number) => (subject.isAll ? [] : partsAt(number)),
    interval,
    low,
    high,
    subject,
    nearest:
      solutions.length === 0 && !low.isTrue
        ? nearestOf([...scan, ...turns], told, (at) => pointAt(at, 'near'))
        : undefined,
    jumpAt: ({ number, side }) => {
      if (side === 'at' || typeof when !== 'number') return undefined
      const here = pointAt(number, 'solution')
      const beyond = pointAt(side === 'at-or-below' ? number.plus(finest) : number.minus(finest), 'near')
      return isJump(here, beyond) ? { here, beyond } : undefined
    },
    limit: subject.limitIn(projection)(typeof when === 'number' ? when : plan.count),
    points: points.sort((left, right) => left.number.comparedTo(right.number)),
  }
}

/** Beyond this beside what it is, a change within a step of 10^-12 is no slope. */
const jump = 1e-6

function isJump({ value: here }: SolvedPoint, { value: beyond }: SolvedPoint): boolean {
  if (here === undefined || beyond === undefined) return here !== beyond
  return here
    .minus(beyond)
    .abs()
    .gt(Decimal.max(here.abs(), beyond.abs(), one).times(jump))
}

function nearestOf(
  scan: readonly Scanned[],
  told: readonly SolvedPoint[],
  pointAt: (number: Decimal) => SolvedPoint,
): SolvedPoint | undefined {
  const found = scan.reduce<Scanned | undefined>((best, one) => {
    if (one.apart === undefined) return best
    return best?.apart === undefined || Math.abs(one.apart) < Math.abs(best.apart) ? one : best
  }, undefined)
  if (found === undefined || told.some(({ number }) => number.eq(found.number))) return undefined
  return pointAt(found.number)
}

/** Whether the figure has the same values in every year up to one, whichever number it is given. */
function isOnlyLater(varied: Varied, { low, high }: Interval, year: number): boolean {
  const [lowest, highest] = [varied.at(low), varied.at(high)]
  return lowest.every((series, at) =>
    series.every((value, index) => {
      const other = highest[at]?.[index]
      return index > year || value === other || (value !== undefined && other?.eq(value) === true)
    }),
  )
}

function isSameValue({ value: left }: SolvedPoint, { value: right }: SolvedPoint): boolean {
  return left === right || (left !== undefined && right?.eq(left) === true)
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

/** The first projected year in which something is true. */
function firstYear(says: (index: number) => boolean | undefined, last: number): number | undefined {
  for (let index = 1; index <= last; index++) if (says(index) === true) return index
  return undefined
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
