import { bare, top } from './compared.ts'
import {
  decimal,
  exactly,
  inputs,
  list,
  orNull,
  resultOf,
  row,
  type Shape,
  said,
  scenario,
  set,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const asked = { scenario, title: text, row, label: text, year }
const moneyOrUnit = said('The unit of the row: £m and its like, or GBP m.', text)
const rests = { set, inputs }
const without = said('How many figures of the definition cannot reach the row.', whole)

const tornado = resultOf('Tornado of scenario sensitivity --json', {
  ...asked,
  unit: moneyOrUnit,
  central: orNull(decimal),
  bars: list(
    exactly({
      path: text,
      basis: { enum: ['range', 'step'] },
      low_input: decimal,
      high_input: decimal,
      low: orNull(decimal),
      central: orNull(decimal),
      high: orNull(decimal),
      swing: decimal,
      how: { enum: ['value', 'shift'] },
      input_unit: orNull(unit),
    }),
  ),
  without_effect: without,
  ...rests,
})

const grid = resultOf('Grid of scenario sensitivity --grid --json', {
  ...asked,
  unit: moneyOrUnit,
  paths: list(text),
  input_units: list(unit),
  cells: said('Each with the two numbers and what the row is there.', list(list(orNull(decimal)))),
  ...rests,
})

const indices = resultOf('Indices of scenario sensitivity --sobol --json', {
  ...asked,
  samples: whole,
  points: whole,
  runs: whole,
  seed: whole,
  indices: list(
    exactly({
      path: text,
      first_order: decimal,
      first_order_low: decimal,
      first_order_high: decimal,
      total: decimal,
      total_low: decimal,
      total_high: decimal,
    }),
  ),
  without_effect: without,
  ...rests,
})

/** What `scenario sensitivity --json` prints: a tornado, a grid or indices. */
export const sensitivitySchema: Shape = {
  ...top('Answers of scenario sensitivity --json'),
  anyOf: [tornado, grid, indices].map(bare),
}
