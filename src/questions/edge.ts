import { Decimal } from '../base/decimal.ts'
import type { ExactProbe, Probe } from './probe.ts'

/** Decimal places of an answer. */
const answerPlaces = 12

/** A step of it. */
export const finest = new Decimal(`1e-${answerPlaces}`)
/** Two steps of it. */
const nearGrid = 2e-12

/** Where a condition becomes true. */
export interface Solution {
  /** The end on the true side, to twelve decimal places of the number. */
  readonly number: Decimal
  /** On which side of it the condition is true; `at` where it is true at that number alone. */
  readonly side: 'at-or-above' | 'at-or-below' | 'at'
}

/**
 * The edges along numbers in ascending order, where what `says` tells of one differs from what it tells of the next: each found
 * exactly.
 */
export function edgesAlong(
  numbers: readonly Decimal[],
  says: (number: Decimal) => boolean,
  probe: Probe,
): readonly Solution[] {
  const told = numbers.map(says)
  return numbers.flatMap((right, index) => {
    const left = numbers[index - 1]
    return left === undefined || told[index] === told[index - 1] ? [] : (edgeBetween(left, right, probe) ?? [])
  })
}

/**
 * The edge between two numbers of which one is true, on the grid of twelve places; undefined where exactly asked both say the same:
 * what binary fractions leave of a difference that is none is no edge.
 */
function edgeBetween(left: Decimal, right: Decimal, asked: Probe): Solution | undefined {
  const { exactly } = asked
  const rough = roughEdge(left, right, asked)
  const near = onGrid(rough, 'below')
  const edge = near.minus(finest).gte(left) && near.plus(finest).lte(right) ? closed(near, asked) : undefined
  if (edge !== undefined) return edge
  const isTrueLeft = exactly(left)
  if (isTrueLeft === exactly(right)) return undefined
  let low = onGrid(left, 'below')
  let high = onGrid(right, 'above')
  const narrow = (number: Decimal): void => {
    if (number.lte(low) || number.gte(high)) return
    if (exactly(number) === isTrueLeft) low = number
    else high = number
  }
  for (let reach = finest; reach.lt(high.minus(low)); reach = reach.times(16)) {
    narrow(near.minus(reach))
    narrow(near.plus(reach))
    narrow(near)
    if (low.gte(near.minus(reach)) && high.lte(near.plus(reach))) break
  }
  while (high.minus(low).gt(finest)) narrow(onGrid(low.plus(high).div(2), 'below'))
  return edgeOf(low, high, isTrueLeft)
}

/** A place to look for an edge first: two numbers, and a measure along which what is compared is nearly a straight line. */
export interface Start {
  readonly first: number
  readonly second: number
  /** How far apart the sides are at the first, where that is known. */
  readonly apartAtFirst: number | undefined
  /** The measure of a number, and back. */
  readonly along: (number: number) => number
  readonly back: (measure: number) => number
}

const mostTries = 6

/**
 * An edge near a start, found by runs in decimals alone: where the start is good, and the measure straight, that takes four or five.
 * It is an edge because the numbers on either side of it are asked exactly. Undefined where it leads to none.
 */
export function edgeNear({ first, second, along, back, apartAtFirst }: Start, probe: ExactProbe): Solution | undefined {
  let before = { at: first, apart: apartAtFirst ?? probe.apartExactly(new Decimal(first)) }
  let now = { at: second, apart: probe.apartExactly(new Decimal(second)) }
  for (let tries = 0; tries < mostTries; tries++) {
    if (before.apart === undefined || now.apart === undefined) return undefined
    const slope = (now.apart - before.apart) / (along(now.at) - along(before.at))
    const next = back(along(now.at) - now.apart / slope)
    if (!Number.isFinite(next)) return undefined
    const near = onGrid(new Decimal(next), 'below')
    if (Math.abs(next - now.at) < nearGrid) return closed(near, probe)
    before = now
    now = { at: near.toNumber(), apart: probe.apartExactly(near) }
  }
  return undefined
}

/** The edge at a number that binary fractions think is one: nearly always they are right to within a step of the grid. */
function closed(near: Decimal, { exactly }: Pick<Probe, 'exactly'>): Solution | undefined {
  for (const low of [near, near.minus(finest)]) {
    const high = low.plus(finest)
    if (exactly(low) !== exactly(high)) return edgeOf(low, high, exactly(low))
  }
  return undefined
}

/** The end on the true side. */
function edgeOf(low: Decimal, high: Decimal, isTrueLow: boolean): Solution {
  return isTrueLow ? { number: low, side: 'at-or-below' } : { number: high, side: 'at-or-above' }
}

/** Far below the grid, and above what binary fractions can tell. */
const closeEnough = 1e-14
const mostSteps = 60

/** An end of the stretch in which an edge lies; its distance counts half where it is kept twice, so that both ends close in. */
interface End {
  readonly at: number
  readonly apart: number | undefined
}

/** The edge in binary fractions: along straight lines where the distance is known (the Illinois rule), else by halving. */
function roughEdge(left: Decimal, right: Decimal, { roughly, apart }: Probe): Decimal {
  let low: End = { at: left.toNumber(), apart: apart(left) }
  let high: End = { at: right.toNumber(), apart: apart(right) }
  const isTrueLeft = roughly(left)
  let moved: 'low' | 'high' | undefined
  for (let step = 0; step < mostSteps && high.at - low.at > closeEnough; step++) {
    const crossing = step % 8 === 7 ? undefined : crossingOf(low, high)
    const at = crossing ?? (low.at + high.at) / 2
    if (!(at > low.at && at < high.at)) break
    const number = new Decimal(at)
    const here: End = { at, apart: crossing === undefined ? undefined : apart(number) }
    const isLow = here.apart === undefined ? roughly(number) === isTrueLeft : isSameSide(here, low)
    if (isLow) {
      if (moved === 'low') high = halved(high)
      low = here.apart === undefined ? { at, apart: apart(number) } : here
    } else {
      if (moved === 'high') low = halved(low)
      high = here.apart === undefined ? { at, apart: apart(number) } : here
    }
    moved = isLow ? 'low' : 'high'
    if (here.apart === 0) break
  }
  return new Decimal(high.at)
}

/** Where the straight line between two ends on either side of nought crosses it. */
function crossingOf(low: End, high: End): number | undefined {
  if (low.apart === undefined || high.apart === undefined || isSameSide(low, high)) return undefined
  return (low.at * high.apart - high.at * low.apart) / (high.apart - low.apart)
}

function isSameSide(one: End, other: End): boolean {
  return Math.sign(one.apart ?? 0) === Math.sign(other.apart ?? 0)
}

function halved(end: End): End {
  return end.apart === undefined ? end : { ...end, apart: end.apart / 2 }
}

function onGrid(number: Decimal, side: 'below' | 'above'): Decimal {
  return number.toDecimalPlaces(answerPlaces, side === 'below' ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL)
}
