import { Decimal, epsilon } from '../base/decimal.ts'
import type { Arithmetic } from '../engine/arithmetic.ts'
import type { Plan } from '../engine/plan.ts'
import { reckoner } from '../engine/run.ts'
import type { Ran } from '../engine/running.ts'
import type { Comparison, Condition, Formula } from '../formula/node.ts'
import type { Projection } from '../open/project.ts'
import { onOneScaleIn } from './subject.ts'

/** What a condition says of a year of a run, by index from the base year; undefined where it has no value there. */
export type Truth = <V>(ran: Ran<V>) => (index: number) => boolean | undefined

/**
 * A condition that is asked of one run after another, in either arithmetic. In decimals it says what a check of the same
 * words would: what differs in no more than the last of forty digits is the same.
 */
export function truthOf(condition: Condition, projection: Projection): Truth {
  const make = (own: Condition): Truth => {
    if (own.op === 'not') return negated(make(own.of))
    if (own.op !== 'compare') return joined(own.of.map(make), own.op === 'or')
    const { left, right } = onOneScaleIn(projection, own)
    return compared(own.how, reckoner(projection.plan, left), reckoner(projection.plan, right))
  }
  return make(condition)
}

function negated(of: Truth): Truth {
  return (ran) => {
    const says = of(ran)
    return (index) => {
      const own = says(index)
      return own === undefined ? undefined : !own
    }
  }
}

/** `and` is false if one part is, `or` true, whatever has no value beside it. */
function joined(parts: readonly Truth[], decisive: boolean): Truth {
  return (ran) => {
    const all = parts.map((part) => part(ran))
    return (index) => {
      const said = all.map((one) => one(index))
      if (said.includes(decisive)) return decisive
      return said.includes(undefined) ? undefined : !decisive
    }
  }
}

type Side = ReturnType<typeof reckoner>

function compared(how: Comparison, left: Side, right: Side): Truth {
  return (ran) => {
    const [leftIn, rightIn] = [left(ran), right(ran)]
    return (index) => {
      const [one, other] = [leftIn(index), rightIn(index)]
      return one === undefined || other === undefined ? undefined : holdsBetween(how, one, other, ran.arithmetic)
    }
  }
}

function holdsBetween<V>(how: Comparison, left: V, right: V, arithmetic: Arithmetic<V>): boolean {
  const difference = arithmetic.subtract(left, right)
  const isNear = difference instanceof Decimal ? difference.abs().lte(epsilon) : arithmetic.isZero(difference)
  const isAbove = !isNear && arithmetic.isAbove(left, right)
  switch (how) {
    case '=':
      return isNear
    case '!=':
      return !isNear
    case '<':
      return !isNear && !isAbove
    case '<=':
      return isNear || !isAbove
    case '>':
      return isAbove
    case '>=':
      return isNear || isAbove
  }
}

/** The year that is enough to tell what formulas come to in it; undefined where one reads other years as well. */
export function enoughYear(nodes: readonly Formula[], year: number | undefined): number | undefined {
  const isOfThatYear = (node: Formula): boolean => !('path' in node) || (node.op === 'row' && node.lag === 0)
  return nodes.every(isOfThatYear) ? year : undefined
}

/** The rows that a condition reads, by their positions in the plan. */
export function rowsOf(paths: readonly string[], { position }: Plan): readonly number[] {
  return [...new Set(paths)].flatMap((path) => position.get(path) ?? [])
}
