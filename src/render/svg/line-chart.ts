import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Chart, ChartSeries } from '../../report/document.ts'
import { html, type Markup } from '../html/markup.ts'
import { isKnown } from '../series-words.ts'
import { type DrawnFigures, drawnFigure } from './figures.ts'
import {
  box,
  type ChartOptions,
  type Drawing,
  hatching,
  isForPhone,
  layoutWidth,
  px,
  stroke,
  textLines,
} from './frame.ts'
import { chartWords } from './line-words.ts'
import { lineLook, lookOf } from './looks.ts'
import { placeLabels } from './place-labels.ts'
import { type Scale, scaleOf } from './scale.ts'
import { inOneLine, lineHeight, linesOf, typeSizes, widthInPixels } from './text-size.ts'
import { axisTexts, valueAxisMarkup } from './value-axis.ts'
import { assumedGround, halfYear, type Plot, yearAxisMarkup, yearPlaces, yearsBelow } from './year-axis.ts'

/** What is written beside a line, or in the key: its name, and its last figure. */
interface Name {
  /** Position of the series; undefined for the gap between two. */
  readonly series: number | undefined
  readonly look: number
  readonly isGhost: boolean
  readonly lines: readonly string[]
  readonly width: number
  readonly height: number
  /** Where its line ends: the position of a year, and the value there. */
  readonly year: number
  readonly value: Decimal
}

const bold = { size: typeSizes.label, isBold: true }
const plain = { size: typeSizes.label }
const each = lineHeight(plain)
/** Between a line and its name, and between two names. */
const beside = 12
const between = 4
/** The part of the width that names may take. */
const nameShare = 0.27

/** Lines over the years: each with its name and last figure at its end, or in a key above where there is no room for them. */
export function lineDrawing(chart: Chart, options: ChartOptions): Drawing {
  const width = layoutWidth(options)
  const figures: DrawnFigures = { is: chart.is ?? 'money', decimals: chart.decimals, money: chart.money }
  const known = chart.series.flatMap(({ values }) => values.slice(0, chart.years.length).filter(isKnown))
  const words = { title: chart.title, description: chartWords(chart, figures) }
  if (known.length === 0) return { ...words, basis: chart.unit, ...withoutValues(width) }
  const plotHeight = Math.round(Math.min(360, Math.max(220, width * 0.44)))
  const all = namesOf(chart, figures, width * nameShare)
  const isBeside = !isForPhone(width) && fits(all, plotHeight)
  const names = isBeside ? all : namesOf(chart, figures, width - keyMark - beside)
  const key = isBeside ? undefined : keyMarkup(names.filter(({ series }) => series !== undefined))
  const top = 10 + (key?.height ?? 0)
  const bottom = top + plotHeight
  const scale = scaleOf(known, bottom, top, 46, options.holds)
  const texts = axisTexts(scale, figures.is)
  const gutter = isBeside ? beside * 2 + Math.max(...names.map((name) => name.width)) : halfYear + 2
  const plot: Plot = { left: Math.max(texts.width + 8, halfYear), right: width - gutter, top, bottom }
  return {
    ...words,
    basis: [chart.unit, ...texts.remarks].join('; '),
    body: html`${key?.markup}${plotMarkup(chart, scale, plot, options)}${valueAxisMarkup(scale, texts, plot)}${linesMarkup(chart, scale, plot)}${
      isBeside ? namesMarkup(names, chart, scale, plot) : undefined
    }`,
    height: bottom + yearsBelow(chart) + 4,
  }
}

