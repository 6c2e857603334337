import { type Decimal, one } from '../../base/decimal.ts'
import type { Numeric } from '../../formula/node.ts'
import { shareMultipliers } from './product-shares.ts'

/** What a reckoning of changes asks of two years that follow one another. */
export interface ChangeSource {
  readonly before: (formula: Numeric) => Decimal
  readonly now: (formula: Numeric) => Decimal
  readonly wasThere: (inForce: readonly boolean[]) => boolean
  readonly isThere: (inForce: readonly boolean[]) => boolean
  /** A part that changes by itself, and how often its change counts. */
  readonly changes: (part: Numeric, times: Decimal) => void
  /** A part that joins with a value, or that was there before and is no more, whose value is then taken away. */
  readonly joins: (part: Numeric, value: Decimal) => void
}

/** Whether the change of a formula is led through to those of its parts. */
export function isLedThrough({ op }: Numeric): boolean {
  return op === 'sum' || op === 'product' || op === 'quotient' || op === 'during'
}

/**
 * Leads the change of a formula through to the rows and figures that it is made of: a sum as it adds up, a product or a ratio by the
 * Shapley value of its factors. What is no sum, product or ratio changes by itself.
 */
export function leadThrough(formula: Numeric, times: Decimal, source: ChangeSource): void {
  const lead = (of: Numeric, count: Decimal): void => {
    switch (of.op) {
      case 'number':
        return
      case 'sum':
        for (const { sign, of: term } of of.terms) lead(term, sign === 1 ? count : count.neg())
        return
      case 'product':
        leadFactors(of.factors, count, source)
        return
      case 'quotient': {
        const [before, now] = [one.div(source.before(of.by)), one.div(source.now(of.by))]
        const [ofAmount = one, ofRate = one] = shareMultipliers([
          factorFrom(source.before(of.of), source.now(of.of)),
          factorFrom(before, now),
        ])
        lead(of.of, count.times(ofAmount))
        // The change of 1 / x is that of x times -1 / (x before times x now).
        lead(of.by, count.times(ofRate).times(before).times(now).neg())
        return
      }
      case 'during': {
        const [was, is] = [source.wasThere(of.inForce), source.isThere(of.inForce)]
        if (was && is) lead(of.of, count)
        else if (is) source.joins(of.of, count.times(source.now(of.of)))
        else if (was) source.joins(of.of, count.neg().times(source.before(of.of)))
        return
      }
      default:
        source.changes(of, count)
    }
  }
  lead(formula, times)
}

/** Leads the change of a product through to its factors. */
export function leadFactors(factors: readonly Numeric[], times: Decimal, source: ChangeSource): void {
  const multipliers = shareMultipliers(factors.map((of) => factorFrom(source.before(of), source.now(of))))
  for (const [index, of] of factors.entries()) leadThrough(of, times.times(multipliers[index] ?? one), source)
}

function factorFrom(before: Decimal, now: Decimal): { readonly at: Decimal; readonly more: Decimal } {
  return { at: before, more: now.minus(before) }
}
