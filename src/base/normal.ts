import { exp, log } from './elementary.ts'

/** The value of a polynomial, the coefficient of the highest power first. */
function polynomial(coefficients: readonly number[], at: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * at + coefficient
  return sum
}

/*
 * Rational approximations of the quantile of the normal distribution: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988),
 * 477 to 484, PPND16, accurate to about one part in 10^16.
 */
const centre = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  under: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
}
const middle = {
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  under: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
}
const tail = {
  over: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
}

/** The value below which a standard normal draw lies with a probability: -Infinity at 0, Infinity at 1. */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(centre.over, r)) / polynomial(centre.under, r)
  }
  const below = q < 0 ? probability : 1 - probability
  if (!(below > 0)) return below === 0 ? (q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN
  const r = Math.sqrt(-log(below))
  const [{ over, under }, at] = r <= 5 ? [middle, r - 1.6] : [tail, r - 5]
  const size = polynomial(over, at) / polynomial(under, at)
  return q < 0 ? -size : size
}

const rootOfTwoPi = 2.5066282746310002

/** The probability that a standard normal draw lies below a value. */
export function normalProbability(value: number): number {
  const size = Math.abs(value)
  if (size > 39) return value < 0 ? 0 : 1
  const density = exp((-size * size) / 2) / rootOfTwoPi
  const half = size < 3 ? 0.5 - density * seriesOf(size) : density * fractionOf(size)
  return value < 0 ? half : 1 - half
}

/** x + x^3 / 3 + x^5 / (3 x 5) + ...: the middle of the distribution over its density. */
function seriesOf(size: number): number {
  let term = size
  let sum = size
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (size * size) / odd
    sum += term
  }
  return sum
}

/** 1 / (x + 1 / (x + 2 / (x + 3 / ...))): the tail over its density. */
function fractionOf(size: number): number {
  let under = size
  for (let step = 120; step >= 1; step--) under = size + step / under
  return 1 / under
}
