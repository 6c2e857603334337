import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Chart, ChartSeries } from '../../report/document.ts'
import { html, type Markup } from '../html/markup.ts'
import { isKnown } from '../series-words.ts'
import type { Said } from './end-names.ts'
import { type DrawnFigures, drawnFigure } from './figures.ts'
import { box, type ChartOptions, type Drawing, hatching, layoutWidth, px, stroke, textLines } from './frame.ts'
import { chartWords, sameLines } from './line-words.ts'
import { ghostLook, lineLook, lookOf } from './looks.ts'
import { type Across, areaBetween, lineThrough } from './paths.ts'
import { plotWithNames } from './plot-with-names.ts'
import type { Scale } from './scale.ts'
import { inOneLine } from './text-size.ts'
import { valueAxisMarkup } from './value-axis.ts'
import { assumedGround, type Plot, yearAxisMarkup, yearPlaces, yearsBelow } from './year-axis.ts'

/** Lines over the years: each with its name and last figure at its end, or in a key above where there is no room for them. */
export function lineDrawing(chart: Chart, options: ChartOptions): Drawing {
  const width = layoutWidth(options)
  const figures: DrawnFigures = { is: chart.is ?? 'money', decimals: chart.decimals, money: chart.money }
  const known = chart.series.flatMap(({ values }) => values.slice(0, chart.years.length).filter(isKnown))
  const words = { title: chart.title, description: chartWords(chart, figures) }
  if (known.length === 0) return { ...words, basis: chart.unit, ...withoutValues(width) }
  const { plot, scale, texts, above, beside } = plotWithNames(known, saidOf(chart, figures), figures.is, width, options)
  return {
    ...words,
    basis: [chart.unit, ...texts.remarks, ...sameLines(chart)].join('; '),
    body: html`${above}${plotMarkup(chart, scale, plot, options)}${valueAxisMarkup(scale, texts, plot)}${linesMarkup(chart, scale, plot)}${beside(
      { x: yearPlaces(chart, plot).x, at: scale.at, last: chart.years.length - 1 },
    )}`,
    height: plot.bottom + yearsBelow(chart) + 4,
  }
}

