import { type Decimal, one, smallestPrinted } from '../../base/decimal.ts'
import { calculate } from '../calculate.ts'
import { sumBehind } from '../cancelling.ts'
import type { Code } from '../code.ts'
import { closeEnough, float } from '../float.ts'
import { negligible } from '../meanings.ts'
import type { Running } from '../running.ts'
import { Builder } from './builder.ts'
import type { Value } from './instructions.ts'

/** A sum of a row over years: to each year, by index, with the largest size in it. */
interface Totals {
  readonly sums: (Value | undefined)[]
  readonly largest: Value[]
}

/**
 * Writes formulas as instructions, with the meanings of `calculate.ts` and `meanings.ts`. What rests on no argument is undefined until it
 * meets what does: it is then calculated in decimals, and rounded once.
 */
export class Translator {
  readonly builder = new Builder()
  private readonly running: Running<Decimal>
  private readonly rowOf: (row: number, year: number) => Value | undefined
  private readonly argumentOf: (input: number, year: number) => Value | undefined
  private readonly totals = new Map<number, Totals>()
  private readonly largest = new Map<Code, Value[]>()
  /** Sums before what rounding left in them was taken away. */
  private readonly unsettled = new Map<Value, Value>()
  private readonly leastCounted: Value
  private readonly negligible: Value
  private readonly sameness: Value

  constructor(
    /** The plan after it was run in decimals. */
    running: Running<Decimal>,
    rowOf: (row: number, year: number) => Value | undefined,
    argumentOf: (builder: Builder, input: number, year: number) => Value | undefined,
  ) {
    this.running = running
    this.rowOf = rowOf
    this.argumentOf = (input, year) => argumentOf(this.builder, input, year)
    this.leastCounted = this.builder.constant(Number(`1e${smallestPrinted}`))
    this.negligible = this.builder.constant(negligible)
    this.sameness = this.builder.constant(closeEnough)
  }

  /** What a formula is in a year; undefined where it rests on no argument. `known` is the last year that is known. */
  formula(code: Code, year: number, known: number): Value | undefined {
    this.running.known = known
    return this.write(code, year)
  }

  /** A row in a year, as a constant where it rests on no argument. */
  row(row: number, year: number): Value {
    return this.rowOf(row, year) ?? this.rounded(this.running.values[row]?.[year])
  }

  private write(code: Code, year: number): Value | undefined {
    switch (code.op) {
      case 'number':
      case 'none':
        return undefined
      case 'row':
        return this.rowOf(code.row, year - code.lag)
      case 'at':
        return code.index > this.running.known ? undefined : this.rowOf(code.row, code.index)
      case 'total':
        return this.totalOf(code.row).sums[
          this.totalTo(code.row, code.until === 'now' ? year : this.running.plan.count)
        ]
      case 'input':
        // An argument is always there, so that one that is read for another year is what it is.
        return this.argumentOf(code.input, year - code.lag)
      case 'sum':
        return this.sum(code, year)
      case 'product':
        return this.folded(code.factors, year, (of) => ({ op: 'product', factors: of }), this.multiply)
      case 'max':
        return this.folded(code.of, year, (of) => ({ op: 'max', of }), this.max)
      case 'min':
        return this.folded(code.of, year, (of) => ({ op: 'min', of }), this.min)
      case 'quotient':
        return this.quotient(code, year)
      case 'during':
        return code.inForce[year] === true ? this.write(code.of, year) : undefined
      case 'where':
        return this.where(code, year)
      case 'same':
        return this.same(code.of, year)
      case 'power': {
        const of = this.write(code.of, year)
        const exponent = this.write(code.exponent, year)
        if (of === undefined && exponent === undefined) return undefined
        return this.builder.power(of ?? this.constant(code.of, year), exponent ?? this.constant(code.exponent, year))
      }
    }
  }

  private readonly multiply = (left: Value, right: Value): Value => this.builder.multiply(left, right)
  private readonly max = (left: Value, right: Value): Value => this.builder.max(left, right)
  private readonly min = (left: Value, right: Value): Value => this.builder.min(left, right)

  /** What rests on no argument, calculated in decimals. */
  private constant(code: Code, year: number): Value {
    return this.rounded(calculate(code, year, this.running))
  }

  private rounded(value: Decimal | undefined): Value {
    return value === undefined ? this.builder.missing : this.builder.constant(float.of(value))
  }

  private written(code: Code, year: number): Value {
    return this.write(code, year) ?? this.constant(code, year)
  }

  /** Parts that are joined one by one: first those that rest on no argument, joined in decimals. */
  private folded(
    parts: readonly Code[],
    year: number,
    among: (constants: readonly Code[]) => Code,
    join: (left: Value, right: Value) => Value,
  ): Value | undefined {
    const constants: Code[] = []
    const values: Value[] = []
    for (const part of parts) {
      const value = this.write(part, year)
      if (value === undefined) constants.push(part)
      else values.push(value)
    }
    if (values.length === 0) return undefined
    if (constants.length > 0) values.unshift(this.constant(among(constants), year))
    return values.reduce(join)
  }

  private sum({ terms, signs }: Extract<Code, { op: 'sum' }>, year: number): Value | undefined {
    const { builder } = this
    const constants: Code[] = []
    const ofConstants: (1 | -1)[] = []
    const values: Value[] = []
    const ofValues: (1 | -1)[] = []
    for (const [index, term] of terms.entries()) {
      const value = this.write(term, year)
      const sign = signs[index] as 1 | -1
      if (value === undefined) {
        constants.push(term)
        ofConstants.push(sign)
      } else {
        values.push(value)
        ofValues.push(sign)
      }
    }
    if (values.length === 0) return undefined
    const constant = this.constant({ op: 'sum', terms: constants, signs: ofConstants }, year)
    const [first = constant, ...others] = values
    const undone = others.length === 0 && ofValues[0] === 1 ? this.withoutLess(constant, first) : undefined
    if (undone !== undefined) return undone
    let sum = constant
    for (const [index, value] of values.entries()) {
      sum = ofValues[index] === 1 ? builder.add(sum, value) : builder.subtract(sum, value)
    }
    return this.settled(sum, constant === builder.zero ? values : [constant, ...values])
  }

