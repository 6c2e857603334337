import { percentiles } from '../../../questions/simulate/estimates.ts'
import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  orNull,
  priceBase,
  resultOf,
  row,
  said,
  scenario,
  set,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const statistic = exactly({ value: orNull(decimal), standard_error: orNull(decimal) })
const beyondBase = ['chance-never-below-zero', 'first-below-zero']
const statistics = [
  'mean',
  ...percentiles.map((percent) => `P${percent}`),
  'chance-at-or-above-zero',
  ...beyondBase,
  'central',
]

/** What `scenario simulate --json` prints. */
export const simulatedSchema = resultOf('Answer of scenario simulate --json', {
  scenario,
  title: text,
  draws: whole,
  draws_asked: whole,
  seed: whole,
  sampler: { enum: ['sobol', 'random'] },
  figures: said('Figures with a range.', whole),
  risks: whole,
  partial: said('Whether it was stopped before all draws were made.', flag),
  rows: list(
    exactly({
      row,
      label: text,
      unit,
      price_base: priceBase,
      years: list(
        exactly({
          year,
          statistics: exactly(Object.fromEntries(statistics.map((name) => [name, statistic])), beyondBase),
        }),
      ),
    }),
  ),
  set,
  inputs,
})
