import { heldNumber } from './held-number.ts'

/**
 * Logarithm and exponential in binary fractions from + - x and / alone, in one stated order: the same bits on every machine and in every
 * version of the runtime, which `Math.log` and `Math.exp` do not promise. To within two units in the last place.
 */

/** ln 2 in two parts, the first short enough that a whole number of it is exact. */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

const two52 = 4503599627370496
const bits = new Float64Array(1)
const words = new Uint32Array(bits.buffer)
/** Which of the two words holds the sign and the exponent: it depends on the machine's order of bytes. */
const highWord = (() => {
  bits[0] = 1
  return words[0] === 0 ? 1 : 0
})()

/** The natural logarithm: NaN below nought, -Infinity at nought. */
export function log(value: number): number {
  if (!(value > 0)) return value === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (value === Number.POSITIVE_INFINITY) return value
  let shift = 0
  let scaled = value
  if (value < 2.2250738585072014e-308) {
    scaled = value * two52
    shift = -52
  }
  bits[0] = scaled
  const high = words[highWord] as number
  let exponent = (high >>> 20) - 1023
  words[highWord] = (high & 0x000fffff) | 0x3ff00000
  let mantissa = bits[0] as number
  // From the root of a half to the root of two, about one.
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  exponent += shift
  // ln m = 2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + ...), |s| < 0.1716.
  const s = (mantissa - 1) / (mantissa + 1)
  const square = s * s
  let series = 0
  for (let power = 25; power >= 3; power -= 2) series = (series + 1 / power) * square
  return exponent * ln2High + (2 * s + (2 * s * series + exponent * ln2Low))
}

/** The exponential. */
export function exp(value: number): number {
  if (Number.isNaN(value)) return value
  if (value > 709.782712893384) return Number.POSITIVE_INFINITY
  if (value < -745.1332191019411) return 0
  const turns = Math.round(value * Math.LOG2E)
  const rest = value - turns * ln2High - turns * ln2Low
  // |rest| <= ln 2 / 2: the series of the exponential, its smallest terms first.
  let series = 1
  for (let term = 18; term >= 1; term--) series = 1 + (rest * series) / term
  return scaledBy(series, turns)
}

/** A number times a power of two, by exact steps. */
function scaledBy(value: number, power: number): number {
  let result = value
  let left = power
  for (; left > 1000; left -= 1000) result *= 2 ** 1000
  for (; left < -1000; left += 1000) result *= 2 ** -1000
  return result * 2 ** left
}

/** The largest whole exponent that is multiplied out: what rounding adds is then still below that of a logarithm. */
const mostMultiplied = 64

/** A value to a power: NaN where there is no such number, or it has too many digits to be held. */
export function powerOfNumber(of: number, exponent: number): number {
  const value = Number.isInteger(exponent)
    ? wholePower(of, exponent)
    : of === 0 && exponent > 0
      ? 0
      : exp(exponent * log(of))
  return heldNumber(value) ?? Number.NaN
}

function wholePower(of: number, exponent: number): number {
  if (Math.abs(exponent) > mostMultiplied) {
    const size = of === 0 ? (exponent > 0 ? 0 : Number.NaN) : exp(exponent * log(Math.abs(of)))
    return of < 0 && exponent % 2 !== 0 ? -size : size
  }
  let result = 1
  let square = of
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return exponent < 0 ? 1 / result : result
}
