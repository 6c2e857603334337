import type { Decimal } from '../base/decimal.ts'
import type { Arithmetic, Values } from './arithmetic.ts'
import type { Plan } from './plan.ts'

/** A plan that was run. */
export interface Ran<V> {
  readonly plan: Plan
  readonly arithmetic: Arithmetic<V>
  readonly inputs: Values<V>
  readonly values: Values<V>
}

/** A plan while it is run: the values so far, and what need not be worked out twice. */
export interface Running<V> extends Ran<V> {
  /** The last year, by index, in which values are known: what a formula says of a later one has none yet. */
  known: number
  /** By row that is added up over years. */
  readonly totals: Map<number, Totals<V>>
  /** By row that a number is added to: the last sum, because a rate is often the same in every year. */
  readonly offsets: Map<number, Offset<V>>
}

/** The total of a row to each year that was asked for so far, and its largest term. */
interface Totals<V> {
  readonly sums: (V | undefined)[]
  largest: V
}

interface Offset<V> {
  readonly number: Decimal
  readonly value: V
  readonly sum: V | undefined
}

/** Begin to calculate over values that are there, or will be once they are needed. */
export function startOn<V>({ plan, arithmetic, inputs, values }: Ran<V>): Running<V> {
  return { plan, arithmetic, inputs, values, known: Number.POSITIVE_INFINITY, totals: new Map(), offsets: new Map() }
}
