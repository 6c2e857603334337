import { Decimal, zero } from '../base/decimal.ts'
import { type FinancialYear, parseYear, printYear } from '../base/financial-year.ts'
import { nearest } from '../base/nearest.ts'
import type { Input, InputUnit } from '../definition/definition.ts'
import type { Series } from '../definition/values/series.ts'
import type { Horizon } from '../definition/values/years.ts'
import { matcher } from '../formula/pattern.ts'
import type { Model } from '../model/model.ts'
import { placeOf } from '../model/uncertain.ts'
import { isStatedByYear, statedYears, valuesWith, within } from './stated-values.ts'

/** One figure of a definition, or several together, that is given other values. */
export interface Varied {
  /** As it was asked for. */
  readonly path: string
  /** All that change together: several where a pattern is asked for, or where one line of a file is read by several members. */
  readonly inputs: readonly Input[]
  /** Those of them that were not asked for: they stand in the same place of a file, and move with what was. */
  readonly others: readonly Input[]
  /** Where it is one year of an input. */
  readonly year?: FinancialYear
  readonly unit: InputUnit
  /** Whether a number is the value itself, or is added to every year that the definition states. */
  readonly how: 'value' | 'shift'
  /** The number that stands for the definition as it is: its value, or nought for a shift. */
  readonly central: Decimal
  /** The mean of what is stated: what a change of an amount by year is measured against. */
  readonly mean: Decimal
  /** The values of each input by year where the number is another one, each within what its key allows. */
  readonly at: (number: Decimal) => readonly Series[]
}

/** Why something cannot be varied, in words for the command line. */
export class NotVaried extends Error {}

/**
 * What a path of the command line varies: an input, one year of it (`lines.acute.growth.2020/21`), or a pattern
 * (`lines.*.growth`). Throws `NotVaried` where it names nothing that is stated, or what other rows would come of.
 */
export function variedBy(model: Model, path: string): Varied {
  if (path.includes('*')) return ofPattern(model, path)
  const whole = model.inputs.find((input) => input.path === path)
  if (whole !== undefined) return varied(path, sameStatement(model, refuseUnstated(whole)), model.horizon)
  const dot = path.lastIndexOf('.')
  const year = parseYear(path.slice(dot + 1))
  const input = year === undefined ? undefined : model.inputs.find((one) => one.path === path.slice(0, dot))
  if (year === undefined || input === undefined) throw new NotVaried(unknown(model, path))
  return ofYear(model, path, refuseUnstated(input), year)
}

/** Every figure that a definition states and that may be varied by itself: one for each place in a file. */
export function allVaried(model: Model): readonly Varied[] {
  const byPlace = new Map<string, Input[]>()
  for (const input of model.inputs) {
    if (whyFixed(input) !== undefined) continue
    const place = placeOf(input)
    const known = byPlace.get(place)
    if (known === undefined) byPlace.set(place, [input])
    else known.push(input)
  }
  return [...byPlace.values()].map((inputs) => varied((inputs[0] as Input).path, inputs, model.horizon))
}

function varied(path: string, inputs: readonly Input[], horizon: Horizon): Varied {
  const [input] = inputs as readonly [Input]
  const isByYear = isStatedByYear(input)
  const stated = statedYears(input, horizon)
  const values = input.values.filter((value, index): value is Decimal => stated(index) && value !== undefined)
  const mean = values.length === 0 ? zero : Decimal.sum(...values).div(values.length)
  const central = isByYear ? zero : (values[0] ?? zero)
  return {
    path,
    inputs,
    others: inputs.filter((one) => one.path !== path),
    unit: input.unit,
    how: isByYear ? 'shift' : 'value',
    central,
    mean,
    at: (number) =>
      inputs.map((one) => valuesWith(one, horizon, isByYear ? (value) => value.plus(number) : () => number)),
  }
}

function ofPattern(model: Model, pattern: string): Varied {
  const isMeant = matcher(pattern)
  const named = model.inputs.filter(({ path }) => isMeant(path))
  const meant = named.filter((input) => whyFixed(input) === undefined)
  // What stands in one place is one figure: it moves whole.
  const places = new Set(meant.map(placeOf))
  const inputs = model.inputs.filter((input) => places.has(placeOf(input)))
  const [first] = meant
  if (first === undefined)
    throw new NotVaried(named[0] === undefined ? unknown(model, pattern) : (whyFixed(named[0]) ?? ''))
  const other = inputs.find(({ unit }) => unit !== first.unit)
  if (other !== undefined)
    throw new NotVaried(
      `${pattern} takes in figures of unlike kinds, ${first.path} and ${other.path}: one number cannot be added to both.`,
    )
  const means = inputs.map((input) => varied(input.path, [input], model.horizon).mean)
  return {
    path: pattern,
    inputs,
    others: inputs.filter(({ path }) => !isMeant(path)),
    unit: first.unit,
    how: 'shift',
    central: zero,
    mean: Decimal.sum(...means).div(means.length),
    at: (number) => inputs.map((input) => valuesWith(input, model.horizon, (value) => value.plus(number))),
  }
}

function ofYear(model: Model, path: string, input: Input, year: FinancialYear): Varied {
  const { base, count } = model.horizon
  const index = year - base
  const value = input.values[index]
  if (value === undefined) {
    const [first, last] = [printYear(base + (input.values[0] === undefined ? 1 : 0)), printYear(base + count)]
    throw new NotVaried(`${input.path} has no value in ${printYear(year)}; it has ${first} to ${last}.`)
  }
  const inputs = sameStatement(model, input)
  return {
    path,
    inputs,
    others: inputs.filter((one) => one !== input),
    year,
    unit: input.unit,
    how: 'value',
    central: value,
    mean: value,
    at: (number) => inputs.map((one) => one.values.map((own, at) => (at === index ? within(one, number) : own))),
  }
}

/** Inputs that stand at one place of one file are one: what members of a place take from a file that they share. */
function sameStatement({ inputs }: Model, input: Input): readonly Input[] {
  const place = placeOf(input)
  return inputs.filter((other) => placeOf(other) === place)
}

/** Why an input cannot be given another number; undefined where it can. */
function whyFixed({ path, entry, isSetting, target }: Input): string | undefined {
  if (isSetting === true) return `${path} is a month or a year, which is not varied: change it with --set.`
  if (target === 'total') return `${path} is a stated total that figures are held against; nothing rests on it.`
  if (target === 'actual') return `${path} is what came out, which the plan is held against; nothing rests on it.`
  if (entry === undefined) return `${path} is not stated, so that it cannot be varied: state it, or give it with --set.`
  return undefined
}

function refuseUnstated(input: Input): Input {
  const why = whyFixed(input)
  if (why !== undefined) throw new NotVaried(why)
  return input
}

function unknown({ inputs, rows }: Model, path: string): string {
  if (rows.some((row) => row.path === path))
    return `${path} is a row, which is worked out. What can be varied is what the definition states, such as ${inputs.find((input) => whyFixed(input) === undefined)?.path ?? 'a growth'}.`
  const close = nearest(
    path,
    inputs.filter((input) => whyFixed(input) === undefined).map((input) => input.path),
  )
  return `The definition states no figure "${path}".${close === undefined ? '' : ` Did you mean ${close}?`}`
}
