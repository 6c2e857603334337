import type { Decimal } from '../../base/decimal.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Unit } from '../../formula/unit.ts'
import { figureText, isPercent, placesOf } from '../../formula/unit-print.ts'

/** What the figures of a drawing are. */
export interface DrawnFigures {
  readonly is: Unit
  readonly decimals: number
  /** The unit of money of a figure in a sentence; none where undefined. */
  readonly money: MoneyUnit | undefined
}

const minus = '−'
/** A longer figure is told by its first digits and a power of ten. */
const longest = 16

/** A figure as it stands beside its mark: with its unit, and a minus sign where it is below nought. */
export function drawnFigure(value: Decimal, figures: DrawnFigures, isSigned = false): string {
  const { is, decimals, money } = figures
  const isTold = is !== 'money' || money !== undefined
  const text = figureText(value, is, placesOf(is, { money: decimals, percent: decimals }), {
    told: isTold ? 'whole' : 'bare',
    money,
    negative: minus,
    isSigned,
  })
  return withMinus(text.length > longest ? shortened(value, figures, text) : text)
}

/** A figure of an axis, whose title tells its unit. */
export function axisFigure(value: Decimal, is: Unit, places: number): string {
  return value.isZero()
    ? '0'
    : withMinus(figureText(value, is, isPercent(is) ? Math.max(0, places - 2) : places, { negative: minus }))
}

/** A text whose hyphen before a figure is a minus sign. */
export function withMinus(text: string): string {
  return text.startsWith('-') ? `${minus}${text.slice(1)}` : text
}

/** The first digits of a figure: `£1.23 × 10^15m`. */
function shortened(value: Decimal, { is }: DrawnFigures, text: string): string {
  const [before = '', after = ''] = text.replace(/^[-−+]/, '').split(/[\d.,]+/)
  const own = isPercent(is) ? value.times(100) : value
  const sign = value.isNegative() ? minus : ''
  const size = own.abs()
  const mantissa = size.isZero() ? '0' : size.times(`1e${-size.e}`).toFixed(2)
  return `${sign}${before}${mantissa} × 10^${size.e}${after}`
}
