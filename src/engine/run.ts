import type { Numeric, Source } from '../formula/node.ts'
import type { Arithmetic, Values } from './arithmetic.ts'
import { calculate } from './calculate.ts'
import { type Code, lower } from './code.ts'
import { type Plan, rowNames } from './plan.ts'
import { type Ran, type Running, startOn } from './running.ts'
import { type Strands, someOf, strandsOf } from './strands.ts'

/**
 * Run a plan on values of its inputs, year by year, the base year first. What has no value (growth of nothing, a share of
 * no funding) is undefined, and so is what rests on it. Inputs are by position, as the plan lists them. `known` gives rows by path whose
 * values are known beforehand, and are taken as they are.
 */
export function run<V>(
  plan: Plan,
  arithmetic: Arithmetic<V>,
  inputs: Values<V>,
  known?: (path: string) => readonly (V | undefined)[] | undefined,
): Values<V> {
  if (inputs.length < plan.inputs.length) throw new Error(`The plan needs ${plan.inputs.length} inputs`)
  const values: Known<V> = new Array(plan.paths.length)
  const running = startOn({ plan, arithmetic, inputs, values })
  const isKnown = (row: number): boolean => {
    const own = known?.(plan.paths[row] as string)
    if (own !== undefined) values[row] = own
    return own !== undefined
  }
  const calculated = someOf(strandsOf(plan), (row) => !isKnown(row) && !takeStated(row, values, running))
  const afterwards = known === undefined ? plan.afterwards : plan.afterwards.filter((row) => !isKnown(row))
  const rows = prepare([...calculated.order, ...afterwards], values, plan)
  for (const [row, original] of plan.aliases) values[row] = values[original] ?? []
  calculateRows({ strands: calculated, afterwards }, 0, rows, running)
  return values
}

/**
 * What a formula that is no row comes to, by year, over a plan that was run. `stated` gives the values of an input that no
 * row rests on.
 */
export function reckon<V>(
  ran: Ran<V>,
  formula: Numeric,
  stated: (source: Source) => readonly (V | undefined)[],
): (year: number) => V | undefined {
  const more: (readonly (V | undefined)[])[] = []
  const code = lowered(ran.plan, formula, (source) => ran.plan.inputs.length + more.push(stated(source)) - 1)
  const running = startOn(more.length === 0 ? ran : { ...ran, inputs: [...ran.inputs, ...more] })
  return (year) => calculate(code, year, running)
}

/** The same for a formula over rows and inputs of the plan alone that is asked again and again, of one run after another. */
export function reckoner(plan: Plan, formula: Numeric): <V>(ran: Ran<V>) => (year: number) => V | undefined {
  const code = lowered(plan, formula, ({ path }) => {
    throw new Error(`The plan does not list ${path}`)
  })
  return (ran) => {
    const running = startOn(ran)
    return (year) => calculate(code, year, running)
  }
}

function lowered({ position, inputPosition, base }: Plan, formula: Numeric, added: (source: Source) => number): Code {
  const input = (source: Source): number => inputPosition.get(source) ?? added(source)
  return lower(formula, { row: rowNames(position), input, base })
}

/** Values of rows that are being calculated. */
export type Rows<V> = readonly (V | undefined)[][]

/** The values by row as they become known. */
type Known<V> = (readonly (V | undefined)[])[]

/** A row that is nothing but a stated figure holds its values as they were stated. */
function takeStated<V>(row: number, values: Known<V>, { plan, inputs }: Running<V>): boolean {
  const formula = plan.formulas[row]
  const base = plan.bases[row]
  if (formula?.op !== 'input' || formula.lag !== 0) return false
  const stated = inputs[formula.input]
  if (stated?.length !== plan.count + 1) return false
  if (base !== formula && (base !== undefined || stated[0] !== undefined)) return false
  values[row] = stated
  return true
}

/** Room for the values of rows, as they were before if they were calculated before. */
export function prepare<V>(rows: readonly number[], values: Known<V>, { count }: Plan): Rows<V> {
  const prepared: (V | undefined)[][] = new Array(values.length)
  for (const row of rows) {
    const before = values[row]
    const own = before === undefined ? new Array<V | undefined>(count + 1).fill(undefined) : [...before]
    values[row] = own
    prepared[row] = own
  }
  return prepared
}

/** Rows in the order in which they are calculated. `once` are calculated in one year alone: those of `strands` that say so. */
export interface ToCalculate {
  readonly strands: Strands
  readonly afterwards: readonly number[]
  readonly once?: { readonly year: number; readonly isAlone: (row: number) => boolean } | undefined
}

/** Calculate rows strand by strand, and of each year by year, from one year on; and then those that read any year of others. */
export function calculateRows<V>(
  { strands: { order, ends }, afterwards, once }: ToCalculate,
  from: number,
  rows: Rows<V>,
  running: Running<V>,
): void {
  const { count } = running.plan
  let first = 0
  for (const end of ends) {
    for (let year = from; year <= count; year++) {
      running.known = year
      const { formulas, bases } = running.plan
      const codes = year === 0 ? bases : formulas
      for (let at = first; at < end; at++) {
        const row = order[at] as number
        if (once !== undefined && year !== once.year && once.isAlone(row)) continue
        calculateOne(row, codes[row], year, rows, running)
      }
    }
    first = end
  }
  running.known = count
  const { formulas, bases } = running.plan
  for (const row of afterwards)
    for (let year = 0; year <= count; year++)
      calculateOne(row, (year === 0 ? bases : formulas)[row], year, rows, running)
}

function calculateOne<V>(row: number, code: Code | undefined, year: number, rows: Rows<V>, running: Running<V>): void {
  const own = rows[row]
  if (code !== undefined && own !== undefined) own[year] = calculate(code, year, running)
}
