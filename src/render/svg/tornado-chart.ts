import type { Decimal } from '../../base/decimal.ts'
import type { BarChart } from '../../report/document.ts'
import { html, type Markup } from '../html/markup.ts'
import { acrossAxis, acrossHeight } from './across-axis.ts'
import { barRows } from './bar-rows.ts'
import { type DrawnFigures, drawnFigure } from './figures.ts'
import { box, type ChartOptions, type Drawing, hatching, layoutWidth, stroke, writing } from './frame.ts'
import { scaleOf } from './scale.ts'
import { inOneLine, typeSizes, widthInPixels } from './text-size.ts'
import { axisTexts } from './value-axis.ts'

const keyHeight = 26
const centreHeight = 22

/**
 * A tornado: for each figure the row at its low and at its high, as bars from the row as it is stated. Where both lie on one side of
 * that, each has half the height, so that neither hides the other.
 */
export function tornadoDrawing(chart: BarChart, options: ChartOptions): Drawing {
  const width = layoutWidth(options)
  const { id } = options
  const figures: DrawnFigures = { is: chart.is, decimals: chart.decimals, money: chart.money }
  const keys = keyOf(chart, id)
  const key = keyMarkup(keys, width)
  const rows = barRows(
    chart.bars.map(({ label, low, high }) => ({
      label,
      figures: [drawnFigure(low, figures), drawnFigure(high, figures)],
      isBold: false,
    })),
    ['at its low', 'at its high'],
    width,
    key.height + centreHeight,
  )
  const scale = scaleOf(
    [chart.centre, ...chart.bars.flatMap(({ low, high }) => [low, high])],
    rows.left,
    rows.right,
    90,
    undefined,
    aroundAll,
  )
  const texts = axisTexts(scale, chart.is)
  const middle = scale.at(chart.centre)
  const drawn = chart.bars.map((bar, at) => {
    const { top, bottom } = rows.places[at] ?? { top: 0, bottom: 0 }
    const half = (top + bottom) / 2
    const [low, high] = [scale.at(bar.low), scale.at(bar.high)]
    const isOneSided = (low - middle) * (high - middle) > 0
    const [lowKind, highKind] = kindsOf(bar.isApart, id)
    return html`${box([middle, top], [low, isOneSided ? half - 0.5 : bottom], ...lowKind)}${box(
      [middle, isOneSided ? half + 0.5 : top],
      [high, bottom],
      ...highKind,
    )}`
  })
  const stated = `as stated ${drawnFigure(chart.centre, figures)}`
  const room = widthInPixels(stated, { size: typeSizes.small, isBold: true })
  // Kept clear of the heads of the columns at its right, and of the edge.
  const left = Math.max(0, Math.min(middle - room / 2, width - room))
  return {
    title: chart.title,
    description: tornadoWords(chart, figures),
    basis: [chart.unit, ...texts.remarks].join('; '),
    body: html`<defs>
${hatching(`${id}-low`, 'bar-down', 6, 2.5)}${chart.kinds === undefined ? undefined : html`${hatching(`${id}-apart-low`, 'bar-down', 6, 1)}${hatching(`${id}-apart-high`, 'bar-up', 6, 1)}`}</defs>
${key.markup}${acrossAxis(scale, texts, rows, width)}${drawn}${rows.spans.map((span) =>
  stroke([middle, span.top], [middle, span.bottom], 'zero', 2),
)}${writing(stated, left, key.height + 10, 'bold')}${rows.words}`,
    height: rows.bottom + acrossHeight,
  }
}

type Filled = readonly [kind: string, fill?: string]

function kindsOf(isApart: boolean, id: string): readonly [Filled, Filled] {
  return isApart
    ? [
        ['bar-down', `url(#${id}-apart-low)`],
        ['bar-outline', `url(#${id}-apart-high)`],
      ]
    : [['bar-down', `url(#${id}-low)`], ['bar-up']]
}

/** An axis of bars about a value holds what they reach, and nought only where they reach it. */
function aroundAll(values: readonly Decimal[]): { readonly low: Decimal; readonly high: Decimal } {
  const low = values.reduce((so, value) => (value.lt(so) ? value : so))
  const high = values.reduce((so, value) => (value.gt(so) ? value : so))
  return low.eq(high) ? { low, high: low.plus(low.isZero() ? 1 : low.abs()) } : { low, high }
}

interface Key {
  readonly label: string
  readonly filled: Filled
}

/** What the bars are: those at a low and at a high figure, and those of another kind beside them. */
function keyOf({ kinds }: BarChart, id: string): readonly Key[] {
  const [low, high] = kindsOf(false, id)
  if (kinds === undefined)
    return [
      { label: 'at its low', filled: low },
      { label: 'at its high', filled: high },
    ]
  const [apartLow, apartHigh] = kindsOf(true, id)
  return [
    { label: `${kinds.rest}: low`, filled: low },
    { label: 'high', filled: high },
    { label: `${kinds.apart}: low`, filled: apartLow },
    { label: 'high', filled: apartHigh },
  ]
}

function keyMarkup(keys: readonly Key[], width: number): { readonly markup: Markup; readonly height: number } {
  const [sample, gap] = [22, 18]
  let [x, y] = [0, 0]
  const markup = keys.map(({ label, filled }) => {
    const room = sample + 6 + widthInPixels(label, { size: typeSizes.small })
    if (x > 0 && x + room > width) [x, y] = [0, y + 20]
    const own = html`${box([x, y + 2], [x + sample, y + 14], ...filled)}${writing(label, x + sample + 6, y + 13)}`
    x += room + gap
    return own
  })
  return { markup: html`${markup}`, height: y + keyHeight }
}

function tornadoWords({ bars, centre, kinds }: BarChart, figures: DrawnFigures): string[] {
  const told = bars.map(({ label, low, high, isApart }) => {
    const kind = kinds === undefined ? '' : ` (${isApart ? kinds.apart : kinds.rest})`
    return `${inOneLine(label)}${kind}: ${drawnFigure(low, figures)} at its low, ${drawnFigure(high, figures)} at its high.`
  })
  return [`Bars about the value as stated, ${drawnFigure(centre, figures)}, the widest first.`, ...told]
}
