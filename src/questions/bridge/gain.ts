import { type Decimal, one, zero } from '../../base/decimal.ts'
import { times } from '../../formula/build.ts'
import type { Numeric } from '../../formula/node.ts'
import { shareMultipliers } from './product-shares.ts'
import type { StepName } from './step-names.ts'

/** A formula of rates: what it is with every figure at nought, and what each figure adds to that. */
export interface Gain {
  readonly at: Decimal
  readonly by: readonly Gained[]
}

export interface Gained {
  readonly name: StepName
  readonly value: Decimal
}

/** What a reckoning of gains asks of the model. */
export interface GainSource {
  /** The value of a formula in the year. */
  readonly value: (formula: Numeric) => Decimal
  /** Whether a part is there in the year. */
  readonly isThere: (inForce: readonly boolean[]) => boolean
  /** What a part is called that is not taken further apart. */
  readonly name: (formula: Numeric) => StepName
  /** The formula of a row that is taken apart; undefined for any other formula. */
  readonly behind: (formula: Numeric) => Numeric | undefined
}

/**
 * What each figure brings to a formula of rates, all from nought together: a sum as it adds up, a product by the Shapley value of
 * its factors. Factors that each hold figures of their own give every figure the value that it has among all of them.
 */
export function gainOf(formula: Numeric, source: GainSource): Gain {
  const known = new Map<Numeric, Gain>()
  const gain = (of: Numeric): Gain => {
    const inner = source.behind(of)
    return inner === undefined ? own(of) : gain(inner)
  }
  const own = (of: Numeric): Gain => {
    const before = known.get(of)
    if (before !== undefined) return before
    const found = reckoned(of)
    known.set(of, found)
    return found
  }
  const reckoned = (of: Numeric): Gain => {
    switch (of.op) {
      case 'number':
        return { at: of.value, by: [] }
      case 'sum':
        return together(of.terms.map(({ sign, of: term }) => scaled(gain(term), sign === 1 ? one : one.neg())))
      case 'product': {
        const factors = of.factors.map(gain)
        const multipliers = shareMultipliers(factors.map(({ at, by }) => ({ at, more: totalOf(by) })))
        const at = factors.reduce((so, factor) => so.times(factor.at), one)
        const parts = factors.map(({ by }, index) => scaled({ at: zero, by }, multipliers[index] ?? zero))
        return { at, by: together(parts).by }
      }
      case 'during':
        return source.isThere(of.inForce) ? gain(of.of) : { at: zero, by: [] }
      default:
        return { at: zero, by: [{ name: source.name(of), value: source.value(of) }] }
    }
  }
  return gain(formula)
}

/** What each figure in the factors by which something grows adds to it, as parts of what it was. */
export function growthBy(factors: readonly Numeric[], source: GainSource): Gain {
  const { at, by } = gainOf(times(...factors), source)
  return { at: at.minus(one), by }
}

function scaled({ at, by }: Gain, factor: Decimal): Gain {
  return { at: at.times(factor), by: by.map(({ name, value }) => ({ name, value: value.times(factor) })) }
}

/** Gains added up, each name once. */
function together(gains: readonly Gain[]): Gain {
  const found = new Map<string, Gained>()
  for (const { by } of gains)
    for (const { name, value } of by) {
      const key = keyOf(name)
      const before = found.get(key)
      found.set(key, { name, value: before === undefined ? value : before.value.plus(value) })
    }
  return { at: gains.reduce((so, { at }) => so.plus(at), zero), by: [...found.values()] }
}

/** What tells one step from another. */
export function keyOf({ kind, path }: Pick<StepName, 'kind' | 'path'>): string {
  return `${kind} ${path}`
}

function totalOf(by: readonly Gained[]): Decimal {
  return by.reduce((so, { value }) => so.plus(value), zero)
}
