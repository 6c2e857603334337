import { Decimal, toPlain, zero } from '../base/decimal.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import { normalQuantile } from '../base/normal.ts'
import type { Input } from '../definition/definition.ts'
import type { Range } from '../definition/values/entry.ts'
import type { Plain } from '../definition/values/scalar.ts'
import { inDefinitionUnit, single } from '../definition/values/series.ts'
import { rangeOf } from '../model/uncertain.ts'
import { betaOf } from './beta.ts'
import { isStatedByYear } from './stated-values.ts'

/** How one figure is uncertain: of its value, or of what is added to every year of it. */
export interface Marginal {
  /** The number below which a draw lies with a probability, in binary fractions. */
  readonly quantile: (probability: number) => number
  /** Where it is a plain normal distribution; else the probability at which two formulas meet, if they do. */
  readonly normal?: { readonly centre: number; readonly spread: number }
  readonly split?: number
  /** The interval that is stated, and how much of the distribution lies in it; undefined where the shape is stated another way. */
  readonly stated: { readonly low: Decimal; readonly high: Decimal; readonly interval: Decimal } | undefined
}

/** How much of its distribution an interval holds where nothing is said. */
export const usualProbability = new Decimal('0.8')

/**
 * The distribution that a range states about the number that stands for the definition as it is: nought for what is stated by year.
 * `inUnit` brings a part of it, by its name, to the unit that the number is in.
 */
export function marginalOf(
  range: Range,
  central: Decimal,
  inUnit: (plain: Plain, name: string) => Decimal | undefined = plainValue,
): Marginal {
  const amount = (name: string): Decimal | undefined => {
    const plain = range[name]
    return plain && (name === 'interval' ? plainValue(plain) : inUnit(plain, name))
  }
  const shape = range.shape?.value ?? 'normal'
  const [low, high, sd] = [amount('low'), amount('high'), amount('sd')]
  const [min, max] = [amount('min'), amount('max')]
  const c = central.toNumber()
  if (low !== undefined && high !== undefined) {
    mustHold(central, low, high)
    const interval = amount('interval') ?? usualProbability
    return { ...twoPiece(c, low.toNumber(), high.toNumber(), interval.toNumber()), stated: { low, high, interval } }
  }
  if (min !== undefined && max !== undefined) {
    mustHold(central, min, max)
    const [from, to] = [min.toNumber(), max.toNumber()]
    if (shape === 'triangular') return { ...triangular(from, c, to), stated: undefined }
    return { quantile: shape === 'pert' ? pert(from, c, to) : uniform(from, to), stated: undefined }
  }
  return { ...plainNormal(c, sd?.toNumber() ?? 0), stated: undefined }
}

/**
 * How a figure is uncertain, about the number that stands for the definition as it is: its value, or nought for what is added to every
 * year. Undefined where it has no range. `unit` is that of the definition.
 */
export function marginalOfInput(input: Input, central: Decimal, unit: MoneyUnit): Marginal | undefined {
  const [range, { entry }] = [rangeOf(input), input]
  if (range === undefined || entry === undefined) return undefined
  // Of one value of which the command line changes a year the range is still from level to level.
  const isLevel = isStatedByYear(input) && entry.content.form === 'plain'
  const about = (isLevel ? single(entry, unit) : undefined) ?? zero
  return marginalOf(range, central, (plain, name) => {
    const amount = inDefinitionUnit(plain, entry, unit)
    return name === 'sd' ? amount : amount?.minus(about)
  })
}

function plainValue({ value }: Plain): Decimal | undefined {
  return value instanceof Decimal ? value : undefined
}

/** A definition whose value lies outside its range is refused when it is read. */
function mustHold(central: Decimal, low: Decimal, high: Decimal): void {
  if (central.lt(low) || central.gt(high))
    throw new Error(`A range from ${toPlain(low)} to ${toPlain(high)} does not hold ${toPlain(central)}`)
}

/**
 * The two-piece normal: two halves of normal distributions that meet at the central value, with a density that does not jump there, so
 * that the interval holds exactly its probability.
 */
function twoPiece(central: number, low: number, high: number, interval: number): Shape {
  const z = normalQuantile((1 + interval) / 2)
  const [below, above] = [(central - low) / z, (high - central) / z]
  if (below === above) return plainNormal(central, below)
  const weight = below / (below + above)
  const along = (spread: number, u: number): number => (spread === 0 ? central : central + spread * normalQuantile(u))
  return {
    split: weight,
    quantile: (u) =>
      u < weight || weight === 1
        ? along(below, u / (2 * weight))
        : along(above, 0.5 + (u - weight) / (2 * (1 - weight))),
  }
}

type Shape = Omit<Marginal, 'stated'>

function plainNormal(centre: number, spread: number): Shape {
  return { normal: { centre, spread }, quantile: (u) => (spread === 0 ? centre : centre + spread * normalQuantile(u)) }
}

function uniform(min: number, max: number): (u: number) => number {
  return (u) => min + (max - min) * u
}

function triangular(min: number, mode: number, max: number): Shape {
  const whole = max - min
  const share = whole === 0 ? 0 : (mode - min) / whole
  return {
    split: share,
    quantile: (u) =>
      u < share ? min + Math.sqrt(u * whole * (mode - min)) : max - Math.sqrt((1 - u) * whole * (max - mode)),
  }
}

/** The beta distribution that planners call PERT, of shape 4. */
function pert(min: number, mode: number, max: number): (u: number) => number {
  const whole = max - min
  if (whole === 0) return () => min
  const [one, other] = [1 + (4 * (mode - min)) / whole, 1 + (4 * (max - mode)) / whole]
  const { quantile } = betaOf(one, other)
  return (u) => min + whole * quantile(u)
}
