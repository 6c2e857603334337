import type { Decimal } from '../base/decimal.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Span } from '../diagnostics/span.ts'
import { reckoner } from '../engine/run.ts'
import type { Ran } from '../engine/running.ts'
import type { Comparison, Condition, Numeric, RowName } from '../formula/node.ts'
import { type Oriented, oriented } from '../formula/oriented.ts'
import { bothOnOneScale, readingFactor, type ScaledPair } from '../formula/scale.ts'
import { shownUnit } from '../formula/shown-unit.ts'
import type { Measured, Unit } from '../formula/unit.ts'
import { measuredOf, type Row } from '../model/row.ts'
import { type Projection, rowAt } from '../open/project.ts'

/** The first comparison of a condition, on one scale, its side that varies to the left. */
export interface Compared {
  readonly turned: Oriented
  /** The power of pounds that both sides are on; undefined of bare numbers. */
  readonly scale: number | undefined
  /** Whether the condition is this one comparison and nothing more. */
  readonly isAll: boolean
  readonly valueIn: (ran: Ran<Decimal>) => (index: number) => Decimal | undefined
  readonly limitIn: (ran: Ran<Decimal>) => (index: number) => Decimal | undefined
  /** How far its value lies above what it is held against. */
  readonly apartIn: <V>(ran: Ran<V>) => (index: number) => V | undefined
}

/** What a condition is about: the side of its first comparison that varies, and what it is held against. */
export interface Subject extends Pick<Compared, 'isAll' | 'valueIn' | 'limitIn'> {
  /** Where it is a row by itself. */
  readonly row: Row | undefined
  /** As it was typed, where it is none. */
  readonly text: string
  readonly unit: Unit
  readonly how: Comparison
}

export function comparedIn(condition: Condition, projection: Projection): Compared {
  const [first] = comparesOf(condition)
  return comparedOf(first as Compares, projection)
}

/** Every comparison of a condition, in the order in which they were typed; the first is that of `comparedIn`. */
export function eachComparedIn(condition: Condition, projection: Projection): readonly Compared[] {
  return comparesOf(condition).map((compares) => comparedOf(compares, projection))
}

function comparedOf({ compare, isAll, isNegated }: Compares, projection: Projection): Compared {
  const turned = oriented(compare, isNegated)
  const { left, right, scale } = onOneScaleIn(projection, turned)
  const [valueIn, limitIn] = [reckoner(projection.plan, left), reckoner(projection.plan, right)]
  return {
    turned,
    scale,
    isAll,
    valueIn,
    limitIn,
    apartIn: (ran) => {
      const [ownIn, otherIn] = [valueIn(ran), limitIn(ran)]
      return (index) => {
        const [own, limit] = [ownIn(index), otherIn(index)]
        return own === undefined || limit === undefined ? undefined : ran.arithmetic.subtract(own, limit)
      }
    },
  }
}

/** The same as people read it: money in the unit of the definition, or in pounds. `written` is the side that varies as it was typed. */
export function subjectOf(
  { turned, scale, isAll, ...compared }: Compared,
  projection: Projection,
  written: Numeric = turned.left,
): Subject {
  const unit = shownUnit(
    turned.left,
    (path) => rowAt(projection, path)?.unit,
    (path) => {
      const row = rowAt(projection, path)
      return row && measuredOf(row).dimension
    },
  )
  const factor = readingFactor(unit, scale, poundsIn(projection.model.unit))
  const read = (side: Compared['valueIn']) => (ran: Ran<Decimal>) => {
    const valueIn = side(ran)
    return (index: number): Decimal | undefined => valueIn(index)?.times(factor)
  }
  const own = written.op === 'row' && written.lag === 0 ? written.path : undefined
  return {
    row: own === undefined ? undefined : rowAt(projection, own),
    text: textOf(turned.left.span),
    unit,
    how: turned.how,
    isAll,
    valueIn: read(compared.valueIn),
    limitIn: read(compared.limitIn),
  }
}

/** Both sides of a comparison over the rows of a projection on one scale. */
export function onOneScaleIn(projection: Projection, { left, right }: Omit<Oriented, 'how'>): ScaledPair {
  const rowOf = (path: RowName): Measured | undefined => {
    const row = rowAt(projection, path)
    return row && measuredOf(row)
  }
  return bothOnOneScale(left, right, { rowOf, pounds: poundsIn(projection.model.unit) })
}

interface Compares {
  readonly compare: Extract<Condition, { op: 'compare' }>
  readonly isAll: boolean
  readonly isNegated: boolean
}

function comparesOf(condition: Condition): readonly Compares[] {
  const found: Compares[] = []
  const visit = (own: Condition, isAll: boolean, isNegated: boolean): void => {
    if (own.op === 'compare') found.push({ compare: own, isAll, isNegated })
    else if (own.op === 'not') visit(own.of, isAll, !isNegated)
    else for (const part of own.of) visit(part, false, isNegated)
  }
  visit(condition, true, false)
  return found
}

function textOf(span: Span | undefined): string {
  return span === undefined ? '' : span.file.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim()
}
