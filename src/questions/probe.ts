import type { Decimal } from '../base/decimal.ts'
import { once } from '../base/once.ts'
import type { Changed, Changing } from '../engine/rerun.ts'
import type { Ran } from '../engine/running.ts'
import { type Condition, walk } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { type Compared, comparedIn } from './subject.ts'
import { enoughYear, rowsOf, type Truth, truthOf } from './truth.ts'
import { roughlyWithChanges, withChanges } from './with-inputs.ts'

/** Which years a condition must be true in: one, by index from the base year, or every or any projected one. */
export type When = number | 'all' | 'any'

/** What is given other values, and which a number stands for. */
export interface Trial {
  readonly changing: Changing
  readonly at: (number: Decimal) => Changed<Decimal>
}

/** Whether something is true of a number, in either arithmetic. */
export interface Probe {
  readonly roughly: (number: Decimal) => boolean
  readonly exactly: (number: Decimal) => boolean
  /** How far apart the two sides of a comparison are, in binary fractions; undefined where that cannot be said. */
  readonly apart: (number: Decimal) => number | undefined
}

/** The same that runs in decimals alone. */
export interface ExactProbe extends Pick<Probe, 'exactly'> {
  readonly apartExactly: (number: Decimal) => number | undefined
}

/** A condition that is asked of a model at one number after another. */
export interface ConditionProbe extends Probe, ExactProbe {
  readonly compared: Compared
  /** The exact run at a number: of it only the rows that the condition reads, and those asked for besides. */
  readonly runAt: (number: Decimal) => Ran<Decimal>
  /** Whether it is true: in binary fractions where those can tell. */
  readonly says: (number: Decimal) => boolean
}

/** How near a comparison is, of its limit, where binary fractions may be wrong about it. */
const nearEnough = 1e-6

/** The rows that a condition reads, by position in the plan. */
export function rowsRead(condition: Condition, { plan }: Projection): readonly number[] {
  return rowsOf(
    walk(condition).flatMap((node) => ('path' in node ? [node.path] : [])),
    plan,
  )
}

/** Rows to be run as well, in the year asked about or in every year. */
export interface Besides {
  readonly rows: readonly number[]
  readonly everyYear: boolean
}

/** Ask a condition of a projection in which what a trial changes is given other values. */
export function probeOf(
  projection: Projection,
  { changing, at }: Trial,
  condition: Condition,
  when: When,
  besides: Besides = { rows: [], everyYear: false },
): ConditionProbe {
  const rows = [...new Set([...rowsRead(condition, projection), ...besides.rows])]
  const isOneYear = typeof when === 'number' && !besides.everyYear
  const year = enoughYear(walk(condition), isOneYear ? when : undefined)
  const truth = truthOf(condition, projection)
  const compared = comparedIn(condition, projection)
  const run = withChanges(projection, changing, rows, year)
  const runAt = memo((number) => run(at(number)))
  const exactly = memo((number) => isTrue(truth, runAt(number), when))
  // Made when it is first needed: of a few runs only, those in decimals alone are quicker.
  const runRoughly = once(() => roughlyWithChanges(projection, changing, rows, year))
  const roughRun = lastOf((number) => runRoughly()(at(number)))
  const roughly = (number: Decimal): boolean => isTrue(truth, roughRun(number), when)
  // Where one comparison in one year is all, how far it is from being met leads to the edge much faster than halving.
  const isOne = compared.isAll && typeof when === 'number'
  const apart = (number: Decimal): number | undefined => (isOne ? compared.apartIn(roughRun(number))(when) : undefined)
  const apartExactly = (number: Decimal): number | undefined =>
    isOne ? compared.apartIn(runAt(number))(when)?.toNumber() : undefined
  const limitNow = once(
    () =>
      compared
        .limitIn(projection)(typeof when === 'number' ? when : projection.plan.count)
        ?.toNumber() ?? 0,
  )
  // Binary fractions cannot tell what is equal, and a condition of several parts says nothing of how near it is.
  const isNear = (number: Decimal): boolean => {
    const distance = apart(number)
    return distance === undefined || Math.abs(distance) <= nearEnough * Math.max(1, Math.abs(limitNow()))
  }
  const says = (number: Decimal): boolean => (isNear(number) ? exactly(number) : roughly(number))
  return { compared, runAt, exactly, roughly, apart, apartExactly, says }
}

function isTrue<V>(truth: Truth, ran: Ran<V>, when: When): boolean {
  const says = truth(ran)
  if (typeof when === 'number') return says(when) === true
  const { count } = ran.plan
  for (let index = 1; index <= count; index++) {
    if ((says(index) === true) === (when === 'any')) return when === 'any'
  }
  return when === 'all'
}

function memo<Answer>(ask: (number: Decimal) => Answer): (number: Decimal) => Answer {
  const known = new Map<string, Answer>()
  return (number) => {
    const key = number.toString()
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier
    const answer = ask(number)
    known.set(key, answer)
    return answer
  }
}

/** What was asked last is known. */
function lastOf<Answer>(ask: (number: Decimal) => Answer): (number: Decimal) => Answer {
  let last: { readonly number: Decimal; readonly answer: Answer } | undefined
  return (number) => {
    if (last?.number !== number) last = { number, answer: ask(number) }
    return last.answer
  }
}
