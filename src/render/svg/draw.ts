import { assertNever } from '../../base/assert-never.ts'
import type { ChartData } from '../../report/chart-data.ts'
import type { Markup } from '../html/markup.ts'
import { bridgeDrawing } from './bridge-chart.ts'
import { fanDrawing } from './fan-chart.ts'
import { type ChartOptions, type Drawing, framed, type Picture } from './frame.ts'
import { gridDrawing } from './grid-chart.ts'
import { lineDrawing } from './line-chart.ts'
import { tornadoDrawing } from './tornado-chart.ts'

/**
 * A chart as SVG: one element without a declaration, which stands in a page as it is. Its colours are classes, whose rules are
 * `chartStyle`; it has no `style` attribute, no script and asks nothing of anybody. The same data and options give the same text.
 */
export function svgOf(chart: ChartData, options: ChartOptions): Markup {
  return pictureOf(chart, options).markup
}

/** The same with its height, for what stands below it. */
export function pictureOf(chart: ChartData, options: ChartOptions): Picture {
  return framed(drawingOf(chart, options), options)
}

/** A chart laid out, with what it says in words. */
export function drawingOf(chart: ChartData, options: ChartOptions): Drawing {
  switch (chart.is) {
    case 'lines':
      return lineDrawing(chart.of, options)
    case 'bridge':
      return bridgeDrawing(chart.of, options)
    case 'tornado':
      return tornadoDrawing(chart.of, options)
    case 'fan':
      return fanDrawing(chart.of, options)
    case 'grid':
      return gridDrawing(chart.of, options)
    default:
      return assertNever(chart)
  }
}
