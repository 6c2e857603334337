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
      middle_moved_by: said(
        'Where the middle of the last year is far from the row as stated: the figure that moves it most, what it is as stated and in the middle of its draws, in the unit of the definition, and the row at that middle alone.',
        orNull(
          exactly({
            figure: text,
            how: { enum: ['value', 'shift'] },
            stated: orNull(decimal),
            middle: decimal,
            row_at_middle: decimal,
            row_as_stated: decimal,
          }),
        ),
      ),
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
