import type { Values } from './arithmetic.ts'
import { eachRead } from './code.ts'
import { type Plan, planHeld } from './plan.ts'
import { calculateRows, prepare } from './run.ts'
import { type Ran, startOn } from './running.ts'

/** What is changed from run to run, by position: inputs, and rows whose formulas are not asked any more. */
export interface Changing {
  readonly inputs?: readonly number[]
  readonly rows?: readonly number[]
}

/** The new values, in the order in which what they are for was named. */
export interface Changed<V> {
  readonly inputs?: Values<V>
  readonly rows?: Values<V>
}

/**
 * A way to ask what some rows would be if inputs had other values, or if other rows were held at given ones: only the rows
 * between them are calculated again, from the first year that is another. The answer has the rows asked for, in the order
 * in which they were asked for. A row that is held is as if its formula were those values: what reads it follows,
 * and another row that was the same, or that its own formula names, does not.
 */
export function rerunner<V>(
  ran: Ran<V>,
  changing: Changing,
  wanted: readonly number[],
): (changed: Changed<V>) => Values<V> {
  const { arithmetic } = ran
  const held = changing.rows ?? []
  const plan = planHeld(ran.plan, new Set(held))
  const setting = changing.inputs?.map((input) => plan.inputs[input]).find((input) => input?.isSetting === true)
  if (setting !== undefined) throw new Error(`Another ${setting.path} asks for another model`)
  const originals = new Map(plan.aliases)
  const originalOf = (row: number): number => originals.get(row) ?? row
  const asked = wanted.map(originalOf)
  const isToRun = rowsBetween(plan, originalOf, changing.inputs ?? [], held, asked)
  const order = plan.order.filter(isToRun)
  const afterwards = plan.afterwards.filter(isToRun)
  const touched = new Set([...held, ...order, ...afterwards])
  const aliases = plan.aliases.filter(([, original]) => touched.has(original))
  return (changed) => {
    const inputs = [...ran.inputs]
    const values = [...ran.values]
    let from = plan.count + 1
    const replace = (all: (readonly (V | undefined)[])[], which: readonly number[], next: Values<V> = []): void => {
      for (const [index, at] of which.entries()) {
        const own = next[index] ?? []
        from = Math.min(from, firstOther(all[at] ?? [], own, plan.count))
        all[at] = own
      }
    }
    replace(inputs, changing.inputs ?? [], changed.inputs)
    replace(values, held, changed.rows)
    const running = startOn({ plan, arithmetic, inputs, values })
    const rows = prepare([...order, ...afterwards], values, plan)
    for (const [row, original] of aliases) values[row] = values[original] ?? []
    calculateRows({ order, afterwards }, from, rows, running)
    return asked.map((row) => values[row] ?? [])
  }
}

/** Whether any of some rows rests on any of some inputs, by their positions, whatever their values. */
export function isReached(plan: Plan, inputs: readonly number[], rows: readonly number[]): boolean {
  const originals = new Map(plan.aliases)
  const asked = rows.map((row) => originals.get(row) ?? row)
  return asked.some(rowsBetween(plan, (row) => originals.get(row) ?? row, inputs, [], asked))
}

/** The first year, by index, in which two rows of values are not the same; one after the last where they are. */
function firstOther<V>(left: readonly (V | undefined)[], right: readonly (V | undefined)[], count: number): number {
  let year = 0
  while (year <= count && left[year] === right[year]) year++
  return year
}

/** Rows that what is asked for rests on and that rest on what is changed. Each is looked at once, and each reading of it. */
export function rowsBetween(
  plan: Plan,
  originalOf: (row: number) => number,
  inputs: readonly number[],
  held: readonly number[],
  asked: readonly number[],
): (row: number) => boolean {
  const fixed = new Set(held)
  const changed = new Set(inputs)
  const needed = new Set(asked)
  const affected = new Set(held)
  const readers = new Map<number, number[]>()
  // A set is walked to its end, what is added on the way included.
  for (const row of needed) {
    if (fixed.has(row)) continue
    const read = (name: number): void => {
      const other = originalOf(name)
      needed.add(other)
      const known = readers.get(other)
      if (known === undefined) readers.set(other, [row])
      else known.push(row)
    }
    const readInput = (input: number): void => {
      if (changed.has(input)) affected.add(row)
    }
    const [formula, base] = [plan.formulas[row], plan.bases[row]]
    if (formula !== undefined) eachRead(formula, read, readInput)
    if (base !== undefined && base !== formula) eachRead(base, read, readInput)
  }
  for (const row of affected) for (const reader of readers.get(row) ?? []) affected.add(reader)
  return (row) => affected.has(row) && needed.has(row) && !fixed.has(row)
}
