import { type Decimal, toPlain, zero } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { ChartData } from '../../report/chart-data.ts'
import type { BarChart, Waterfall } from '../../report/document.ts'
import { drawingOf } from '../svg/draw.ts'
import { changeFigure, type DrawnFigures, drawnFigure } from '../svg/figures.ts'
import type { WordChart, WordSeries } from './word.ts'

/** A chart as a native one; undefined for a grid, each cell of which stands in a table of its own. */
export function wordChart(data: ChartData): WordChart | undefined {
  if (data.is === 'grid') return undefined
  const { title, unit } = data.of
  const description = drawingOf(data, { width: 800, id: 'chart' }).description.join(' ')
  const common = { title, description, unit }
  switch (data.is) {
    case 'bridge':
      return { ...common, ...bridgeBars(data.of) }
    case 'tornado':
      return { ...common, ...tornadoBars(data.of) }
    default:
      return { ...common, form: 'lines', categories: data.of.years.map(printYear), series: linesOf(data) }
  }
}

function linesOf(data: Extract<ChartData, { is: 'lines' | 'fan' }>): readonly WordSeries[] {
  const { years } = data.of
  const line = (label: string, values: readonly (Decimal | undefined)[]): WordSeries => ({
    label,
    values: years.map((_, at) => values[at] && toPlain(values[at])),
  })
  if (data.is === 'lines') return data.of.series.map(({ label, values }) => line(label, values))
  return [
    line('Middle of all draws', data.of.middle),
    ...data.of.bands.slice(0, 1).flatMap(({ holds, low, high }) => {
      const band = `of the band that holds ${Math.round(holds * 100)}% of draws`
      return [line(`Low end ${band}`, low), line(`High end ${band}`, high)]
    }),
    line('As stated', data.of.central),
  ]
}

type Bars = Pick<WordChart, 'form' | 'categories' | 'series'>

/**
 * A bridge as bars upon one another: an unseen one from nought to where a step begins, and the step. What goes through nought has a part
 * on either side of it, for a bar stands upon those of its own sign.
 */
function bridgeBars({ start, steps, end, is, decimals, money }: Waterfall): Bars {
  const figures: DrawnFigures = { is, decimals, money }
  let reached = start.value
  const moved = steps.map(({ label, value }) => {
    const from = reached
    reached = reached.plus(value)
    return { name: `${label} ${changeFigure(value, figures)}`, from, to: reached, isWhole: false }
  })
  const whole = ({ label, value }: Waterfall['start']) => ({
    name: `${label} ${drawnFigure(value, figures)}`,
    from: zero,
    to: value,
    isWhole: true,
  })
  const all = [whole(start), ...moved, whole(end)]
  const values = (of: (one: (typeof all)[number]) => Decimal | undefined): WordSeries['values'] =>
    all.map((one) => {
      const value = of(one)
      return value === undefined || value.isZero() ? undefined : toPlain(value)
    })
  const above = ({ from, to }: { from: Decimal; to: Decimal }): Decimal => positive(from).minus(positive(to)).abs()
  const below = ({ from, to }: { from: Decimal; to: Decimal }): Decimal =>
    negative(from).minus(negative(to)).abs().neg()
  const parts = (
    label: string,
    look: NonNullable<WordSeries['look']>,
    isOwn: (one: (typeof all)[number]) => boolean,
  ): WordSeries[] => [
    { label, look, values: values((one) => (isOwn(one) ? above(one) : undefined)) },
    { label, look, values: values((one) => (isOwn(one) ? below(one) : undefined)) },
  ]
  const series: readonly WordSeries[] = [
    { label: 'Where it begins', look: 'unseen', values: values(({ from, to }) => nearest(from, to)) },
    ...parts('As it stands', 'whole', ({ isWhole }) => isWhole),
    ...parts('More', 'up', ({ isWhole, from, to }) => !isWhole && to.gte(from)),
    ...parts('Less', 'down', ({ isWhole, from, to }) => !isWhole && to.lt(from)),
  ]
  return {
    form: 'bridge',
    categories: all.map(({ name }) => name),
    series: series.filter(({ values: own }) => own.some((value) => value !== undefined)),
  }
}

function positive(value: Decimal): Decimal {
  return value.isNegative() ? zero : value
}

function negative(value: Decimal): Decimal {
  return value.isNegative() ? value : zero
}

/** Of two values on one side of nought the one nearer to it; else nought. */
function nearest(one: Decimal, other: Decimal): Decimal {
  if (one.isNegative() !== other.isNegative()) return zero
  return one.abs().lt(other.abs()) ? one : other
}

/** Whether both ends of a bar lie on one side of the value that it goes from, so that the longer would cover the shorter. */
function isOneSided(low: Decimal, high: Decimal, centre: Decimal): boolean {
  return low.minus(centre).times(high.minus(centre)).gt(0)
}

/** The low and the high of each figure as bars from the value as stated: on one line, or below one another where one would cover another. */
function tornadoBars({ bars, centre }: BarChart): Bars {
  return {
    form: { from: toPlain(centre), areApart: bars.some(({ low, high }) => isOneSided(low, high, centre)) },
    categories: bars.map(({ label }) => label),
    series: [
      { label: 'At its low', look: 'down', values: bars.map(({ low }) => toPlain(low)) },
      { label: 'At its high', look: 'up', values: bars.map(({ high }) => toPlain(high)) },
    ],
  }
}
