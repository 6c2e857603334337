import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { isPercent } from '../../formula/unit-print.ts'
import type { FanChart } from '../../report/document.ts'
import { html, type Markup } from '../html/markup.ts'
import { isKnown } from '../series-words.ts'
import type { Said } from './end-names.ts'
import { type DrawnFigures, drawnFigure } from './figures.ts'
import { box, type ChartOptions, type Drawing, layoutWidth, px } from './frame.ts'
import { withoutValues } from './line-chart.ts'
import { spanOf, yearWords } from './line-words.ts'
import { type Across, areaBetween, lineThrough } from './paths.ts'
import { plotWithNames } from './plot-with-names.ts'
import { valueAxisMarkup } from './value-axis.ts'
import { yearAxisMarkup, yearPlaces, yearsBelow } from './year-axis.ts'

/** A fan: bands that hold so many of all draws of each year, outlined, the middle of them, and the row as it is stated. */
export function fanDrawing(given: FanChart, options: ChartOptions): Drawing {
  const chart = inOwnUnit(given)
  const width = layoutWidth(options)
  const figures: DrawnFigures = { is: chart.is, decimals: chart.decimals, money: chart.money }
  const lines = [...chart.bands.flatMap(({ low, high }) => [low, high]), chart.middle, chart.central]
  const known = lines.flatMap((line) => line.slice(0, chart.years.length).filter(isKnown))
  const words = { title: chart.title, description: fanWords(chart, figures) }
  if (known.length === 0) return { ...words, basis: chart.unit, ...withoutValues(width) }
  const { plot, scale, texts, above, beside } = plotWithNames(known, saidOf(chart, figures), chart.is, width, options)
  const places = yearPlaces(chart, plot)
  const across = { x: places.x, at: scale.at }
  return {
    ...words,
    basis: [chart.unit, ...texts.remarks].join('; '),
    body: html`${above}${bandsMarkup(chart, across)}${valueAxisMarkup(scale, texts, plot)}${yearAxisMarkup(chart, places, plot)}${linesMarkup(chart, across)}${beside(
      { ...across, last: chart.years.length - 1 },
    )}`,
    height: plot.bottom + yearsBelow(chart) + 4,
  }
}

/** Rates and shares come in per cent: here as what they are. */
function inOwnUnit(chart: FanChart): FanChart {
  if (!isPercent(chart.is)) return chart
  const own = (line: FanChart['middle']): FanChart['middle'] => line.map((value) => value?.div(100))
  return {
    ...chart,
    bands: chart.bands.map(({ holds, low, high }) => ({ holds, low: own(low), high: own(high) })),
    middle: own(chart.middle),
    central: own(chart.central),
  }
}

/** The class of a band, from the widest to the narrowest. */
function bandKind(at: number): string {
  return `band-${Math.min(at, 2)}`
}

function bandsMarkup({ bands }: FanChart, across: Across): Markup {
  return html`${bands.map(({ low, high }, at) => {
    const path = areaBetween(low, high, across)
    return path === '' ? undefined : html`<path d="${path}" class="${bandKind(at)}" stroke-width="1"/>\n`
  })}`
}

function middleStroke(path: string): Markup | undefined {
  return path === '' ? undefined : html`<path d="${path}" class="zero" stroke-width="2" stroke-dasharray="7 4"/>\n`
}

function statedStroke(path: string): Markup | undefined {
  return path === '' ? undefined : html`<path d="${path}" class="line-2" stroke-width="2"/>\n`
}

function statedDot(x: number, y: number): Markup {
  return html`<circle cx="${px(x)}" cy="${px(y)}" r="3" class="fill-2"/>\n`
}

/** The middle of the draws, and what is stated with a dot a year. */
function linesMarkup({ middle, central }: FanChart, across: Across): Markup {
  const { x, at } = across
  const dots = x.map((place, index) => {
    const value = central[index]
    return isKnown(value) ? statedDot(place, at(value)) : undefined
  })
  return html`${middleStroke(lineThrough(middle, across))}${statedStroke(lineThrough(central, across))}${dots}`
}

/** What is written of the bands, of the middle and of what is stated, at their ends. */
function saidOf({ bands, middle, central, years }: FanChart, figures: DrawnFigures): Said[] {
  const last = years.length - 1
  const said = (
    label: string,
    value: Decimal | undefined,
    figure: string,
    kind: string,
    isBold: boolean,
    sample: Said['sample'],
  ): Said[] => (isKnown(value) ? [{ label, figure, kind, isBold, year: last, value, sample }] : [])
  const bandSaid = bands.flatMap(({ holds, low, high }, at) => {
    const [from, to] = [low[last], high[last]]
    if (!isKnown(from) || !isKnown(to)) return []
    const range = `${drawnFigure(from, figures)} to ${drawnFigure(to, figures)}`
    return said(`${shareText(holds)} of draws`, to, range, 'second', false, (width, y) =>
      box([2, y - 7], [width, y + 7], bandKind(at)),
    )
  })
  const figureOf = (value: Decimal | undefined): string => (isKnown(value) ? drawnFigure(value, figures) : '')
  return [
    ...bandSaid,
    ...said('Middle of the draws', middle[last], figureOf(middle[last]), '', true, (width, y) =>
      middleStroke(`M2 ${px(y)}H${px(width)}`),
    ),
    ...said(
      'As stated',
      central[last],
      figureOf(central[last]),
      'fill-2',
      true,
      (width, y) => html`${statedStroke(`M2 ${px(y)}H${px(width)}`)}${statedDot(width / 2 + 1, y)}`,
    ),
  ]
}

function shareText(holds: number): string {
  return `${Math.round(holds * 100)}%`
}

function fanWords(chart: FanChart, figures: DrawnFigures): string[] {
  const { years, bands, middle, central } = chart
  const last = years.length - 1
  const when = printYear(years[last] ?? 0)
  const told = bands.flatMap(({ holds, low, high }) => {
    const [from, to] = [low[last], high[last]]
    return isKnown(from) && isKnown(to)
      ? [
          `In ${when} ${shareText(holds)} of draws lie from ${drawnFigure(from, figures)} to ${drawnFigure(to, figures)}.`,
        ]
      : []
  })
  const [mid, stated] = [middle[last], central[last]]
  return [
    `How far draws spread by year, ${spanOf(years)}, in ${chart.unit}; each year by itself.`,
    ...told,
    ...(isKnown(mid) ? [`Their middle is ${drawnFigure(mid, figures)}.`] : []),
    ...(isKnown(stated) ? [`As stated it is ${drawnFigure(stated, figures)}.`] : []),
    'The rest of the draws lie beyond, and what is not drawn is not in them.',
    ...yearWords(chart),
  ]
}
