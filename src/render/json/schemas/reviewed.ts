import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  orNull,
  resultOf,
  said,
  scenario,
  set,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const solution = exactly(
  {
    value: said('Of a rate with one plain value.', decimal),
    shift: said('Of a rate stated by year: what is added to every year.', decimal),
  },
  ['value', 'shift'],
)

/** What `scenario review --json` prints. */
export const reviewedSchema = resultOf('Answer of scenario review --json', {
  scenario,
  title: text,
  rows: list(
    exactly({
      id: said('Its name under actuals.', text),
      row: text,
      label: text,
      unit,
      stands_for: said(
        'What its author calls the figures, where that may not be what came out of the row; null where it is.',
        orNull(text),
      ),
      source: orNull(text),
      years: list(
        exactly({
          year,
          projected: decimal,
          actual: decimal,
          provisional: flag,
          variance: said('Actual less projected.', decimal),
          variance_share: said('The variance over the size of what was projected; null of rates.', orNull(decimal)),
          variance_to_date: said('Variances of the projected years so far, added up.', orNull(decimal)),
          growth_assumed: orNull(decimal),
          growth_implied: said('On the actual figure of the year before, else on the projected one.', orNull(decimal)),
        }),
      ),
      bias: said('Mean of (projected - actual) / actual; of rates of projected - actual.', orNull(decimal)),
      mean_absolute_error: orNull(decimal),
      year: said('The year that was asked about.', orNull(year)),
      would_have_had_to_be: list(exactly({ path: text, unit, central: orNull(decimal), solutions: list(solution) })),
      not_asked: said('Further rates that the row rests on.', whole),
    }),
  ),
  set,
  inputs,
})
