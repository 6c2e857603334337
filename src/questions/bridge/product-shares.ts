import { Decimal, one, zero } from '../../base/decimal.ts'

/** A factor of a product: what it is where nothing is changed, and by how much it is more where it is. */
export interface Factor {
  readonly at: Decimal
  readonly more: Decimal
}

/**
 * What each factor of a product is multiplied by to give its share in the change of the product: the Shapley value, the mean
 * over all orders in which the factors may change of what this one adds. The shares, each `more` times its multiplier, add up
 * to the change. For two factors of 1 that grow by d1 and d2 the shares are `d1 + d1 d2 / 2` and `d2 + d1 d2 / 2`.
 *
 * The time grows with the number of factors times that of the powers that matter, which for rates of growth are few.
 *
 * The mean over all orders is the integral, from 0 to 1, of what the others come to where each has changed by that part.
 */
export function shareMultipliers(factors: readonly Factor[]): Decimal[] {
  const whole = factors.reduce<readonly Decimal[]>(times, [one])
  return factors.map((factor, at) => {
    const others = without(whole, factor) ?? factors.filter((_, other) => other !== at).reduce(times, [one])
    return others.reduce((so, coefficient, power) => so.plus(coefficient.div(power + 1)), zero)
  })
}

/** A polynomial times a factor; coefficients by power, the constant first. */
function times(polynomial: readonly Decimal[], { at, more }: Factor): readonly Decimal[] {
  const product = polynomial.map((coefficient) => coefficient.times(at))
  product.push(new Decimal(0))
  return withoutTail(
    product.map((own, power) => (power === 0 ? own : own.plus((polynomial[power - 1] ?? zero).times(more)))),
  )
}

/** Of what the largest coefficient is, so much is beyond all forty digits of a share, added up over any number of factors. */
const negligible = new Decimal('1e-60')

/** A polynomial without the highest powers that say nothing from 0 to 1: of hundreds of small rates but some dozens are left. */
function withoutTail(polynomial: readonly Decimal[]): readonly Decimal[] {
  const least = polynomial.reduce((most, own) => (own.abs().gt(most) ? own.abs() : most), zero).times(negligible)
  let length = polynomial.length
  while (length > 1 && polynomial[length - 1]?.abs().lt(least) === true) length--
  return length === polynomial.length ? polynomial : polynomial.slice(0, length)
}

/** A polynomial divided by one of its factors, from the end at which no digits are lost; undefined for a factor of nought. */
function without(polynomial: readonly Decimal[], { at, more }: Factor): readonly Decimal[] | undefined {
  const degree = polynomial.length - 1
  const quotient: Decimal[] = new Array(degree).fill(zero)
  const coefficient = (power: number): Decimal => polynomial[power] ?? zero
  if (at.abs().gte(more.abs())) {
    if (at.isZero()) return undefined
    for (let power = 0; power < degree; power++)
      quotient[power] = coefficient(power)
        .minus(more.times(quotient[power - 1] ?? zero))
        .div(at)
    return quotient
  }
  for (let power = degree - 1; power >= 0; power--)
    quotient[power] = coefficient(power + 1)
      .minus(at.times(quotient[power + 1] ?? zero))
      .div(more)
  return quotient
}
