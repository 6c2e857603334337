import type { Decimal } from '../../base/decimal.ts'
import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import { figureText, placesOf } from '../../formula/unit-print.ts'
import type { BarChart } from '../../report/document.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'

/** Of the width, what labels may take; and columns below which a bar says nothing. */
const labelShare = 0.4
const narrowest = 20

/** What stands for the low and for the high figure of a bar: of most bars, and of those that must not be compared with them. */
const glyphs = { axis: '│', rest: { low: '░', high: '█' }, apart: { low: '╌', high: '═' } }
const asciiGlyphs = { axis: '|', rest: { low: '-', high: '#' }, apart: { low: '.', high: '=' } }

/**
 * Bars about what is as stated, one below the other: what comes of the low and of the high of each figure. Plain text has no bars,
 * because the table says the same.
 */
export function drawBars(chart: BarChart, page: Page): string[] {
  const { width, paint, ascii, plain } = page
  if (plain) return []
  const say = ascii ? toAscii : (text: string): string => text
  const values = chart.bars.flatMap(({ low, high }) => [low, high])
  const [least, most] = [leastOf([...values, chart.centre]), mostOf([...values, chart.centre])]
  const labels = chart.bars.map(({ label }) => wrap(say(label), Math.floor(width * labelShare)))
  const labelWidth = Math.max(...labels.flat().map(textWidth))
  const room = width - labelWidth - 2
  if (room < narrowest || most === least) return []
  const columnOf = (value: Decimal): number => Math.round(((value.toNumber() - least) / (most - least)) * (room - 1))
  const centre = columnOf(chart.centre)
  const { axis, rest, apart } = ascii ? asciiGlyphs : glyphs
  const lines = chart.bars.flatMap(({ low, high, isApart }, index) => {
    const own = isApart ? apart : rest
    const cells = new Array<string>(room).fill(' ')
    const draw = (value: Decimal, glyph: string): void => {
      const at = columnOf(value)
      for (let column = Math.min(at, centre); column <= Math.max(at, centre); column++)
        if (column !== centre) cells[column] = glyph
    }
    // Where both lie on one side the shorter stands in front.
    const [first, second] = low.minus(chart.centre).abs().gt(high.minus(chart.centre).abs())
      ? ([
          [low, own.low],
          [high, own.high],
        ] as const)
      : ([
          [high, own.high],
          [low, own.low],
        ] as const)
    draw(...first)
    draw(...second)
    cells[centre] = axis
    const [head = '', ...more] = labels[index] ?? []
    return [`${padRight(head, labelWidth)}  ${cells.join('').trimEnd()}`, ...more]
  })
  const figure = (value: Decimal): string =>
    figureText(value, chart.is, placesOf(chart.is, { money: chart.decimals, percent: chart.decimals }))
  const legend =
    chart.kinds === undefined
      ? `${rest.low} at the low figure, ${rest.high} at the high one`
      : [[chart.kinds.rest, rest] as const, [chart.kinds.apart, apart] as const]
          .map(([kind, { low, high }]) => `${kind}: ${low} at low, ${high} at high`)
          .join('; ')
  return [
    ...wrap(say(chart.title), width).map(paint.heading),
    ...wrap(say(`${chart.unit}; ${legend}`), width).map(paint.muted),
    `${' '.repeat(labelWidth + 2)}${scale(figure(chart.centre), centre, room)}`,
    ...lines,
  ]
}

/** The label of what is as stated above its line, kept within the width. */
function scale(text: string, at: number, room: number): string {
  const size = textWidth(text)
  const start = Math.min(Math.max(0, at - Math.floor(size / 2)), Math.max(0, room - size))
  return padLeft(text, start + size)
}

function leastOf(values: readonly Decimal[]): number {
  return values.reduce((least, value) => Math.min(least, value.toNumber()), Number.POSITIVE_INFINITY)
}

function mostOf(values: readonly Decimal[]): number {
  return values.reduce((most, value) => Math.max(most, value.toNumber()), Number.NEGATIVE_INFINITY)
}
