import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Chart, ChartSeries } from '../../report/document.ts'
import { lowerFirst } from '../../report/sentence.ts'
import { isKnown, seriesSentence } from '../series-words.ts'
import { type DrawnFigures, drawnFigure } from './figures.ts'
import { inOneLine } from './text-size.ts'

/** What a chart of lines says, for whoever does not see it: what it is of, each line in figures, and the distance that matters. */
export function chartWords(chart: Chart, figures: DrawnFigures): string[] {
  const { years, series, gap } = chart
  const lines = series.map((one) => `${inOneLine(seriesSentence(one, chart, (value) => drawnFigure(value, figures)))}.`)
  return [
    `Lines by year, ${spanOf(years)}, in ${inOneLine(chart.unit)}.`,
    ...lines,
    ...sameLines(chart).map((same) => `${same}.`),
    ...gapWords(chart, figures, gap),
    ...yearWords(chart),
  ]
}

/** Lines that lie upon each other in every year, of which only one is seen. */
export function sameLines({ series, years }: Chart): string[] {
  return series.flatMap((one, at) => {
    const other = series.slice(0, at).find((before) => years.every((_, year) => isSame(before, one, year)))
    const isDrawn = one.values.slice(0, years.length).some(isKnown)
    return other === undefined || !isDrawn || one.isGhost === true || other.isGhost === true
      ? []
      : [`"${inOneLine(one.label)}" lies upon "${inOneLine(other.label)}", the same in every year`]
  })
}

function isSame(one: ChartSeries, other: ChartSeries, year: number): boolean {
  const [own, its] = [one.values[year], other.values[year]]
  return isKnown(own) ? isKnown(its) && own.eq(its) : !isKnown(its)
}

function gapWords({ series, years }: Chart, figures: DrawnFigures, gap: Chart['gap']): string[] {
  if (gap === undefined) return []
  const last = years.length - 1
  const [from, to] = [series[gap.from]?.values[last], series[gap.to]?.values[last]]
  if (!isKnown(from) || !isKnown(to)) return []
  return [
    `The ${lowerFirst(inOneLine(gap.label))} in ${printYear(years[last] ?? 0)}: ${drawnFigure(from.minus(to).abs(), figures)}.`,
  ]
}

/** The first and the last year. */
export function spanOf(years: readonly FinancialYear[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  return first === last ? printYear(first) : `${printYear(first)} to ${printYear(last)}`
}

/** Which year is the base year and which are assumed. */
export function yearWords({ base, assumedFrom }: Pick<Chart, 'base' | 'assumedFrom'>): string[] {
  const parts = [
    ...(base === undefined ? [] : [`base year ${printYear(base)}`]),
    ...(assumedFrom === undefined ? [] : [`assumed from ${printYear(assumedFrom)}`]),
  ]
  const [first, ...rest] = parts
  if (first === undefined) return []
  const text = [first, ...rest].join(', ')
  return [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`]
}
