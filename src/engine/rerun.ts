import type { Values } from './arithmetic.ts'
import { type Ran, startOn } from './calculate.ts'
import { type Code, eachRead } from './code.ts'
import type { Plan } from './plan.ts'
import { calculateRows, prepare } from './run.ts'

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
 * in which they were asked for. A row that is held holds every row that is the same by its make.
 */
export function rerunner<V>(
  ran: Ran<V>,
  changing: Changing,
  wanted: readonly number[],
): (changed: Changed<V>) => Values<V> {
  const { plan, arithmetic } = ran
  const originals = new Map(plan.aliases)
  const originalOf = (row: number): number => originals.get(row) ?? row
  const held = (changing.rows ?? []).map(originalOf)
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

/** The first year, by index, in which two rows of values are not the same; one after the last where they are. */
function firstOther<V>(left: readonly (V | undefined)[], right: readonly (V | undefined)[], count: number): number {
  let year = 0
  while (year <= count && left[year] === right[year]) year++
  return year
}

/** Rows that rest on what is changed and that what is asked for rests on. Each is looked at once, and each reading of it. */
function rowsBetween(
  plan: Plan,
  originalOf: (row: number) => number,
  inputs: readonly number[],
  held: readonly number[],
  asked: readonly number[],
): (row: number) => boolean {
  const reads: number[][] = plan.paths.map(() => [])
  const readers: number[][] = plan.paths.map(() => [])
  const readersOfInput: number[][] = plan.inputs.map(() => [])
  const note = (row: number, code: Code | undefined): void => {
    if (code === undefined) return
    const readsRow = (read: number): void => {
      reads[row]?.push(originalOf(read))
      readers[originalOf(read)]?.push(row)
    }
    eachRead(code, readsRow, (input) => readersOfInput[input]?.push(row))
  }
  for (const row of [...plan.order, ...plan.afterwards]) {
    note(row, plan.formulas[row])
    if (plan.bases[row] !== plan.formulas[row]) note(row, plan.bases[row])
  }
  const fixed = new Set(held)
  const affected = reachable([...held, ...inputs.flatMap((input) => readersOfInput[input] ?? [])], readers)
  const needed = reachable(asked, reads)
  return (row) => affected.has(row) && needed.has(row) && !fixed.has(row)
}

/** Everything that can be reached from some rows, these included. */
function reachable(from: readonly number[], next: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set(from)
  // A set is walked to its end, what is added on the way included.
  for (const row of found) for (const other of next[row] ?? []) found.add(other)
  return found
}
