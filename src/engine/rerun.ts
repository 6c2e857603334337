import type { Decimal } from '../base/decimal.ts'
import type { Values } from './arithmetic.ts'
import { aloneAmong, originalsIn, type Positions, rowsBetween } from './between.ts'
import { float } from './float.ts'
import { type Plan, planHeld } from './plan.ts'
import { calculateRows, prepare } from './run.ts'
import { type Ran, startOn } from './running.ts'
import { type Strands, someOf, strandsOf } from './strands.ts'

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
 *
 * With `year`, by index, the rows are asked for in that year alone, and have no value in the others: what nothing needs in other
 * years is calculated once.
 */
export function rerunner<V>(
  ran: Ran<V>,
  changing: Changing,
  wanted: readonly number[],
  year?: number,
): (changed: Changed<V>) => Values<V> {
  return rerunnerAlong(ran, routeOf(ran.plan, changing, wanted, year))
}

/** The same in binary fractions, of a run in decimals: only what the rows asked for rest on is turned into them. */
export function roughRerunner(
  { plan, inputs, values }: Ran<Decimal>,
  changing: Changing,
  wanted: readonly number[],
  year?: number,
): { readonly ran: Ran<number>; readonly rerun: (changed: Changed<number>) => Values<number> } {
  const route = routeOf(plan, changing, wanted, year)
  const rough = (all: Values<Decimal>, read: Positions): Values<number> =>
    all.map((series, at) => (read.has(at) ? series.map((value) => value?.toNumber()) : []))
  const ran = {
    plan,
    arithmetic: float,
    inputs: rough(inputs, route.inputsRead),
    values: rough(values, route.rowsRead),
  }
  return { ran, rerun: rerunnerAlong(ran, route) }
}

/** What is calculated again, and what is read on the way. */
interface Route {
  readonly plan: Plan
  readonly changing: Changing
  readonly asked: readonly number[]
  readonly strands: Strands
  readonly afterwards: readonly number[]
  /** Which of it is calculated in one year alone. */
  readonly once: { readonly year: number; readonly isAlone: (row: number) => boolean } | undefined
  readonly aliases: Plan['aliases']
  readonly rowsRead: Positions
  readonly inputsRead: Positions
}

/** So many routes of a plan are kept. */
const mostKept = 8

/** The routes that were found last, by what they are of: whoever changes the same of a plan again and again finds each once. */
const known = new WeakMap<Plan, Map<string, Route>>()

function routeOf(plan: Plan, changing: Changing, wanted: readonly number[], year: number | undefined): Route {
  const routes = known.get(plan) ?? new Map<string, Route>()
  known.set(plan, routes)
  const key = [changing.inputs ?? [], changing.rows ?? [], wanted, year ?? ''].join(' ')
  const route = routes.get(key) ?? foundRoute(plan, changing, wanted, year)
  routes.set(key, route)
  const [oldest] = routes.keys()
  if (routes.size > mostKept && oldest !== undefined) routes.delete(oldest)
  return route
}

function foundRoute(own: Plan, changing: Changing, wanted: readonly number[], year: number | undefined): Route {
  const held = changing.rows ?? []
  const plan = planHeld(own, new Set(held))
  const setting = changing.inputs?.map((input) => plan.inputs[input]).find((input) => input?.isSetting === true)
  if (setting !== undefined) throw new Error(`Another ${setting.path} asks for another model`)
  const originalOf = originalsIn(plan)
  const asked = wanted.map(originalOf)
  const { isBetween, rowsRead, inputsRead } = rowsBetween(plan, originalOf, changing.inputs ?? [], held, asked)
  const strands = someOf(strandsOf(plan), isBetween)
  const afterwards = plan.afterwards.filter(isBetween)
  // Of the base year there are formulas of its own.
  const isAlone = year === undefined || year === 0 ? undefined : aloneAmong(plan, originalOf, rowsRead, afterwards)
  const once = isAlone && year !== undefined ? { year, isAlone } : undefined
  const touched = new Set([...held, ...strands.order, ...afterwards])
  const aliases = plan.aliases.filter(([, original]) => touched.has(original))
  return { plan, changing, asked, strands, afterwards, once, aliases, rowsRead, inputsRead }
}

function rerunnerAlong<V>(ran: Ran<V>, route: Route): (changed: Changed<V>) => Values<V> {
  const { arithmetic } = ran
  const { plan, changing, asked, strands, afterwards, once, aliases } = route
  const alone = once === undefined ? [] : strands.order.filter(once.isAlone)
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
    replace(values, changing.rows ?? [], changed.rows)
    const running = startOn({ plan, arithmetic, inputs, values })
    for (const row of alone) values[row] = inOneYear(values[row], once?.year, plan.count)
    const rows = prepare([...strands.order, ...afterwards], values, plan)
    for (const [row, original] of aliases) values[row] = values[original] ?? []
    calculateRows({ strands, afterwards, once }, from, rows, running)
    return asked.map((row) => values[row] ?? [])
  }
}

/** Whether any of some rows rests on any of some inputs, by their positions, whatever their values. */
export function isReached(plan: Plan, inputs: readonly number[], rows: readonly number[]): boolean {
  const originalOf = originalsIn(plan)
  const asked = rows.map(originalOf)
  return asked.some(rowsBetween(plan, originalOf, inputs, [], asked).isBetween)
}

/** The inputs, by their positions, that some rows rest on, found in one pass: for whoever asks `isReached` of many. */
export function inputsBehind(plan: Plan, rows: readonly number[]): Positions {
  const originalOf = originalsIn(plan)
  return rowsBetween(plan, originalOf, [], [], rows.map(originalOf)).inputsRead
}

/** The first year, by index, in which two rows of values are not the same; one after the last where they are. */
function firstOther<V>(left: readonly (V | undefined)[], right: readonly (V | undefined)[], count: number): number {
  let year = 0
  while (year <= count && left[year] === right[year]) year++
  return year
}

/** A row of values of which one year is kept. */
function inOneYear<V>(
  before: readonly (V | undefined)[] = [],
  year: number | undefined,
  count: number,
): (V | undefined)[] {
  return Array.from({ length: count + 1 }, (_, index) => (index === year ? before[index] : undefined))
}
