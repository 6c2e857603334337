import { Decimal, one } from './decimal.ts'

/** Beyond so many digits two decimals differ by rounding alone. */
const same = new Decimal('1e-38')

/**
 * The value to the power of an exponent, to the digits of a division or nearly so. A whole root, which is what averages over
 * years are, is found from its fifteen digits in binary by Newton's steps, each of which doubles them: by logarithms it would
 * take a hundred times as long. Undefined where there is no such number.
 */
export function powerOf(value: Decimal, exponent: Decimal): Decimal | undefined {
  const degree = exponent.gt(0) ? one.div(exponent).round() : undefined
  const isRoot = degree?.gt(1) === true && degree.lte(1000) && degree.times(exponent).minus(1).abs().lte(same)
  const found = isRoot && value.gt(0) ? rootOf(value, degree.toNumber()) : undefined
  if (found !== undefined) return found
  const power = value.pow(exponent)
  return power.isFinite() ? power : undefined
}

/** Undefined where the value is out of the reach of binary fractions, or the steps do not settle. */
function rootOf(value: Decimal, degree: number): Decimal | undefined {
  const start = value.toNumber() ** (1 / degree)
  if (!Number.isFinite(start) || start === 0) return undefined
  let root = new Decimal(start)
  for (let step = 0; step < 4; step++) {
    const below = root.pow(degree - 1)
    const next = root.minus(root.times(below).minus(value).div(below.times(degree)))
    if (next.minus(root).abs().lte(root.times(same))) return next
    root = next
  }
  return undefined
}