/** The ground of a plot: which years are assumed, what is below nought, and the distance between two lines. */
function plotMarkup(chart: Chart, scale: Scale, plot: Plot, { id }: ChartOptions): Markup {
  const places = yearPlaces(chart, plot)
  const lowest = scale.ticks[0]
  const nought = scale.ticks.find((tick) => tick.isZero())
  const isBelow = lowest?.isNegative() === true && nought !== undefined
  const gap = gapPath(chart, { x: places.x, at: scale.at })
  const patterns =
    isBelow || gap !== ''
      ? html`<defs>
${isBelow ? hatching(`${id}-below`, 'grid', 8, 1.5) : undefined}${gap === '' ? undefined : hatching(`${id}-gap`, 'hatch')}</defs>
`
      : undefined
  return html`${patterns}${assumedGround(chart, places, plot)}${
    isBelow ? box([plot.left, scale.at(nought)], [plot.right, plot.bottom], 'below', `url(#${id}-below)`) : undefined
  }${gap === '' ? undefined : html`<path d="${gap}" class="gap" fill="url(#${id}-gap)"/>\n`}${yearAxisMarkup(chart, places, plot)}`
}

/** The area between the two lines whose distance matters; empty where there is none. */
function gapPath({ gap, series }: Chart, across: Across): string {
  if (gap === undefined) return ''
  return areaBetween(series[gap.from]?.values ?? [], series[gap.to]?.values ?? [], across)
}

/** The lines in their order, so that broken ones lie upon whole ones, with a ring in the base year and a dot where each ends. */
function linesMarkup(chart: Chart, { at }: Scale, plot: Plot): Markup {
  const { x } = yearPlaces(chart, plot)
  const baseAt = chart.base === undefined ? -1 : chart.years.indexOf(chart.base)
  const drawn = chart.series.map((series, index) => {
    const look = lookOf(series, index)
    const { colour, stroked } = markOf(series, index)
    const path = lineThrough(series.values, { x, at })
    const line = path === '' ? undefined : html`<path d="${path}" class="${colour}"${stroked}/>\n`
    if (series.isGhost === true) return html`${line}`
    const dots = dotsAt(series, chart.years.length, baseAt).map(({ index: place, value, isBase }) => {
      const centre = html`cx="${px(x[place] ?? 0)}" cy="${px(at(value))}"`
      return isBase
        ? html`<circle ${centre} r="4" class="open-${look % 4}" stroke-width="2"/>\n`
        : html`<circle ${centre} r="3.5" class="fill-${look % 4}"/>\n`
    })
    return html`${line}${dots}`
  })
  const isBehind = (index: number): boolean => chart.series[index]?.isGhost === true
  return html`${drawn.filter((_, index) => isBehind(index))}${drawn.filter((_, index) => !isBehind(index))}`
}

/** How a line is drawn, and its name written. */
function markOf(
  series: ChartSeries,
  index: number,
): { readonly colour: string; readonly text: string; readonly isBold: boolean; readonly stroked: Markup } {
  const isGhost = series.isGhost === true
  const look = lookOf(series, index)
  const { width, dash } = isGhost ? ghostLook : lineLook(look)
  const dashed = dash === undefined ? undefined : html` stroke-dasharray="${dash}"`
  // A stroke of no length shows as a round dot.
  const round = dash?.startsWith('0') === true ? html` stroke-linecap="round"` : undefined
  return {
    colour: isGhost ? 'ghost' : `line-${look % 4}`,
    text: isGhost ? 'second' : `fill-${look % 4}`,
    isBold: !isGhost,
    stroked: html` stroke-width="${width}"${dashed} stroke-linejoin="round"${round}`,
  }
}

interface Dot {
  readonly index: number
  readonly value: Decimal
  readonly isBase: boolean
}

/** Where a line has a mark: its base year, its end, and years that stand alone. */
function dotsAt({ values }: ChartSeries, count: number, base: number): readonly Dot[] {
  const last = lastKnown(values, count)
  return values.slice(0, count).flatMap((value, index) => {
    if (!isKnown(value)) return []
    const isAlone = !isKnown(values[index - 1]) && (index + 1 >= count || !isKnown(values[index + 1]))
    return index === base || index === last || isAlone ? [{ index, value, isBase: index === base }] : []
  })
}

function lastKnown(values: ChartSeries['values'], count: number): number {
  for (let index = Math.min(count, values.length) - 1; index >= 0; index--) if (isKnown(values[index])) return index
  return -1
}

/** What is written of each line that has a value, and of the gap. */
function saidOf(chart: Chart, figures: DrawnFigures): Said[] {
  const { series, years, gap } = chart
  const said = series.flatMap((one, index): Said[] => {
    const year = lastKnown(one.values, years.length)
    const value = one.values[year]
    if (!isKnown(value)) return []
    const { colour, text, isBold, stroked } = markOf(one, index)
    const when = year === years.length - 1 ? '' : ` in ${printYear(years[year] ?? 0)}`
    const sample = (width: number, middle: number): Markup =>
      html`<path d="M2 ${px(middle)}H${px(width)}" class="${colour}"${stroked}/>\n`
    return [
      {
        label: inOneLine(one.label),
        figure: `${drawnFigure(value, figures)}${when}`,
        kind: text,
        isBold,
        year,
        value,
        sample,
      },
    ]
  })
  if (gap === undefined) return said
  const at = years.length - 1
  const [from, to] = [series[gap.from]?.values[at], series[gap.to]?.values[at]]
  if (!isKnown(from) || !isKnown(to) || from.eq(to)) return said
  const distance = {
    label: inOneLine(gap.label),
    figure: drawnFigure(from.minus(to).abs(), figures),
    value: from.plus(to).div(2),
  }
  return [...said, { ...distance, kind: 'second', isBold: false, year: at, sample: undefined }]
}

/** Where there is nothing to draw. */
export function withoutValues(width: number): Pick<Drawing, 'body' | 'height'> {
  const height = 60
  return {
    body: html`${stroke([0, 0], [width, 0], 'grid')}${textLines(['There are no values to draw.'], 0, 18, 19, 'name second')}${stroke([0, height - 4], [width, height - 4], 'grid')}`,
    height,
  }
}
