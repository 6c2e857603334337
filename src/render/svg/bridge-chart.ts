import type { Decimal } from '../../base/decimal.ts'
import type { Waterfall } from '../../report/document.ts'
import { html, type Markup } from '../html/markup.ts'
import { acrossAxis, acrossHeight } from './across-axis.ts'
import { barRows } from './bar-rows.ts'
import { changeFigure, type DrawnFigures, drawnFigure } from './figures.ts'
import { box, type ChartOptions, type Drawing, hatching, layoutWidth, stroke } from './frame.ts'
import { scaleOf } from './scale.ts'
import { inOneLine } from './text-size.ts'
import { axisTexts } from './value-axis.ts'

/** A bar of a bridge, from one value to another. */
interface Bar {
  readonly label: string
  readonly from: Decimal
  readonly to: Decimal
  readonly how: 'whole' | 'up' | 'down'
  readonly figure: string
}

/** A bridge: a bar for the start, one for each step from where the one before it ends, and one for the end, one below the other. */
export function bridgeDrawing(chart: Waterfall, options: ChartOptions): Drawing {
  const width = layoutWidth(options)
  const { id } = options
  const bars = barsOf(chart)
  const rows = barRows(
    bars.map(({ label, figure, how }) => ({ label, figures: [figure], isBold: how === 'whole' })),
    [''],
    width,
    4,
  )
  const values = bars.flatMap(({ from, to, how }) => (how === 'whole' ? [to] : [from, to]))
  const scale = scaleOf(values, rows.left, rows.right, 90)
  const texts = axisTexts(scale, chart.is)
  const bottom = rows.bottom
  // Where nought is not on the axis, a whole bar begins at that end of it which is nearer to nought.
  const [low, high] = [scale.ticks[0], scale.ticks.at(-1)] as [Decimal, Decimal]
  const origin = (to: Decimal): Decimal => (scale.isBroken ? (to.isNegative() ? high : low) : to.times(0))
  const drawn = bars.map(({ from, to, how }, at): Markup => {
    const { top, bottom: foot } = rows.places[at] ?? { top: 0, bottom: 0 }
    const start = scale.at(how === 'whole' ? origin(to) : from)
    const end = scale.at(to)
    const kind = how === 'whole' ? 'bar-whole' : how === 'up' ? 'bar-up' : 'bar-down'
    const filled = how === 'down' ? `url(#${id}-down)` : undefined
    const next = rows.places[at + 1]
    // Where words stand between bars, a link would strike them through.
    const link = next === undefined || rows.spans.length > 1 ? undefined : stroke([end, foot], [end, next.top], 'rule')
    // What moves nothing is a line where it stands.
    const bar =
      from.eq(to) && how !== 'whole'
        ? stroke([end, top], [end, foot], 'zero', 2)
        : box([start, top], [end, foot], kind, filled)
    return html`${bar}${link}`
  })
  return {
    title: chart.title,
    description: bridgeWords(chart, bars),
    basis: [...(chart.unit === '' ? [] : [chart.unit]), ...texts.remarks].join('; '),
    body: html`<defs>
${hatching(`${id}-down`, 'bar-down', 6, 2.5)}</defs>
${acrossAxis(scale, texts, rows, width)}${drawn}${rows.words}`,
    height: bottom + acrossHeight,
  }
}

function barsOf({ start, steps, end, is, decimals, money }: Waterfall): readonly Bar[] {
  const figures: DrawnFigures = { is, decimals, money }
  const whole = ({ label, value }: Waterfall['start']): Bar => ({
    label,
    from: value.times(0),
    to: value,
    how: 'whole',
    figure: drawnFigure(value, figures),
  })
  let at = start.value
  const moved = steps.map(({ label, value }): Bar => {
    const from = at
    at = at.plus(value)
    const how = value.isNegative() ? 'down' : 'up'
    return { label, from, to: at, how, figure: changeFigure(value, figures) }
  })
  return [whole(start), ...moved, whole(end)]
}

function bridgeWords({ steps }: Waterfall, bars: readonly Bar[]): string[] {
  const [start, end] = [bars[0], bars.at(-1)] as [Bar, Bar]
  const moved = bars.slice(1, -1).map(({ label, figure }) => `${inOneLine(label)} ${figure}`)
  const how = steps.length === 1 ? 'in one step' : `in ${steps.length} steps`
  const ends = `A bridge ${how} from ${inOneLine(start.label)}, ${start.figure}, to ${inOneLine(end.label)}, ${end.figure}.`
  return [ends, ...moved.map((step) => `${step}.`)]
}
