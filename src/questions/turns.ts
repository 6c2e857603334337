import { Decimal } from '../base/decimal.ts'

/** A number of a scan, and how far apart the sides of a comparison are there; undefined where that cannot be said. */
export interface Scanned {
  readonly number: Decimal
  readonly apart: number | undefined
}

/** So many turns are followed, those that come nearest first. */
const mostTurns = 8

/** Places of a number that is told, and a stretch that is shorter than those. */
const places = 12
const shortest = 1e-13
const mostTries = 80

/** What of a stretch is kept in each step of a search that asks one number a step. */
const golden = (Math.sqrt(5) - 1) / 2

/**
 * Between the numbers of a scan, where the two sides come nearer to each other than at the numbers about it and part again: the number at
 * which they are nearest, or one at which they have crossed. Two edges in one step show there and nowhere else. In ascending order.
 */
export function turnsAlong(scan: readonly Scanned[], apartAt: (number: Decimal) => number | undefined): Scanned[] {
  const turns = scan.flatMap((here, index) => {
    const [before, after] = [scan[index - 1], scan[index + 1]]
    return before !== undefined && after !== undefined && isTurn(before, here, after)
      ? [{ before, here, after, distance: Math.abs(here.apart as number) }]
      : []
  })
  return turns
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostTurns)
    .map(({ before, here, after }) => nearest(before, here, after, apartAt))
    .sort((one, other) => one.number.comparedTo(other.number))
}

function isTurn(before: Scanned, here: Scanned, after: Scanned): boolean {
  const [left, middle, right] = [before.apart, here.apart, after.apart]
  if (left === undefined || middle === undefined || right === undefined || middle === 0) return false
  const isOneSide = Math.sign(left) === Math.sign(middle) && Math.sign(right) === Math.sign(middle)
  // What is flat turns nowhere, noise of the last bits included.
  const near = Math.abs(middle) * (1 + 1e-12)
  return (
    isOneSide &&
    Math.abs(left) >= Math.abs(middle) &&
    Math.abs(right) >= Math.abs(middle) &&
    (Math.abs(left) > near || Math.abs(right) > near)
  )
}

/** A search by the golden section for the least distance on one side; it ends where the other side is met. */
function nearest(
  before: Scanned,
  here: Scanned,
  after: Scanned,
  apartAt: (number: Decimal) => number | undefined,
): Scanned {
  const side = Math.sign(here.apart as number)
  let [low, high] = [before.number.toNumber(), after.number.toNumber()]
  let best = here
  for (let tries = 0; tries < mostTries && high - low > shortest; tries++) {
    const middle = best.number.toNumber()
    const isLeftLonger = middle - low > high - middle
    const asked = isLeftLonger ? middle - (1 - golden) * (middle - low) : middle + (1 - golden) * (high - middle)
    const number = new Decimal(asked).toDecimalPlaces(places)
    const apart = apartAt(number)
    if (apart === undefined || number.eq(best.number)) break
    if (Math.sign(apart) !== side) return { number, apart }
    if (Math.abs(apart) < Math.abs(best.apart as number)) {
      if (isLeftLonger) high = middle
      else low = middle
      best = { number, apart }
    } else if (isLeftLonger) low = asked
    else high = asked
  }
  return best
}
