import { printYear } from '../base/financial-year.ts'
import type { Definition } from '../definition/definition.ts'
import { placesOf } from '../formula/unit-print.ts'
import { hasEnvelope, linesIn } from '../model/care-settings.ts'
import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowByYear, rowNamed } from '../open/project.ts'
import { yearMarksOf, yearsToldApart } from './chart-years.ts'
import type { Chart, ChartSeries } from './document.ts'
import { basisOf, moneyOfFigures, type View } from './views/view.ts'

/**
 * The picture of the question: what hospital care takes, and what is left for care out of hospital against its cost. Where
 * nothing is left, because funding or lines are not stated, it is of what is.
 */
export function chartsOf(scenario: Scenario, view: View): Chart[] {
  const { definition, projection } = scenario
  const { base, count } = definition.horizon
  const { absent } = projection.model
  const indices = Array.from({ length: count + 1 }, (_, index) => index)
  const [only, ...others] = linesIn(definition, 'hospital')
  const outside = hasEnvelope(definition)
  const isLeft = !absent.has('headroom')
  const line = (label: string, row: RowPath, is?: ChartSeries['is']): ChartSeries[] => {
    if (absent.has(row)) return []
    const valueIn = rowByYear(projection, row)
    return [
      {
        label,
        rows: [row],
        values: indices.map((index) => {
          const value = valueIn(index)
          return value && view.money(value, index)
        }),
        ...(is !== undefined && { is }),
      },
    ]
  }
  const parts = [
    ...(only === undefined
      ? []
      : line(others.length === 0 ? only.title : 'Hospital care', 'hospital.spend', 'hospital')),
    ...(outside
      ? [
          ...line('Out-of-hospital envelope', 'out-of-hospital.envelope', 'left'),
          ...line('Out-of-hospital spend', 'out-of-hospital.spend', 'services'),
        ]
      : line('Headroom', 'headroom', 'left')),
  ]
  const series = parts.length > 0 ? parts : [...line('Funding', 'funding.total'), ...line('Total spend', 'spend.total')]
  if (count < 1) return []
  // Nothing at all is no picture: a council whose spend is outside these lines.
  if (series.every((one) => one.values.every((value) => value?.isZero() !== false)))
    return series.length > 0 ? [] : pricesChart(projection, definition)
  const years = indices.map((index) => base + index)
  return [
    {
      title: isLeft
        ? `What hospital care takes, and what is left${outside ? ' for care out of hospital' : ''}`
        : parts.length === 0
          ? series.map(({ label }) => label).join(' and ')
          : whatCosts(only !== undefined, outside),
      unit: basisOf(view),
      years,
      series,
      decimals: view.decimals,
      money: moneyOfFigures(view),
      name: 'spend',
      ...shortfall(series),
      ...yearsToldApart(years, [yearMarksOf(scenario)]),
    },
  ]
}

/** The distance of what is left from what services cost, where the last year falls short. */
function shortfall(series: readonly ChartSeries[]): Pick<Chart, 'gap'> {
  const [from, to] = [series.findIndex(({ is }) => is === 'left'), series.findIndex(({ is }) => is === 'services')]
  const [left, cost] = [series[from]?.values.at(-1), series[to]?.values.at(-1)]
  return left !== undefined && cost?.gt(left) === true ? { gap: { from, to, label: 'Gap' } } : {}
}

function whatCosts(isHospital: boolean, isOutside: boolean): string {
  if (isHospital && isOutside) return 'What hospital care and care out of hospital cost'
  return isHospital ? 'What hospital care costs' : 'What care out of hospital costs'
}

/** The price index, of a definition that states prices and neither funding nor lines. */
function pricesChart(projection: Projection, { horizon, prices }: Definition): Chart[] {
  const row = rowNamed(projection, 'prices.index')
  if ((row?.base ?? row?.formula) === undefined) return []
  const valueIn = rowByYear(projection, 'prices.index')
  const indices = Array.from({ length: horizon.count + 1 }, (_, index) => index)
  return [
    {
      title: 'Price index',
      unit: `${printYear(prices.base)} is 1`,
      years: indices.map((index) => horizon.base + index),
      series: [{ label: 'Price index', rows: ['prices.index'], values: indices.map(valueIn) }],
      decimals: placesOf('price-index', { money: 0, percent: 0 }),
      is: 'price-index',
      name: 'spend',
    },
  ]
}
