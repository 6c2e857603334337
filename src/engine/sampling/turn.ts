/** A reflection of independent draws: what each lies along, and how much of it each loses. */
export interface Turn {
  readonly along: readonly number[]
  readonly lost: readonly number[]
}

/**
 * What turns independent normal draws so that the first one, of which points are spread most evenly, runs in the direction in which an
 * answer rises: a reflection (Householder's), after which they are independent and normal as before. It is the first step of the linear
 * transformation of J. Imai and K. S. Tan (2006). Undefined where there is nothing to turn.
 */
export function turnTo(direction: readonly number[]): Turn | undefined {
  const size = Math.sqrt(sumOfSquares(direction))
  if (!(size > 0) || direction.length < 2) return undefined
  // Of the two ways along the direction the one that is further from the first column loses no digits.
  const sign = (direction[0] ?? 0) > 0 ? -1 : 1
  const along = direction.map((slope, at) => (at === 0 ? 1 : 0) - (sign * slope) / size)
  const scale = 2 / sumOfSquares(along)
  return { along, lost: along.map((weight) => scale * weight) }
}

function sumOfSquares(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
