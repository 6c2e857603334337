import type { Instruction, Op, Value } from './instructions.ts'
import { outcomeOf } from './outcome.ts'
import { intervalOf, order, unknown, type ValueBounds } from './value-bounds.ts'

/** More than there are values. */
const farApart = 2 ** 26

const none: readonly Value[] = []

/**
 * Writes instructions: each only once, and none for what is known already. A value that cannot be missing is told from one that may be,
 * so that nothing times it is nothing; and between which numbers a value lies is known where its arguments have bounds, so that a
 * choice that always falls the same way is none.
 */
export class Builder {
  readonly instructions: Instruction[] = []
  private readonly mayMiss: boolean[] = []
  private readonly intervals: ValueBounds[] = []
  private readonly constants = new Map<number, Value>()
  /** By what is done, and to which values. */
  private readonly known = new Map<Op, Map<number | string, Value>>()
  readonly zero: Value = this.constant(0)
  readonly missing: Value = this.constant(Number.NaN)

  constant(number: number): Value {
    // Nought has no sign.
    const own = number === 0 ? 0 : number
    const known = this.constants.get(own)
    if (known !== undefined) return known
    const value = this.write('constant', none, own, Number.isNaN(own), Number.isNaN(own) ? unknown : [own, own])
    this.constants.set(own, value)
    return value
  }

  /** An argument, which is a finite number in every evaluation, and between bounds where they are known. */
  argument(position: number, interval: ValueBounds = unknown): Value {
    return this.write('argument', none, position, false, interval)
  }

  add(left: Value, right: Value): Value {
    if (left === this.zero) return right
    return right === this.zero ? left : this.worked('add', left, right)
  }

  subtract(left: Value, right: Value): Value {
    if (left === this.zero) return this.negate(right)
    return right === this.zero ? left : this.worked('subtract', left, right)
  }

  multiply(left: Value, right: Value): Value {
    if (this.numberOf(left) === 1) return right
    if (this.numberOf(right) === 1) return left
    if (left === this.zero && this.mayMiss[right] === false) return left
    if (right === this.zero && this.mayMiss[left] === false) return right
    return this.worked('multiply', left, right)
  }

  divide(left: Value, right: Value): Value {
    return this.worked('divide', left, right)
  }

  power(of: Value, exponent: Value): Value {
    return this.worked('power', of, exponent)
  }

  max(left: Value, right: Value): Value {
    return left === right ? left : this.worked('max', left, right)
  }

  min(left: Value, right: Value): Value {
    return left === right ? left : this.worked('min', left, right)
  }

  /** The larger of two sizes. Where one is missing it may be either: what is compared with it is missing then itself. */
  larger(left: Value, right: Value): Value {
    if (left === this.zero || left === right) return right
    return right === this.zero ? left : this.worked('larger', left, right)
  }

  negate(value: Value): Value {
    return this.worked('negate', value)
  }

  size(value: Value): Value {
    return this.instructions[value]?.op === 'size' ? value : this.worked('size', value)
  }

  ifLess(left: Value, right: Value, then: Value, otherwise: Value): Value {
    return then === otherwise ? then : this.worked('if-less', left, right, then, otherwise)
  }

  ifAtMost(left: Value, right: Value, then: Value, otherwise: Value): Value {
    return then === otherwise ? then : this.worked('if-at-most', left, right, then, otherwise)
  }

  /** A value where another is there; missing where that is. */
  where(present: Value, value: Value): Value {
    return this.mayMiss[present] === false ? value : this.ifAtMost(present, present, value, this.missing)
  }

  /** The number that a value is in every evaluation; undefined where it rests on an argument. */
  numberOf(value: Value): number | undefined {
    const instruction = this.instructions[value]
    return instruction?.op === 'constant' ? instruction.number : undefined
  }

  /** What a value is the sum of; undefined where it is none. */
  sumOf(value: Value): readonly Value[] | undefined {
    const instruction = this.instructions[value]
    return instruction?.op === 'add' ? instruction.of : undefined
  }

  /** Whether a value was rounded at most once: no calculation has left a remainder in it. */
  isStated(value: Value): boolean {
    const op = this.instructions[value]?.op
    return op === 'constant' || op === 'argument'
  }

  private worked(op: Worked, ...of: readonly Value[]): Value {
    const own = this.known.get(op) ?? new Map<number | string, Value>()
    if (own.size === 0) this.known.set(op, own)
    const [first = 0, second = 0] = of
    // Most work on one value or two: a number is found sooner than a text.
    const key = of.length > 2 ? of.join() : first * farApart + second
    const known = own.get(key)
    if (known !== undefined) return known
    const value = this.foreseen(op, of) ?? this.bounded(op, of) ?? this.written(op, of)
    own.set(key, value)
    return value
  }

  /** The value that an instruction gives whatever the arguments are; undefined where it rests on them. */
  private foreseen(op: Worked, of: readonly Value[]): Value | undefined {
    if (of.every((value) => this.instructions[value]?.op !== 'constant')) return undefined
    const numbers = of.map((value) => this.numberOf(value))
    if (op === 'if-less' || op === 'if-at-most') {
      const [left, right] = numbers
      if (of[0] === this.missing || of[1] === this.missing) return of[3]
      if (left === undefined || right === undefined) return undefined
      return (op === 'if-less' ? left < right : left <= right) ? of[2] : of[3]
    }
    if (op !== 'larger' && of.includes(this.missing)) return this.missing
    return numbers.every((number) => number !== undefined) ? this.constant(outcomeOf(op, numbers)) : undefined
  }

  /** The one of its values that an instruction gives wherever its arguments lie between their bounds; undefined where that may vary. */
  private bounded(op: Worked, [left = 0, right = 0, then, otherwise]: readonly Value[]): Value | undefined {
    const isThere = this.mayMiss[left] === false && this.mayMiss[right] === false
    const apart = order(this.intervalOf(left), this.intervalOf(right))
    switch (op) {
      case 'size':
        return this.intervalOf(left)[0] > 0 ? left : undefined
      case 'larger':
        return apart === undefined ? undefined : apart < 0 ? right : left
      case 'max':
        return apart === undefined || !isThere ? undefined : apart < 0 ? right : left
      case 'min':
        return apart === undefined || !isThere ? undefined : apart < 0 ? left : right
      case 'if-less':
      case 'if-at-most':
        // A comparison with what is missing is false.
        if (apart === undefined || (apart < 0 && !isThere)) return undefined
        return apart < 0 ? then : otherwise
      default:
        return undefined
    }
  }

  private written(op: Worked, of: readonly Value[]): Value {
    const interval = intervalOf(
      op,
      of.map((value) => this.intervalOf(value)),
    )
    return this.write(op, of, 0, this.mayBeMissing(op, of), interval)
  }

  private intervalOf(value: Value): ValueBounds {
    return this.intervals[value] ?? unknown
  }

  private mayBeMissing(op: Worked, of: readonly Value[]): boolean {
    if (op === 'power') return true
    const rests = op === 'if-less' || op === 'if-at-most' ? of.slice(2) : of
    return rests.some((value) => this.mayMiss[value])
  }

  private write(op: Op, of: readonly Value[], number: number, mayMiss: boolean, interval: ValueBounds): Value {
    this.mayMiss.push(mayMiss)
    this.intervals.push(interval)
    return this.instructions.push({ op, of, number }) - 1
  }
}

type Worked = Exclude<Op, 'constant' | 'argument'>
