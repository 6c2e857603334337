import type { RowPath } from '../model/row-path.ts'
import type { Scenario } from '../open/open.ts'
import { rowByYear } from '../open/project.ts'
import type { Chart, ChartSeries } from './document.ts'
import { basisOf, type View } from './views/view.ts'

/**
 * The picture of the question: what hospital care takes, and what is left for care out of hospital against its cost. Where
 * nothing is left, because funding or lines are not stated, it is of what is.
 */
export function chartsOf({ definition, projection }: Scenario, view: View): Chart[] {
  const { base, count } = definition.horizon
  const { absent } = projection.model
  const indices = Array.from({ length: count + 1 }, (_, index) => index)
  const [only, ...others] = definition.lines.filter(({ setting }) => setting === 'hospital')
  const outside = definition.lines.some(({ setting }) => setting === 'out-of-hospital')
  const isLeft = !absent.has('headroom')
  const line = (label: string, row: RowPath): ChartSeries[] => {
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
      },
    ]
  }
  const parts = [
    ...(only === undefined ? [] : line(others.length === 0 ? only.title : 'Hospital care', 'hospital.spend')),
    ...(outside
      ? [
          ...line('Out-of-hospital envelope', 'out-of-hospital.envelope'),
          ...line('Out-of-hospital spend as projected', 'out-of-hospital.spend'),
        ]
      : line('Headroom', 'headroom')),
  ]
  const series = parts.length > 0 ? parts : [...line('Funding', 'funding.total'), ...line('Total spend', 'spend.total')]
  // Nothing at all is no picture: a council whose spend is outside these lines.
  if (count < 1 || series.every((one) => one.values.every((value) => value?.isZero() !== false))) return []
  return [
    {
      title: isLeft
        ? `What hospital care takes, and what is left${outside ? ' for care out of hospital' : ''}`
        : parts.length === 0
          ? series.map(({ label }) => label).join(' and ')
          : whatCosts(only !== undefined, outside),
      unit: basisOf(view),
      years: indices.map((index) => base + index),
      series,
      decimals: view.decimals,
    },
  ]
}

function whatCosts(isHospital: boolean, isOutside: boolean): string {
  if (isHospital && isOutside) return 'What hospital care and care out of hospital cost'
  return isHospital ? 'What hospital care costs' : 'What care out of hospital costs'
}
