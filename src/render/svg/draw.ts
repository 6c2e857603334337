import type { ChartData } from '../../report/chart-data.ts'
import type { Markup } from '../html/markup.ts'
import { type ChartOptions, framed } from './frame.ts'
import { lineDrawing } from './line-chart.ts'

/**
 * A chart as SVG: one element without a declaration, which stands in a page as it is. Its colours are classes, whose rules are
 * `chartStyle`; it has no `style` attribute, no script and asks nothing of anybody. The same data and options give the same text.
 */
export function svgOf(chart: ChartData, options: ChartOptions): Markup {
  return framed(lineDrawing(chart.of, options), options)
}
