import { exp, log } from '../base/elementary.ts'

/** The value below which a draw of the beta distribution lies with a probability; both shapes at least 1. */
export function betaQuantile(probability: number, one: number, other: number): number {
  if (!(probability > 0)) return 0
  if (probability >= 1) return 1
  const scale = logGamma(one + other) - logGamma(one) - logGamma(other)
  let [low, high] = [0, 1]
  let at = one / (one + other)
  // Newton's steps, kept between bounds that close in: the distribution rises everywhere between nought and one.
  for (let step = 0; step < 200; step++) {
    const miss = betaProbability(at, one, other) - probability
    if (miss > 0) high = at
    else low = at
    const density = exp(scale + (one - 1) * log(at) + (other - 1) * log(1 - at))
    const next = at - miss / density
    const inside = next > low && next < high ? next : (low + high) / 2
    if (inside === at || high - low < 1e-16) return inside
    at = inside
  }
  return at
}

/** The probability that a draw of the beta distribution lies below a value. */
export function betaProbability(value: number, one: number, other: number): number {
  if (!(value > 0)) return 0
  if (value >= 1) return 1
  const front = exp(logGamma(one + other) - logGamma(one) - logGamma(other) + one * log(value) + other * log(1 - value))
  // The fraction closes in quickly on the side of the mean that the value lies on.
  return value < (one + 1) / (one + other + 2)
    ? (front * fractionOf(value, one, other)) / one
    : 1 - (front * fractionOf(1 - value, other, one)) / other
}

const steps = 80

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8), from its far end. */
function fractionOf(value: number, one: number, other: number): number {
  let under = 1
  for (let step = steps; step >= 1; step--) {
    const half = Math.floor(step / 2)
    const term =
      step % 2 === 0
        ? (half * (other - half) * value) / ((one + 2 * half - 1) * (one + 2 * half))
        : (-(one + half) * (one + other + half) * value) / ((one + 2 * half) * (one + 2 * half + 1))
    under = 1 + term / under
  }
  return 1 / under
}

const halfLogTwoPi = 0.9189385332046728

/** The logarithm of the gamma function of a value above nought: Stirling's series, after steps up to where it is exact enough. */
function logGamma(value: number): number {
  let product = 1
  let at = value
  for (; at < 12; at += 1) product *= at
  const square = 1 / (at * at)
  const series =
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))) /
    at
  return (at - 0.5) * log(at) - at + halfLogTwoPi + series - log(product)
}
