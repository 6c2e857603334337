import type { Op } from './instructions.ts'

/** The least and the most that a value can be, where it is there. */
export type ValueBounds = readonly [least: number, most: number]

/** Of a value that may be anything. */
export const unknown: ValueBounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** Below nought where every value of one lies below every value of another, above where it lies above; undefined where neither holds. */
export function order([least, most]: ValueBounds, [otherLeast, otherMost]: ValueBounds): number | undefined {
  if (most < otherLeast) return -1
  return least > otherMost ? 1 : undefined
}

/**
 * Where the outcome of an instruction lies, in binary fractions: rounding keeps the order of numbers, so that the outcome at the ends
 * bounds every outcome between them.
 */
export function intervalOf(op: Exclude<Op, 'constant' | 'argument'>, of: readonly ValueBounds[]): ValueBounds {
  const [[least, most] = unknown, [otherLeast, otherMost] = unknown] = of
  switch (op) {
    case 'add':
      return within([least + otherLeast, most + otherMost])
    case 'subtract':
      return within([least - otherMost, most - otherLeast])
    case 'multiply':
      return within([least * otherLeast, least * otherMost, most * otherLeast, most * otherMost])
    case 'divide':
      if (otherLeast <= 0 && otherMost >= 0) return unknown
      return within([least / otherLeast, least / otherMost, most / otherLeast, most / otherMost])
    case 'negate':
      return [-most, -least]
    case 'size':
      return least >= 0 ? [least, most] : most <= 0 ? [-most, -least] : [0, Math.max(-least, most)]
    case 'max':
    case 'larger':
      return [Math.max(least, otherLeast), Math.max(most, otherMost)]
    case 'min':
      return [Math.min(least, otherLeast), Math.min(most, otherMost)]
    case 'if-less':
    case 'if-at-most':
      return within([...(of[2] ?? unknown), ...(of[3] ?? unknown)])
    case 'power':
      return unknown
  }
}

/** The interval of some outcomes; what overflows may be anything. */
function within(ends: readonly number[]): ValueBounds {
  if (!ends.every((end) => Number.isFinite(end))) return unknown
  return [Math.min(...ends), Math.max(...ends)]
}
