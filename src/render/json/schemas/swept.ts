import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  orNull,
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

/** What `scenario sweep --json` prints. */
export const sweptSchema = resultOf(
  'Answer of scenario sweep --json',
  {
    scenario,
    title: text,
    vary: list(exactly({ path: text, how: { enum: ['value', 'shift'] }, central: decimal, numbers: whole })),
    rows: list(exactly({ row, label: text, unit })),
    years: list(year),
    exact: said('Whether every figure is exact, rather than of twelve digits.', flag),
    notes: list(text),
    set,
    inputs,
    columns: said('What the parts of a cell are.', list(text)),
    cells: list(list(orNull(text))),
    partial: said('Set where it was stopped.', { const: true }),
    missing: said('How many cells are not there.', whole),
  },
  ['partial', 'missing'],
)
