/** Columns of independent standard normal draws, each with its name. */
type Columns = readonly { readonly name: string; readonly draws: Float64Array }[]

/**
 * Turn independent normal draws so that the first column, of which points are spread most evenly, runs in the direction in which an
 * answer rises: a reflection (Householder's), after which they are independent and normal as before. It is the first step of the linear
 * transformation of J. Imai and K. S. Tan (2006). Undefined where there is nothing to turn.
 */
export function turnTo(columns: Columns, slopes: ReadonlyMap<string, number>): ((count: number) => void) | undefined {
  const direction = columns.map(({ name }) => slopes.get(name) ?? 0)
  const size = Math.sqrt(sumOfSquares(direction))
  if (!(size > 0) || columns.length < 2) return undefined
  // Of the two ways along the direction the one that is further from the first column loses no digits.
  const sign = (direction[0] ?? 0) > 0 ? -1 : 1
  const mirror = direction.map((slope, at) => (at === 0 ? 1 : 0) - (sign * slope) / size)
  const scale = 2 / sumOfSquares(mirror)
  const parts = columns.flatMap(({ draws }, at) => {
    const weight = mirror[at] ?? 0
    return weight === 0 ? [] : [{ draws, weight }]
  })
  let along = new Float64Array(0)
  return (count) => {
    if (along.length < count) along = new Float64Array(count)
    along.fill(0, 0, count)
    for (const { draws, weight } of parts)
      for (let at = 0; at < count; at++) along[at] = (along[at] as number) + weight * (draws[at] as number)
    for (const { draws, weight } of parts) {
      const own = scale * weight
      for (let at = 0; at < count; at++) draws[at] = (draws[at] as number) - own * (along[at] as number)
    }
  }
}

function sumOfSquares(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
