import { smallestPrinted } from '../base/decimal.ts'
import type { Arithmetic } from './arithmetic.ts'

// What a formula means at its edges, in every arithmetic; METHODS.md, "At the edges". What rests on a value that is not
// there has none itself: calculate.ts gives up on a formula as soon as a part of it has none.

/** Below this part of its own largest term a sum is what rounding left of terms that cancel. */
export const negligible = 1e-12

/**
 * A stated figure read for an earlier year. Before the base year, or for a year of which nothing is said, it is nothing:
 * what was planned for a year that is not there falls in no year. Read for the same year it is as it was stated.
 */
export function readBefore<V>(value: V | undefined, { zero }: Arithmetic<V>): V {
  return value ?? zero
}

/** A sum of nothing. */
export function emptySum<V>({ zero }: Arithmetic<V>): V {
  return zero
}

/** Out of force a formula is nothing, or it has no value; where what it counts with is nought, it is nothing. */
export function notCounted<V>(otherwise: 'nothing' | 'none', { zero }: Arithmetic<V>): V | undefined {
  return otherwise === 'nothing' ? zero : undefined
}

/** A division by nought, and by what counts as nought: what is negligible beside its own largest term. */
export const dividedByNought = undefined

/**
 * Whether a value is so small that it prints as nought: rounding has left it of amounts that cancel, however they were reckoned on
 * with. The smallest real amount, a penny, is 1e-11 of the largest unit.
 */
export function printsAsNought<V>(value: V, { exponent }: Arithmetic<V>): boolean {
  return exponent(value) < smallestPrinted
}

/** Whether a value may be negligible beside terms that do not reach a power of ten. */
export function mayBeNegligible<V>(value: V, bound: number, { exponent }: Arithmetic<V>): boolean {
  // One more, because a power of ten in binary fractions may be taken for the one below.
  return exponent(value) < bound + 1 + Math.log10(negligible)
}

/**
 * A sum whose terms cancel. Where adding loses digits, what is negligible beside the largest term is what rounding left,
 * and the sum is nothing, as it is in decimals.
 */
export function settled<V>(sum: V, largest: V, arithmetic: Arithmetic<V>): V {
  return arithmetic.isRounded && arithmetic.isNegligible(sum, largest) ? arithmetic.zero : sum
}

/** The value that several share: none where they differ. */
export function shared<V>(values: readonly V[], { isSame }: Arithmetic<V>): V | undefined {
  const [first] = values
  return first !== undefined && values.every((value) => isSame(value, first)) ? first : undefined
}

/** A total over years, continued by the next year: without a value as soon as one of its years has none. */
export function continued<V>(total: V | undefined, value: V | undefined, { add, held }: Arithmetic<V>): V | undefined {
  return total === undefined || value === undefined ? undefined : held(add(total, value))
}
