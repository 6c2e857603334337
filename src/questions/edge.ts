import { Decimal } from '../base/decimal.ts'

/** Decimal places of an answer. */
const answerPlaces = 12
const finest = new Decimal(`1e-${answerPlaces}`)

/** Whether something is true of a number, in either arithmetic. */
export interface Probe {
  readonly roughly: (number: Decimal) => boolean
  readonly exactly: (number: Decimal) => boolean
  /** How far apart the two sides of a comparison are, in binary fractions; undefined where that cannot be said. */
  readonly apart: (number: Decimal) => number | undefined
}

/** The end on the true side of the edge between two numbers of which one is true, on the grid of twelve places. */
export function edgeBetween(left: Decimal, right: Decimal, asked: Probe): Decimal {
  const { exactly } = asked
  const isTrueLeft = exactly(left)
  const rough = roughEdge(left, right, asked)
  let low = onGrid(left, 'below')
  let high = onGrid(right, 'above')
  const narrow = (number: Decimal): void => {
    if (number.lte(low) || number.gte(high)) return
    if (exactly(number) === isTrueLeft) low = number
    else high = number
  }
  // Binary fractions are nearly always right to within a step or two of the grid.
  const near = onGrid(rough, 'below')
  for (let reach = finest; reach.lt(high.minus(low)); reach = reach.times(16)) {
    narrow(near.minus(reach))
    narrow(near.plus(reach))
    narrow(near)
    if (low.gte(near.minus(reach)) && high.lte(near.plus(reach))) break
  }
  while (high.minus(low).gt(finest)) narrow(onGrid(low.plus(high).div(2), 'below'))
  return isTrueLeft ? low : high
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