/** The ground of a plot: which years are assumed, what is below nought, and the distance between two lines. */
function plotMarkup(chart: Chart, scale: Scale, plot: Plot, { id }: ChartOptions): Markup {
  const places = yearPlaces(chart, plot)
  const lowest = scale.ticks[0]
  const nought = scale.ticks.find((tick) => tick.isZero())
  const isBelow = lowest?.isNegative() === true && nought !== undefined
  const gap = gapPath(chart, scale, places.x)
  const patterns =
    isBelow || gap !== undefined
      ? html`<defs>
${isBelow ? hatching(`${id}-below`, 'grid', 8, 1.5) : undefined}${gap === undefined ? undefined : hatching(`${id}-gap`, 'hatch')}</defs>
`
      : undefined
  return html`${patterns}${assumedGround(chart, places, plot)}${
    isBelow ? box([plot.left, scale.at(nought)], [plot.right, plot.bottom], 'below', `url(#${id}-below)`) : undefined
  }${gap === undefined ? undefined : html`<path d="${gap}" class="gap" fill="url(#${id}-gap)"/>\n`}${yearAxisMarkup(chart, places, plot)}`
}

/** The area between two lines, over the years in which both have a value. */
function gapPath({ gap, series, years }: Chart, { at }: Scale, x: readonly number[]): string | undefined {
  if (gap === undefined) return undefined
  const [from, to] = [series[gap.from]?.values ?? [], series[gap.to]?.values ?? []]
  const parts: string[] = []
  let there: string[] = []
  let back: string[] = []
  const close = (): void => {
    if (there.length > 1) parts.push(`M${there.join('L')}L${back.reverse().join('L')}Z`)
    there = []
    back = []
  }
  years.forEach((_, index) => {
    const [one, other] = [from[index], to[index]]
    if (isKnown(one) && isKnown(other)) {
      there.push(point(x[index], at(one)))
      back.push(point(x[index], at(other)))
    } else close()
  })
  close()
  return parts.length === 0 ? undefined : parts.join('')
}

/** The lines, the first in front of the others, with a ring in the base year and a dot where each ends. */
function linesMarkup(chart: Chart, { at }: Scale, plot: Plot): Markup {
  const { x } = yearPlaces(chart, plot)
  const baseAt = chart.base === undefined ? -1 : chart.years.indexOf(chart.base)
  const drawn = chart.series.map((series, index) => {
    const look = lookOf(series, index)
    const { width, dash } = series.isGhost === true ? { width: 1.5, dash: '4 3' } : lineLook(look)
    const colour = series.isGhost === true ? 'ghost' : `line-${look % 4}`
    const dashed = dash === undefined ? undefined : html` stroke-dasharray="${dash}"`
    const path = linePath(series, chart.years.length, x, at)
    const cap = dash?.startsWith('0') === true ? 'round' : 'butt'
    const line =
      path === ''
        ? undefined
        : html`<path d="${path}" class="${colour}" stroke-width="${width}"${dashed} stroke-linejoin="round" stroke-linecap="${cap}"/>\n`
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
  return html`${drawn.filter((_, index) => isBehind(index))}${drawn.filter((_, index) => !isBehind(index)).reverse()}`
}

/** A line through its known values, broken where one is missing. */
function linePath({ values }: ChartSeries, count: number, x: readonly number[], at: Scale['at']): string {
  let path = ''
  let isDown = false
  for (let index = 0; index < count; index++) {
    const value = values[index]
    if (isKnown(value)) path += `${isDown ? 'L' : 'M'}${point(x[index], at(value))}`
    isDown = isKnown(value)
  }
  return path
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

function point(x: number | undefined, y: number): string {
  return `${px(x ?? 0)} ${px(y)}`
}

/** What is written of each line that has a value, and of the gap, in lines no wider than the room. */
function namesOf(chart: Chart, figures: DrawnFigures, room: number): Name[] {
  const { series, years, gap } = chart
  const names = series.flatMap((one, index): Name[] => {
    const year = lastKnown(one.values, years.length)
    const value = one.values[year]
    if (!isKnown(value)) return []
    const isGhost = one.isGhost === true
    const when = year === years.length - 1 ? '' : ` in ${printYear(years[year] ?? 0)}`
    const figure = `${drawnFigure(value, figures)}${when}`
    return [named(index, lookOf(one, index), isGhost, inOneLine(one.label), figure, room, year, value)]
  })
  if (gap === undefined) return names
  const at = years.length - 1
  const [from, to] = [series[gap.from]?.values[at], series[gap.to]?.values[at]]
  if (!isKnown(from) || !isKnown(to)) return names
  const distance = from.minus(to).abs()
  if (distance.isZero()) return names
  const text = drawnFigure(distance, figures)
  return [...names, named(undefined, 0, true, inOneLine(gap.label), text, room, at, from.plus(to).div(2))]
}

function named(
  series: number | undefined,
  look: number,
  isGhost: boolean,
  label: string,
  figure: string,
  room: number,
  year: number,
  value: Decimal,
): Name {
  const type = isGhost ? plain : bold
  const lines = [...linesOf(label, room, type, 2), figure]
  const width = Math.max(...lines.map((line, at) => widthInPixels(line, at === lines.length - 1 ? plain : type)))
  return { series, look, isGhost, lines, width, height: lines.length * each + between, year, value }
}

/** Whether names have room one above the other. */
function fits(names: readonly Name[], height: number): boolean {
  return names.reduce((sum, name) => sum + name.height, 0) <= height + 2 * nameOverhang
}

/** By how much names may stand out above and below the plot. */
const nameOverhang = 10

/** The name of each line at its end, no two upon each other, with a thin line to it where it had to give way. */
function namesMarkup(names: readonly Name[], chart: Chart, { at }: Scale, plot: Plot): Markup {
  const { x } = yearPlaces(chart, plot)
  const wanted = names.map(({ value, height }) => ({ middle: at(value), height }))
  const tops = placeLabels(wanted, plot.top - nameOverhang, plot.bottom + nameOverhang) ?? []
  const start = plot.right + 2 * beside
  return html`${names.map((name, index) => {
    const top = tops[index] ?? 0
    const middle = top + name.height / 2
    const [endX, endY] = [x[name.year] ?? 0, at(name.value)]
    const isMoved = Math.abs(middle - endY) > each / 2 || name.year < chart.years.length - 1
    const leader = isMoved
      ? html`<path d="M${px(endX + 6)} ${px(endY)}L${px(start - 4)} ${px(middle)}" class="rule" stroke-width="1"/>\n`
      : undefined
    return html`${leader}${nameLines(name, start, top + between / 2)}`
  })}`
}

function nameLines({ lines, look, isGhost }: Name, x: number, top: number): Markup {
  const colour = isGhost ? 'second' : `fill-${look % 4}`
  return html`${textLines(lines.slice(0, -1), x, top, each, isGhost ? `name ${colour}` : `name bold ${colour}`)}${textLines(
    lines.slice(-1),
    x,
    top + (lines.length - 1) * each,
    each,
    `name ${colour}`,
  )}`
}

/** The width of a sample of a line in the key. */
const keyMark = 34

/** The lines with their names and last figures, one below the other. */
function keyMarkup(names: readonly Name[]): { readonly markup: Markup; readonly height: number } {
  let top = 0
  const markup = names.map((name) => {
    const { look, isGhost, height } = name
    const { width, dash } = isGhost ? { width: 1.5, dash: '4 3' } : lineLook(look)
    const dashed = dash === undefined ? undefined : html` stroke-dasharray="${dash}"`
    const cap = dash?.startsWith('0') === true ? 'round' : 'butt'
    const y = top + each / 2
    const sample = html`<path d="M2 ${px(y)}H${keyMark - 4}" class="${isGhost ? 'ghost' : `line-${look % 4}`}" stroke-width="${width}"${dashed} stroke-linecap="${cap}"/>\n`
    const text = nameLines(name, keyMark + beside / 2, top)
    top += height
    return html`${sample}${text}`
  })
  return { markup: html`${markup}`, height: top + 8 }
}

/** Where there is nothing to draw. */
function withoutValues(width: number): Pick<Drawing, 'body' | 'height'> {
  const height = 60
  return {
    body: html`${stroke([0, 0], [width, 0], 'grid')}${textLines(['There are no values to draw.'], 0, 18, each, 'name second')}${stroke([0, height - 4], [width, height - 4], 'grid')}`,
    height,
  }
}
