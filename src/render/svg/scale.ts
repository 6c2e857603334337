import { Decimal } from '../../base/decimal.ts'
import { valueSpan } from '../value-span.ts'

/** Where values stand along a side of a drawing. */
export interface Scale {
  /** Round numbers from the lowest to the highest value of the axis. */
  readonly ticks: readonly Decimal[]
  readonly step: Decimal
  /** Whether nought is not on it. */
  readonly isBroken: boolean
  /** The place of a value, in pixels. */
  readonly at: (value: Decimal) => number
}

/** The values that an axis holds, whatever is drawn: the span of what was issued, so that nothing jumps. */
export interface AxisHolds {
  readonly low: Decimal
  readonly high: Decimal
}

/** Steps between ticks, as people count. */
const mantissas = ['1', '2', '2.5', '5', '10'].map((text) => new Decimal(text))

/**
 * The scale of an axis from one pixel to another, with a tick about every `apart` pixels and two steps at least. Nought is on it as
 * in every chart (`valueSpan`).
 *
 * @param values All that is drawn, finite, one at least.
 */
export function scaleOf(
  values: readonly Decimal[],
  from: number,
  to: number,
  apart: number,
  holds?: AxisHolds,
  span = valueSpan,
): Scale {
  const { low, high } = span(holds === undefined ? values : [...values, holds.low, holds.high])
  const most = Math.max(2, Math.floor(Math.abs(to - from) / apart))
  const step = stepOf(low, high, most)
  const first = low.div(step).floor()
  const count = Math.max(1, high.div(step).ceil().minus(first).toNumber())
  const ticks = Array.from({ length: count + 1 }, (_, at) => first.plus(at).times(step))
  return {
    ticks,
    step,
    isBroken: ticks.every((tick) => !tick.isZero()),
    at: placing(ticks[0] as Decimal, ticks[count] as Decimal, from, to),
  }
}

/** The smallest step that takes no more than so many from the low to the high value. */
function stepOf(low: Decimal, high: Decimal, most: number): Decimal {
  const range = high.minus(low)
  const power = new Decimal(10).pow(range.div(most).e)
  const steps = [power, power.times(10)].flatMap((unit) => mantissas.map((mantissa) => mantissa.times(unit)))
  const fits = (step: Decimal): boolean => high.div(step).ceil().minus(low.div(step).floor()).lte(most)
  return steps.find(fits) ?? power.times(100)
}

function placing(low: Decimal, high: Decimal, from: number, to: number): Scale['at'] {
  const [start, size] = [low.toNumber(), high.toNumber() - low.toNumber()]
  // Beyond what a plain number holds, decimals do the same more slowly.
  if (Number.isFinite(start) && Number.isFinite(size) && size > 1e-290)
    return (value) => from + ((value.toNumber() - start) / size) * (to - from)
  const whole = high.minus(low)
  return (value) => from + value.minus(low).div(whole).toNumber() * (to - from)
}