  /** A sum, or nothing where its terms cancel but for what rounding left. */
  private settled(sum: Value, terms: readonly Value[]): Value {
    const { builder } = this
    // One term does not cancel, and two that no calculation has rounded leave nothing behind.
    if (terms.length < 2 || (terms.length === 2 && terms.every((term) => builder.isStated(term)))) return sum
    return this.settledBeside(sum, this.largestOf(terms))
  }

  /** One more than what is one less than a number, as factors are made of growth: that number. Undefined for any other sum. */
  private withoutLess(constant: Value, value: Value): Value | undefined {
    const { builder } = this
    const [before, rest] = builder.sumOf(this.unsettled.get(value) ?? value) ?? []
    const isUndone =
      before !== undefined && builder.numberOf(constant) === 1 && builder.numberOf(before) === -1 && rest !== undefined
    return isUndone ? this.settledBeside(rest, this.largestOf([constant, value])) : undefined
  }

  private settledBeside(sum: Value, largest: Value): Value {
    const { builder } = this
    const settled = builder.ifLess(builder.size(sum), builder.multiply(this.negligible, largest), builder.zero, sum)
    this.unsettled.set(settled, sum)
    return settled
  }

  private largestOf(terms: readonly Value[]): Value {
    return terms.map((term) => this.builder.size(term)).reduce((left, right) => this.builder.larger(left, right))
  }

  private totalOf(row: number): Totals {
    const known = this.totals.get(row)
    if (known !== undefined) return known
    const total = { sums: [undefined], largest: [this.builder.zero] }
    this.totals.set(row, total)
    return total
  }

  /** Write the total of a row to a year, from the year before on, as far as it is not written yet. Returns the year. */
  private totalTo(row: number, year: number): number {
    const { builder } = this
    const { sums, largest } = this.totalOf(row)
    for (let next = sums.length; next <= year; next++) {
      const before = sums[next - 1]
      const value = this.rowOf(row, next)
      const own = this.row(row, next)
      largest.push(builder.larger(largest[next - 1] ?? builder.zero, builder.size(own)))
      if (before === undefined && value === undefined) {
        sums.push(undefined)
        continue
      }
      const start = before ?? this.constant({ op: 'total', row, until: 'now' }, next - 1)
      const sum = builder.add(start, own)
      const isWhole = sum === start || sum === own || (builder.isStated(start) && builder.isStated(own))
      sums.push(isWhole ? sum : this.settledBeside(sum, largest[next] ?? builder.zero))
    }
    return year
  }

  private quotient({ of, by }: Extract<Code, { op: 'quotient' }>, year: number): Value | undefined {
    const { builder } = this
    const above = this.write(of, year)
    const below = this.write(by, year)
    if (below !== undefined) {
      const divisor = builder.ifLess(builder.size(below), this.leastThatCounts(by, year), builder.missing, below)
      return builder.divide(above ?? this.constant(of, year), divisor)
    }
    if (above === undefined) return undefined
    // One over what is known, or nothing where that counts as nought.
    return builder.multiply(above, this.constant({ op: 'quotient', of: { op: 'number', value: one }, by }, year))
  }

  private where({ any, of }: Extract<Code, { op: 'where' }>, year: number): Value | undefined {
    const { builder } = this
    const counted = this.write(any, year)
    if (counted === undefined) {
      const isCounted = calculate({ op: 'where', any, of: { op: 'number', value: one } }, year, this.running)
      return isCounted?.eq(one) === true ? this.write(of, year) : undefined
    }
    const value = builder.where(counted, this.written(of, year))
    return builder.ifLess(builder.size(counted), this.leastThatCounts(any, year), builder.zero, value)
  }

  private same(parts: readonly Code[], year: number): Value | undefined {
    const { builder } = this
    return this.folded(
      parts,
      year,
      (of) => ({ op: 'same', of }),
      (left, right) => {
        const apart = builder.size(builder.subtract(left, right))
        const largest = builder.larger(builder.size(left), builder.size(right))
        return builder.ifAtMost(apart, builder.multiply(this.sameness, largest), left, builder.missing)
      },
    )
  }

  /** The size below which a formula counts as nought: what prints as nought, or is negligible beside its own largest term. */
  private leastThatCounts(code: Code, year: number): Value {
    const { builder } = this
    const sum = sumBehind(code, year, this.running)
    // Of a year that is still to come there is no value to be held against its terms, and none of them is written yet.
    if (sum === undefined || sum.year > this.running.known) return this.leastCounted
    const known = this.largest.get(sum.of)?.[sum.year]
    const largest = known ?? this.largestIn(sum.of, sum.year)
    const years = this.largest.get(sum.of) ?? []
    this.largest.set(sum.of, years)
    years[sum.year] = largest
    return builder.larger(this.leastCounted, builder.multiply(this.negligible, largest))
  }

  private largestIn(sum: Code, year: number): Value {
    if (sum.op === 'total') {
      const { row, until } = sum
      return this.totalOf(row).largest[this.totalTo(row, until === 'now' ? year : this.running.plan.count)] as Value
    }
    if (sum.op !== 'sum' || sum.terms.length < 2) return this.builder.zero
    return this.largestOf(sum.terms.map((term) => this.written(term, year)))
  }
}
