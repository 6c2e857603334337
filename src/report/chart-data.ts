import type { Decimal } from '../base/decimal.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import type { ChartData } from './report.ts'
import { basisOf, type View } from './view.ts'

/** The picture of the question: what hospital care takes, and what is left for care out of hospital against its cost. */
export function chartOf({ definition, projection }: Scenario, view: View): ChartData | undefined {
  const { base, count } = definition.horizon
  const indices = Array.from({ length: count + 1 }, (_, index) => index)
  const hospital = definition.lines.filter(({ setting }) => setting === 'hospital')
  const outside = definition.lines.some(({ setting }) => setting === 'out-of-hospital')
  const values = (paths: readonly string[]): (Decimal | undefined)[] =>
    indices.map((index) => {
      const found = paths.flatMap((path) => valueAt(projection, path, index) ?? [])
      if (found.length === 0) return undefined
      return view.money(
        found.reduce((sum, value) => sum.plus(value)),
        index,
      )
    })
  const series = [
    ...(hospital.length === 0
      ? []
      : [
          {
            label: hospital.length === 1 ? (hospital[0]?.title ?? '') : 'Hospital care',
            values: values(hospital.map(({ id }) => `lines.${id}.spend`)),
          },
        ]),
    ...(outside
      ? [
          { label: 'Out-of-hospital envelope', values: values(['out-of-hospital.envelope']) },
          { label: 'Out-of-hospital spend as projected', values: values(['out-of-hospital.spend']) },
        ]
      : [{ label: 'Headroom', values: values(['headroom']) }]),
  ]
  // Nothing at all is no picture: a council whose spend is outside these lines.
  if (count < 1 || series.every((one) => one.values.every((value) => value?.isZero() !== false))) return undefined
  return {
    title: outside
      ? 'What hospital care takes, and what is left for care out of hospital'
      : 'What hospital care takes, and what is left',
    unit: basisOf(view),
    years: indices.map((index) => base + index),
    series,
  }
}
