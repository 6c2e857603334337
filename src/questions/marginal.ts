import { Decimal } from '../base/decimal.ts'
import type { Range } from '../definition/values/entry.ts'
import type { Plain } from '../definition/values/scalar.ts'
import { betaQuantile } from './beta.ts'
import { normalQuantile } from './normal.ts'

export { rangeOf } from '../model/uncertain.ts'

/** How one figure is uncertain: of its value, or of what is added to every year of it. */
export interface Marginal {
  /** The number below which a draw lies with a probability, in binary fractions. */
  readonly quantile: (probability: number) => number
  /** The interval that is stated, and how much of the distribution lies in it; undefined where the shape is stated another way. */
  readonly stated: { readonly low: Decimal; readonly high: Decimal; readonly interval: Decimal } | undefined
}

/** What of a range has no meaning beside the value it belongs to, in words that go on after its path. */
export class NoMarginal extends Error {}

/** How much of its distribution an interval holds where nothing is said. */
export const usualProbability = new Decimal('0.8')

/**
 * The distribution that a range states about the number that stands for the definition as it is: nought for what is stated by year.
 * `inUnit` brings what is stated to the unit that the number is in. Throws `NoMarginal` where that lies outside it.
 */
export function marginalOf(
  range: Range,
  central: Decimal,
  inUnit: (plain: Plain) => Decimal | undefined = plainValue,
): Marginal {
  const amount = (name: string): Decimal | undefined => {
    const plain = range[name]
    return plain && (name === 'interval' ? plainValue(plain) : inUnit(plain))
  }
  const shape = range.shape?.value ?? 'normal'
  const [low, high, sd] = [amount('low'), amount('high'), amount('sd')]
  const [min, max, mode] = [amount('min'), amount('max'), amount('mode')]
  const c = central.toNumber()
  if (low !== undefined && high !== undefined) {
    refuseOutside(central, low, high, 'low', 'high')
    const interval = amount('interval') ?? usualProbability
    return {
      quantile: twoPiece(c, low.toNumber(), high.toNumber(), interval.toNumber()),
      stated: { low, high, interval },
    }
  }
  if (min !== undefined && max !== undefined) {
    refuseOutside(central, min, max, 'min', 'max')
    if (mode !== undefined && !mode.eq(central))
      throw new NoMarginal('the mode of its range is not the value it is stated at')
    const [from, to] = [min.toNumber(), max.toNumber()]
    const quantile =
      shape === 'triangular' ? triangular(from, c, to) : shape === 'pert' ? pert(from, c, to) : uniform(from, to)
    return { quantile, stated: undefined }
  }
  const spread = sd?.toNumber() ?? 0
  return { quantile: (u) => c + spread * normalQuantile(u), stated: undefined }
}

function plainValue({ value }: Plain): Decimal | undefined {
  return value instanceof Decimal ? value : undefined
}

function refuseOutside(central: Decimal, low: Decimal, high: Decimal, ...names: readonly [string, string]): void {
  if (central.lt(low) || central.gt(high))
    throw new NoMarginal(`the value it is stated at lies outside ${names[0]} and ${names[1]} of its range`)
}

/**
 * The two-piece normal: two halves of normal distributions that meet at the central value, with a density that does not jump there, so
 * that the interval holds exactly its probability.
 */
function twoPiece(central: number, low: number, high: number, interval: number): (u: number) => number {
  const z = normalQuantile((1 + interval) / 2)
  const [below, above] = [(central - low) / z, (high - central) / z]
  const weight = below + above === 0 ? 0.5 : below / (below + above)
  const along = (spread: number, u: number): number => (spread === 0 ? central : central + spread * normalQuantile(u))
  return (u) =>
    u < weight || weight === 1 ? along(below, u / (2 * weight)) : along(above, 0.5 + (u - weight) / (2 * (1 - weight)))
}

function uniform(min: number, max: number): (u: number) => number {
  return (u) => min + (max - min) * u
}

function triangular(min: number, mode: number, max: number): (u: number) => number {
  const whole = max - min
  const share = whole === 0 ? 0 : (mode - min) / whole
  return (u) =>
    u < share ? min + Math.sqrt(u * whole * (mode - min)) : max - Math.sqrt((1 - u) * whole * (max - mode))
}

/** The beta distribution that planners call PERT, of shape 4. */
function pert(min: number, mode: number, max: number): (u: number) => number {
  const whole = max - min
  if (whole === 0) return () => min
  const [one, other] = [1 + (4 * (mode - min)) / whole, 1 + (4 * (max - mode)) / whole]
  return (u) => min + whole * betaQuantile(u, one, other)
}
