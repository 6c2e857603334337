import { powerOfNumber } from '../../base/elementary.ts'
import type { Op } from './instructions.ts'

/** What an instruction makes of numbers: the meaning that whoever carries it out must give it, bit for bit. */
export function outcomeOf(
  op: Exclude<Op, 'constant' | 'argument'>,
  [first = Number.NaN, second = Number.NaN, third = Number.NaN, fourth = Number.NaN]: readonly number[],
): number {
  switch (op) {
    case 'add':
      return first + second
    case 'subtract':
      return first - second
    case 'multiply':
      return first * second
    case 'divide':
      return first / second
    case 'max':
      return Math.max(first, second)
    case 'min':
      return Math.min(first, second)
    case 'larger':
      return first < second ? second : first
    case 'power':
      return powerOfNumber(first, second)
    case 'negate':
      return -first
    case 'size':
      return Math.abs(first)
    case 'if-less':
      return first < second ? third : fourth
    case 'if-at-most':
      return first <= second ? third : fourth
  }
}
