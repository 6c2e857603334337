import type { Decimal } from '../../base/decimal.ts'
import { originalsIn, rowsBetween } from '../between.ts'
import type { Plan } from '../plan.ts'
import { type Ran, startOn } from '../running.ts'
import type { Builder } from './builder.ts'
import type { Program, Value } from './instructions.ts'
import { Translator } from './translate.ts'
import type { ValueBounds } from './value-bounds.ts'

/** A figure that varies: the position of an input in the plan, and the year, by index from the base year. */
export interface Argument {
  readonly input: number
  readonly year: number
  /** The least and the most that it is in any evaluation, where they are known: a choice that always falls the same way is then left out. */
  readonly within?: ValueBounds
}

/** A figure that is asked for: the position of a row in the plan, and the year, by index from the base year. */
export interface Result {
  readonly row: number
  readonly year: number
}

/** A plan that was run in decimals as instructions that work out results from arguments, years one after another. */
export function instructionsFor(ran: Ran<Decimal>, args: readonly Argument[], results: readonly Result[]): Program {
  const { plan } = ran
  const setting = args.map(({ input }) => plan.inputs[input]).find((input) => input?.isSetting === true)
  if (setting !== undefined) throw new Error(`Another ${setting.path} asks for another model`)
  const originalOf = originalsIn(plan)
  const written = new Map<number, (Value | undefined)[]>()
  const asked = results.map(({ row }) => originalOf(row))
  const { isBetween } = rowsBetween(plan, originalOf, [...new Set(args.map(({ input }) => input))], [], asked)
  const rowOf = (row: number, year: number): Value | undefined => {
    const original = originalOf(row)
    const years = written.get(original)
    if (year >= (years?.length ?? 0) && isBetween(original)) throw new Error(`${plan.paths[row]} is not written yet`)
    return years?.[year]
  }
  const translator = new Translator(startOn(ran), rowOf, argumentsAt(args, plan))
  const write = (row: number, year: number, known: number): void => {
    const code = (year === 0 ? plan.bases : plan.formulas)[row]
    const years = written.get(row) ?? []
    written.set(row, years)
    years[year] = code && translator.formula(code, year, known)
  }
  const order = plan.order.filter(isBetween)
  for (let year = 0; year <= plan.count; year++) for (const row of order) write(row, year, year)
  for (const row of plan.afterwards) {
    if (isBetween(row)) for (let year = 0; year <= plan.count; year++) write(row, year, plan.count)
  }
  return {
    results: results.map(({ row, year }) => translator.row(row, year)),
    instructions: translator.builder.instructions,
    argumentCount: args.length,
  }
}

/** What stands for an input in a year where it is an argument. One that is named twice is the last of these. */
function argumentsAt(
  args: readonly Argument[],
  { count }: Plan,
): (builder: Builder, input: number, year: number) => Value | undefined {
  const positions = new Map<number, number>()
  for (const [position, { input, year }] of args.entries()) {
    if (!(year >= 0 && year <= count)) throw new RangeError(`There is no year ${year} by index`)
    positions.set(input * (count + 1) + year, position)
  }
  const values = new Map<number, Value>()
  return (builder, input, year) => {
    const position = year < 0 ? undefined : positions.get(input * (count + 1) + year)
    if (position === undefined) return undefined
    const value = values.get(position) ?? builder.argument(position, args[position]?.within)
    values.set(position, value)
    return value
  }
}
