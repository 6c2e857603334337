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
  year,
} from './shapes.ts'

const side = { enum: ['at', 'at-or-above', 'at-or-below'] }

/** What `scenario solve --json` prints. */
export const solvedSchema = resultOf('Answer of scenario solve --json', {
  scenario,
  title: text,
  path: said('The figure that was varied.', text),
  label: text,
  target: said('The condition.', text),
  year: said('When it is to be true.', { anyOf: [year, { enum: ['all', 'any'] }] }),
  interval: exactly({ low: decimal, high: decimal }),
  unit,
  row_unit: unit,
  central: said('The figure as it is stated; 0 where a shift is added to it.', decimal),
  solutions: list(
    exactly(
      {
        value: said('Of a figure with one plain value.', decimal),
        shift: said('Of a figure stated by year: what is added to every year.', decimal),
        side: said('On which side of it the condition is true.', side),
      },
      ['value', 'shift'],
    ),
  ),
  true_as_stated: flag,
  row_at_low: orNull(decimal),
  row_at_high: orNull(decimal),
  set,
  inputs,
})
