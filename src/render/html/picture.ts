import { Decimal } from '../../base/decimal.ts'
import type { Chart } from '../../report/document.ts'
import { framed } from '../svg/frame.ts'
import { lineDrawing } from '../svg/line-chart.ts'
import { chartTables } from './chart-data.ts'
import { html, type Markup } from './markup.ts'

/** The width that a picture is laid out for where no program measures its place. */
export const pictureWidth = 760

/** How high the plot of a picture is at most, so that the years below it are on the first screen of a laptop. */
const tallest = 270

/** How a picture stands on its page. */
export interface Picture {
  /** Pixels from side to side. */
  readonly width: number
  readonly id: string
  /** The charts of the same as issued, where something else is shown. */
  readonly issued?: readonly Chart[]
}

/**
 * A chart of lines under a heading, with its figures for whoever wants them. Its axis holds the figures as issued, so that nothing jumps
 * when a figure changes. `drawn` is what is drawn of it, where that is more.
 */
export function pictureMarkup(
  chart: Chart,
  heading: string,
  { width, id, issued: [before = chart] = [] }: Picture,
  drawn: Chart = chart,
): Markup {
  const known = before.series.flatMap(({ values }) => values.filter((value) => value !== undefined))
  const options = {
    width,
    id,
    tallest,
    hasTitle: false,
    figuresStand: 'Its figures stand below it.',
    ...(known.length === 0 ? {} : { holds: { low: Decimal.min(...known), high: Decimal.max(...known) } }),
  }
  // Of all drawings only that of lines, because a page carries what it draws with.
  return html`<figure class="picture">
<figcaption>${heading}</figcaption>
${framed(lineDrawing(drawn, options), options).markup}</figure>
<details>
<summary>The figures of this chart</summary>
${chartTables({ charts: [chart] })}</details>
`
}
