import type { Decimal } from '../base/decimal.ts'

/**
 * Numbers that a plan is run in. The plan is the same for all of them, and so is what its formulas mean (meanings.ts): an
 * arithmetic only says how two values are added, multiplied and compared.
 */
export interface Arithmetic<V> {
  readonly zero: V
  /** A literal number of a formula. */
  readonly of: (value: Decimal) => V
  readonly add: (left: V, right: V) => V
  readonly subtract: (left: V, right: V) => V
  readonly multiply: (left: V, right: V) => V
  /** Not asked where the divisor counts as nought. */
  readonly divide: (left: V, right: V) => V
  /** Undefined where there is no such number, or it is not finite. */
  readonly power: (of: V, exponent: V) => V | undefined
  /** A value as it is held: undefined where it has more digits than any figure may have, nought where it is too small to have any. */
  readonly held: (value: V) => V | undefined
  readonly negate: (value: V) => V
  /** The size of a value without its sign. */
  readonly size: (value: V) => V
  /** The power of ten that the size of a value reaches: 2 for 345; minus infinity for nought. */
  readonly exponent: (value: V) => number
  readonly isZero: (value: V) => boolean
  readonly isAbove: (left: V, right: V) => boolean
  /** Whether two values are the same, but for what rounding leaves. */
  readonly isSame: (left: V, right: V) => boolean
  /** Whether a value is smaller than 1e-12 of another. Neither has a sign that counts. */
  readonly isNegligible: (value: V, beside: V) => boolean
  /** Whether adding loses digits, so that terms which cancel leave a little behind. */
  readonly isRounded: boolean
}

/** Values by row, or by input, and by year, the base year first; undefined where there is none. */
export type Values<V> = readonly (readonly (V | undefined)[])[]
