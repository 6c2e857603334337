import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowValue } from '../open/project.ts'
import type { Chart, ChartSeries } from './document.ts'
import { basisOf, type View } from './views/view.ts'

/** The picture of the question: what hospital care takes, and what is left for care out of hospital against its cost. */
export function chartsOf({ definition, projection }: Scenario, view: View): Chart[] {
  const { base, count } = definition.horizon
  const indices = Array.from({ length: count + 1 }, (_, index) => index)
  const [only, ...others] = definition.lines.filter(({ setting }) => setting === 'hospital')
  const outside = definition.lines.some(({ setting }) => setting === 'out-of-hospital')
  const line = (label: string, row: RowPath): ChartSeries => ({
    label,
    rows: [row],
    values: indices.map((index) => {
      const value = rowValue(projection, row, index)
      return value && view.money(value, index)
    }),
  })
  const series = [
    ...(only === undefined ? [] : [line(others.length === 0 ? only.title : 'Hospital care', 'hospital.spend')]),
    ...(outside
      ? [
          line('Out-of-hospital envelope', 'out-of-hospital.envelope'),
          line('Out-of-hospital spend as projected', 'out-of-hospital.spend'),
        ]
      : [line('Headroom', 'headroom')]),
  ]
  // Nothing at all is no picture: a council whose spend is outside these lines.
  if (count < 1 || series.every((one) => one.values.every((value) => value?.isZero() !== false))) return []
  return [
    {
      title: outside
        ? 'What hospital care takes, and what is left for care out of hospital'
        : 'What hospital care takes, and what is left',
      unit: basisOf(view),
      years: indices.map((index) => base + index),
      series,
      decimals: view.decimals,
    },
  ]
}
