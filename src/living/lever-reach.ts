import type { Decimal } from '../base/decimal.ts'
import type { LeverKind, SliderReach } from './lever.ts'

/** So many points below and above an issued rate its slider goes. */
const pointsEitherWay = 5

/** A slider of an amount has about so many steps. */
const usualSteps = 200

/** How far a slider about an issued number goes, within what the figure can be; all in per cent for rates and shares. */
export function sliderReach(
  kind: LeverKind,
  at: Decimal,
  { least, most }: { readonly least: number | undefined; readonly most: number | undefined },
): SliderReach {
  const number = at.toNumber()
  const { from, to, step } =
    kind === 'rate' ? rateReach(number) : kind === 'share' ? shareReach(number) : amountReach(number)
  return { from: Math.max(from, least ?? from), to: Math.min(to, most ?? to), step }
}

function rateReach(at: number): SliderReach {
  return { from: Math.floor(at) - pointsEitherWay, to: Math.ceil(at) + pointsEitherWay, step: 0.1 }
}

function shareReach(at: number): SliderReach {
  return at <= 10 ? { from: 0, to: 20, step: 0.1 } : { from: 0, to: 100, step: 1 }
}

/** From nought to twice the amount, or as far below nought where it lies there, in steps of 1, 2 or 5 of a power of ten. */
function amountReach(at: number): SliderReach {
  const size = Math.abs(at) || 10
  const step = niceStep((2 * size) / usualSteps)
  const end = Math.ceil((2 * size) / step) * step
  return at < 0 ? { from: -end, to: 0, step } : { from: 0, to: end, step }
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 5].find((one) => one * power >= rough) ?? 10
  // A power of ten below one is no exact fraction: what is printed of it is.
  return Number((nice * power).toPrecision(1))
}
