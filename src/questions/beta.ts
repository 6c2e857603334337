import { exp, log } from '../base/elementary.ts'

/** A beta distribution. */
export interface Beta {
  /** The probability that a draw lies below a value. */
  readonly probability: (value: number) => number
  /** The value below which a draw lies with a probability. */
  readonly quantile: (probability: number) => number
}

/** The beta distribution of two shapes, both at least 1. */
export function betaOf(one: number, other: number): Beta {
  const [lower, upper] = [lowerBeta(one, other), lowerBeta(other, one)]
  const { mean, middle } = lower
  return {
    probability: (value) => {
      if (!(value > 0)) return 0
      if (value >= 1) return 1
      return value < mean ? lower.at(value)[0] : 1 - upper.at(1 - value)[0]
    },
    quantile: (wanted) => {
      if (!(wanted > 0)) return 0
      if (wanted >= 1) return 1
      return wanted < middle ? lower.reaching(wanted) : 1 - upper.reaching(1 - wanted)
    },
  }
}

/** The part of a beta distribution below its mean, where what is small is exact. */
interface LowerBeta {
  readonly mean: number
  /** The probability below the mean. */
  readonly middle: number
  /** The probability below a value, and the density there. */
  readonly at: (value: number) => readonly [number, number]
  /** The value below which a draw lies with a probability. */
  readonly reaching: (probability: number) => number
}

function lowerBeta(one: number, other: number): LowerBeta {
  const scale = logGamma(one + other) - logGamma(one) - logGamma(other)
  const mean = one / (one + other)
  const at: LowerBeta['at'] = (value) => {
    const front = exp(scale + one * log(value) + other * log(1 - value))
    return [(front * fractionOf(value, one, other)) / one, front / (value * (1 - value))]
  }
  const reaching = (wanted: number): number => {
    let [low, high] = [0, 1]
    // Where it is reached if nothing but the power of the value were in the density.
    let value = Math.min(mean, exp((log(wanted * one) - scale) / one))
    // Steps that follow the curve as well as the slope (Halley's), kept between bounds that close in: the distribution rises everywhere
    // between nought and one.
    for (let step = 0; step < 100; step++) {
      const [below, density] = at(value)
      const miss = below - wanted
      if (miss > 0) high = value
      else low = value
      const newton = miss / density
      const bend = (one - 1) / value - (other - 1) / (1 - value)
      const next = value - newton / Math.max(0.5, 1 - (newton * bend) / 2)
      const inside = next > low && next < high ? next : (low + high) / 2
      // Beyond this a step is rounding alone.
      if (Math.abs(inside - value) <= 1e-15 * value) return inside
      value = inside
    }
    return value
  }
  return { mean, middle: at(mean)[0], at, reaching }
}

/** What a fraction may still be changed by when it ends. */
const closest = 1e-16
const mostSteps = 200
const leastDivisor = 1e-300

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8), from its near end (W. J. Lentz's method). */
function fractionOf(value: number, one: number, other: number): number {
  let [upper, under, fraction] = [1, 0, 1]
  for (let step = 1; step <= mostSteps; step++) {
    const half = Math.floor(step / 2)
    const term =
      step % 2 === 0
        ? (half * (other - half) * value) / ((one + 2 * half - 1) * (one + 2 * half))
        : (-(one + half) * (one + other + half) * value) / ((one + 2 * half) * (one + 2 * half + 1))
    under = 1 / notNought(1 + term * under)
    upper = notNought(1 + term / upper)
    const change = upper * under
    fraction *= change
    if (Math.abs(change - 1) < closest) break
  }
  return 1 / fraction
}

function notNought(value: number): number {
  return Math.abs(value) < leastDivisor ? leastDivisor : value
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
