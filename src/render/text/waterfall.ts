import type { Decimal } from '../../base/decimal.ts'
import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import { figureText, isPercent, pointsText } from '../../formula/unit-print.ts'
import type { Waterfall } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'

/** Of the width, what labels may take; and columns below which a bar says nothing. */
const labelShare = 0.4
const narrowest = 16
/** Where all bars lie so far from nought that the steps would be hairs, the axis does not begin there. */
const leastSpan = 0.2

/** A bar from one value to another; `whole` for the start and the end. */
interface Bar {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly how: 'whole' | 'up' | 'down'
  readonly told: string
}

/**
 * A waterfall: a bar for the start, one for each step from where the one before it ends, and one for the end. Plain text has none,
 * because the table says the same.
 */
export function drawWaterfall(chart: Waterfall, page: Page): string[] {
  const { width, paint, ascii, plain } = page
  if (plain) return []
  const say = ascii ? toAscii : (text: string): string => text
  const bars = barsOf(chart)
  const labels = bars.map(({ label }) => wrap(say(label), Math.floor(width * labelShare)))
  const labelWidth = Math.max(...labels.flat().map(textWidth))
  const toldWidth = Math.max(...bars.map(({ told }) => textWidth(told)))
  const room = width - labelWidth - toldWidth - 4
  if (room < narrowest) return []
  const ends = bars.flatMap(({ from, to, how }) => (how === 'whole' ? [to] : [from, to]))
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)]
  const reach = Math.max(Math.abs(lowest), Math.abs(highest))
  const isCut = lowest * highest > 0 && highest - lowest < leastSpan * reach
  const margin = (highest - lowest) / 4
  const least = isCut ? lowest - margin : Math.min(0, lowest)
  const most = isCut ? highest + margin : Math.max(0, highest)
  if (least === most) return []
  const columnOf = (value: number): number =>
    Math.round(((Math.min(most, Math.max(least, value)) - least) / (most - least)) * (room - 1))
  const glyphs = ascii ? { whole: '=', up: '+', down: '-' } : { whole: '█', up: '▓', down: '░' }
  const lines = bars.flatMap(({ from, to, how, told }, index) => {
    const origin = how === 'whole' && isCut && lowest < 0 ? most : from
    const [left, right] = [columnOf(origin), columnOf(to)].sort((one, other) => one - other) as [number, number]
    // What moves nothing has no bar.
    const bar = from === to && how !== 'whole' ? '' : ' '.repeat(left) + glyphs[how].repeat(Math.max(1, right - left))
    const [head = '', ...more] = labels[index] ?? []
    return [`${padRight(head, labelWidth)}  ${padLeft(told, toldWidth)}  ${bar}`.trimEnd(), ...more]
  })
  const key = `${glyphs.up} up, ${glyphs.down} down`
  const cut = isCut ? '; the bars do not begin at nought' : ''
  const unit = chart.unit === '' ? '' : `${chart.unit}; `
  return [
    ...wrap(say(chart.title), width).map(paint.heading),
    ...wrap(say(`${unit}${key}${cut}`), width).map(paint.muted),
    ...lines,
  ]
}

function barsOf({ start, steps, end, is, decimals }: Waterfall): readonly Bar[] {
  const figure = (value: Decimal): string => figureText(value, is, decimals)
  const change = (value: Decimal): string => (isPercent(is) ? pointsText(value, decimals) : figure(value))
  const whole = ({ label, value }: Waterfall['start']): Bar => ({
    label,
    from: 0,
    to: value.toNumber(),
    how: 'whole',
    told: figure(value),
  })
  let at = start.value
  const moved = steps.map(({ label, value }): Bar => {
    const from = at
    at = at.plus(value)
    return {
      label,
      from: from.toNumber(),
      to: at.toNumber(),
      how: value.isNegative() ? 'down' : 'up',
      told: change(value),
    }
  })
  return [whole(start), ...moved, whole(end)]
}
