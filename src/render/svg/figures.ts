import type { Decimal } from '../../base/decimal.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Unit } from '../../formula/unit.ts'
import { figureText, isPercent, placesOf, pointsText } from '../../formula/unit-print.ts'

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

function withMinus(text: string): string {
  return text.startsWith('-') ? `${minus}${text.slice(1)}` : text
}

/** By how much a step moves a figure: with its sign, rates and shares in points. */
export function changeFigure(value: Decimal, figures: DrawnFigures): string {
  if (!isPercent(figures.is)) return drawnFigure(value, figures, true)
  const text = pointsText(value, figures.decimals)
  const points = ' points'
  const told = text.length > longest + points.length ? `${firstDigits(value.times(100))}${points}` : withMinus(text)
  return value.gt(0) && text.match(/[1-9]/) !== null ? `+${told}` : told
}

/** The first digits of a figure and a power of ten: `£1.23 × 10^15m`. */
function shortened(value: Decimal, { is }: DrawnFigures, text: string): string {
  const [before = '', after = ''] = text.replace(/^[-−+]/, '').split(/[\d.,]+/)
  const digits = firstDigits(isPercent(is) ? value.times(100) : value)
  const sign = text.startsWith('+') ? '+' : ''
  return digits.startsWith(minus) ? `${minus}${before}${digits.slice(1)}${after}` : `${sign}${before}${digits}${after}`
}

function firstDigits(value: Decimal): string {
  if (value.isZero()) return '0'
  const mantissa = value.abs().times(`1e${-value.e}`).toFixed(2)
  return `${value.isNegative() ? minus : ''}${mantissa} × 10^${value.e}`
}
