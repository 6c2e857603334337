import { html, type Markup } from '../html/markup.ts'
import type { BarRows } from './bar-rows.ts'
import { stroke, writing } from './frame.ts'
import type { Scale } from './scale.ts'
import { typeSizes, widthInPixels } from './text-size.ts'
import type { AxisTexts } from './value-axis.ts'

/** The room below bars that the figures of their axis take. */
export const acrossHeight = 24

/** Lines down through bars with their figures below, as many as do not meet; nought darker than the rest. */
export function acrossAxis(
  { ticks, at, isBroken }: Scale,
  { labels }: AxisTexts,
  { spans, bottom }: Pick<BarRows, 'spans' | 'bottom'>,
  width: number,
): Markup {
  let free = Number.NEGATIVE_INFINITY
  const lines = ticks.map((tick, index) => {
    const x = at(tick)
    const label = labels[index] ?? ''
    const half = widthInPixels(label, { size: typeSizes.small }) / 2
    const middle = Math.min(width - half, Math.max(half, x))
    const isTold = middle - half > free
    if (isTold) free = middle + half + 8
    return [
      spans.map((span) =>
        stroke([x, span.top], [x, span.bottom], tick.isZero() ? 'zero' : 'grid', tick.isZero() ? 1.5 : 1),
      ),
      isTold ? writing(label, middle, bottom + 18, 'middle') : undefined,
    ]
  })
  const start = at(ticks[0] as (typeof ticks)[0])
  const broken = isBroken
    ? html`<path d="M${start + 6} ${bottom}l3 4l4 -8l4 8l3 -4" class="rule" stroke-width="1.5"/>\n`
    : undefined
  return html`${lines}${broken}`
}
