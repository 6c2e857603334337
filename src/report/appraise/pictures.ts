import type { Decimal } from '../../base/decimal.ts'
import { optionPath } from '../../model/appraisal-paths.ts'
import { envelope } from '../../model/care-settings.ts'
import { inMembers, type NamedPath } from '../../model/row-path.ts'
import { yearMarksOf, yearsToldApart } from '../chart-years.ts'
import type { Chart, ChartSeries } from '../document.ts'
import type { AppraisalFigures } from './figures.ts'

/** Pictures of an appraisal: what each option costs beyond the counterfactual, added up and discounted, and, by itself, what each leaves in cash. */
export function appraisalPictures(figures: AppraisalFigures): Chart[] {
  const { definition, isDiscounted, options } = figures.answer.appraised
  const { counterfactual } = definition.appraisal
  const against = options.find(({ id }) => id === counterfactual)
  const beside = options.filter((option) => option !== against)
  return [
    ...(isDiscounted
      ? chartOf(figures, definition.appraisal.base, {
          name: 'cost',
          title: `What each option costs beyond ${against?.title}, added up`,
          unit: figures.discountedBasis,
          lines: beside.map(({ id, title }) => [title, optionPath(id, 'present-to-date')] as const),
        })
      : []),
    ...chartOf(figures, 0, {
      name: 'envelope',
      title: 'What is left for care out of hospital in each option',
      unit: `${figures.view.unitWords}, cash, not discounted`,
      lines: options.map(({ id, title }) => [title, inMembers([id], envelope)] as const),
    }),
  ]
}

interface Drawn extends Pick<Chart, 'title' | 'unit'> {
  readonly name: NonNullable<Chart['name']>
  readonly lines: readonly (readonly [label: string, path: NamedPath])[]
}

/** Lines from a year on, by index from the base year; none where no line has a value, or there is one year. */
function chartOf(figures: AppraisalFigures, from: number, { name, title, unit, lines }: Drawn): Chart[] {
  const { view, last, answer } = figures
  const { base } = answer.appraised.definition.horizon
  const indices = Array.from({ length: last - from + 1 }, (_, at) => from + at)
  const money = (value: Decimal | undefined): Decimal | undefined => value && view.cash.money(value)
  const series = lines.flatMap(([label, path]): ChartSeries[] => {
    const values = indices.map((index) => money(figures.value(path, index)))
    return values.every((value) => value === undefined) ? [] : [{ label, rows: [path], values }]
  })
  if (series.length === 0 || indices.length < 2) return []
  const years = indices.map((index) => base + index)
  return [
    {
      name,
      title,
      unit,
      years,
      series,
      decimals: view.cash.decimals,
      money: view.cash.unit,
      ...yearsToldApart(years, [yearMarksOf(answer.scenario)]),
    },
  ]
}
