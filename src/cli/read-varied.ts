import { Decimal } from '../base/decimal.ts'
import { parseYear, printYear } from '../base/financial-year.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import { mendYear } from '../definition/values/mend-years.ts'
import { numberOfUnit } from '../definition/values/number-of-unit.ts'
import type { Horizon } from '../definition/values/years.ts'
import type { Model } from '../model/model.ts'
import type { VariedSide } from '../questions/answers-at.ts'
import type { When } from '../questions/probe.ts'
import { refusedNumber } from '../questions/refused-number.ts'
import type { Interval } from '../questions/solve.ts'
import { NotVaried, type Varied, variedBy } from '../questions/varied.ts'
import { RefusedValue, UsageError } from './host.ts'

/** What a path of the command line varies. Throws a `UsageError` that says what can be varied. */
export function readVaried(model: Model, path: string, option: string): Varied {
  try {
    return variedBy(model, path)
  } catch (problem) {
    if (problem instanceof NotVaried) throw new UsageError(`${option} ${path}: ${problem.message}`)
    throw problem
  }
}

/**
 * Read an interval such as `0%..6%`, its ends written as the figures of what is varied, bare money in the unit given. `within` is the
 * text that it stands in. Throws a `RefusedValue` where a definition would not take an end of it.
 */
export function readInterval(
  text: string,
  option: string,
  varied: Varied,
  model: Model,
  unit: MoneyUnit = model.unit,
  within: { readonly text: string; readonly start: number } = { text, start: 0 },
): Interval {
  const [from, to, ...rest] = text.split('..')
  if (from === undefined || to === undefined || rest.length > 0 || from.trim() === '' || to.trim() === '')
    throw new UsageError(`${option} takes an interval such as 0%..6%, not "${text}".`)
  const low = readNumber(from.trim(), option, varied, model, unit)
  const high = readNumber(to.trim(), option, varied, model, unit)
  if (low.gte(high)) throw new UsageError(`${option} ${text} runs backwards, or holds one number only.`)
  const file = { path: option, text: within.text }
  const ends = [
    { number: low, start: within.start, end: within.start + from.length },
    { number: high, start: within.start + from.length + 2, end: within.start + text.length },
  ]
  for (const { number, start, end } of ends) {
    const refused = refusedNumber(varied, number, model.horizon, { file, start, end })
    if (refused !== undefined) throw new RefusedValue(refused)
  }
  return { low, high }
}

/** More numbers than this of one figure fill no table. */
const mostNumbers = 10_000

/** Read a figure with the numbers it is given, such as `lines.acute.growth=0%..6%:1%`: the last where the steps meet it. */
export function readSide(text: string, option: string, model: Model, unit: MoneyUnit = model.unit): VariedSide {
  const equals = text.indexOf('=')
  const colon = text.lastIndexOf(':')
  if (equals < 1 || colon < equals)
    throw new UsageError(
      `${option} takes a figure with its numbers, such as lines.acute.growth=0%..6%:1%, not "${text}".`,
    )
  const varied = readVaried(model, text.slice(0, equals).trim(), option)
  const { low, high } = readInterval(text.slice(equals + 1, colon), option, varied, model, unit, {
    text,
    start: equals + 1,
  })
  const step = readNumber(text.slice(colon + 1).trim(), option, varied, model, unit)
  if (step.lte(0)) throw new UsageError(`${option} ${text}: a step is above nought.`)
  const count = high.minus(low).div(step).floor().toNumber() + 1
  if (count > mostNumbers) throw new UsageError(`${option} ${text}: ${count} numbers are too many. Take longer steps.`)
  return { varied, numbers: Array.from({ length: count }, (_, at) => low.plus(step.times(at))) }
}

/** Read a number of what is varied: money is written in a unit and comes out in that of the definition. */
export function readNumber(
  text: string,
  option: string,
  { unit }: Varied,
  model: Model,
  moneyUnit: MoneyUnit = model.unit,
): Decimal {
  const read = numberOfUnit(text, option, unit, moneyUnit)
  if (read instanceof Decimal)
    return unit === 'money' && moneyUnit !== model.unit
      ? read.times(poundsIn(moneyUnit)).div(poundsIn(model.unit))
      : read
  throw new UsageError(`${option}: ${read.message}`)
}

/** Read a year of the scenario, by index from the base year. `whose` says of how many scenarios it is a year, where there are several. */
export function readYear(text: string, option: string, { base, count }: Horizon, whose?: string): number {
  const year = parseYear(text)
  const [first, last] = [printYear(base), printYear(base + count)]
  if (year === undefined) {
    const meant = mendYear(text)
    const example = meant !== undefined && meant >= first && meant <= last ? meant : last
    throw new UsageError(
      `${option}: "${text}" is no financial year. Write one from ${first} to ${last}, such as ${example}.`,
    )
  }
  if (year < base || year > base + count)
    throw new UsageError(
      whose === undefined
        ? `${option}: ${printYear(year)} lies outside this scenario, which has ${first} to ${last}.`
        : `${option}: ${printYear(year)} lies outside ${whose}, ${first} to ${last}.`,
    )
  return year - base
}

/** Read the year of a condition: one, `all` or `any`; the last where none is given. */
export function readWhen(text: string | undefined, option: string, horizon: Horizon): When {
  if (text === undefined) return horizon.count
  return text === 'all' || text === 'any' ? text : readYear(text, option, horizon)
}
