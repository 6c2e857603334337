import { originalsIn } from './between.ts'
import { eachRead } from './code.ts'
import type { Plan } from './plan.ts'

/**
 * Rows in the order in which they are calculated, in strands. Of one strand year after year is calculated before the next is begun:
 * most rows are a strand by themselves, and what is read again and again stays where the processor finds it at once.
 */
export interface Strands {
  readonly order: readonly number[]
  /** Where each strand ends in the order. */
  readonly ends: readonly number[]
}

/** Below so many rows all of them stay near at hand, and finding strands costs more than it saves. */
const manyRows = 5000

const known = new WeakMap<Plan, Strands>()

/** The strands of a plan, which of a plan of few rows are one: all of them. */
export function strandsOf(plan: Plan): Strands {
  const { order } = plan
  return known.get(plan) ?? (order.length < manyRows ? { order, ends: [order.length] } : findStrands(plan))
}

/** The same strands with some of their rows. */
export function someOf({ order, ends }: Strands, isIn: (row: number) => boolean): Strands {
  const some: number[] = []
  const someEnds: number[] = []
  let at = 0
  for (const end of ends) {
    for (; at < end; at++) {
      const row = order[at] as number
      if (isIn(row)) some.push(row)
    }
    if (some.length > (someEnds.at(-1) ?? 0)) someEnds.push(some.length)
  }
  return { order: some, ends: someEnds }
}

/**
 * Find the strands of a plan of any size, and calculate it by them from now on. Rows that read one another, one of them an earlier year,
 * are one strand. These are Tarjan's strongly connected components; without recursion, because a chain of rows may be as long as a
 * definition. They come out in an order in which each stands after those that it reads; within one, rows stand as the plan has them.
 */
export function findStrands(plan: Plan): Strands {
  const { order } = plan
  const readsOf = readings(plan)
  // By rank in the order: when it was met, one for the first, and the first met of those that it leads back to.
  const met = new Int32Array(order.length)
  const leads = new Int32Array(order.length)
  const isOpen = new Uint8Array(order.length)
  const open: number[] = []
  // The rows being looked through, what each reads, and the next of these.
  const trail: number[] = []
  const reads: (readonly number[])[] = []
  const next: number[] = []
  const ordered: number[] = []
  const ends: number[] = []
  let count = 0
  const enter = (at: number): void => {
    count++
    met[at] = count
    leads[at] = count
    isOpen[at] = 1
    open.push(at)
    trail.push(at)
    reads.push(readsOf(at))
    next.push(0)
  }
  const lead = (at: number, to: number): void => {
    leads[at] = Math.min(leads[at] ?? to, to)
  }
  const close = (at: number): void => {
    const strand = open.splice(open.lastIndexOf(at)).sort((left, right) => left - right)
    for (const one of strand) {
      isOpen[one] = 0
      ordered.push(order[one] as number)
    }
    ends.push(ordered.length)
  }
  for (let first = 0; first < order.length; first++) {
    if (met[first] === 0) enter(first)
    while (trail.length > 0) {
      const top = trail.length - 1
      const at = trail[top] as number
      const other = reads[top]?.[next[top] as number]
      if (other !== undefined) {
        next[top] = (next[top] as number) + 1
        if (met[other] === 0) enter(other)
        else if (isOpen[other] === 1) lead(at, met[other] as number)
        continue
      }
      trail.pop()
      reads.pop()
      next.pop()
      const before = trail[top - 1]
      if (before !== undefined) lead(before, leads[at] as number)
      if (leads[at] === met[at]) close(at)
    }
  }
  const strands = { order: ordered, ends }
  known.set(plan, strands)
  return strands
}

/** What each row reads in whatever year, itself left out, both by their rank in the order. */
function readings(plan: Plan): (at: number) => number[] {
  const { order, formulas, bases, paths } = plan
  const originalOf = originalsIn(plan)
  const rank = new Int32Array(paths.length).fill(-1)
  for (let at = 0; at < order.length; at++) rank[order[at] as number] = at
  return (at) => {
    const found: number[] = []
    const read = (row: number): void => {
      const other = rank[originalOf(row)] as number
      if (other !== -1 && other !== at) found.push(other)
    }
    const row = order[at] as number
    const [formula, base] = [formulas[row], bases[row]]
    if (formula !== undefined) eachRead(formula, read, ignore)
    if (base !== undefined && base !== formula) eachRead(base, read, ignore)
    return found
  }
}

function ignore(): void {}
