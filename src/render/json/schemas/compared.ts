import { bridge } from './bridge.ts'
import {
  decimal,
  exactly,
  inputs,
  list,
  orNull,
  priceBase,
  resultOf,
  row,
  type Shape,
  said,
  scenario,
  set,
  shownUnit,
  text,
  unit,
  year,
} from './shapes.ts'

const values = list(orNull(decimal))

/** What `scenario compare --json` prints of several scenarios. */
const compared = resultOf('Comparison of scenario compare --json', {
  scenarios: list(exactly({ scenario, title: text, file: text, inputs })),
  against: said('The scenario that the others are held against.', text),
  unit: shownUnit,
  prices: priceBase,
  years: list(year),
  set,
  bridges: list(exactly({ scenario, against: text, row, label: text, year, ...bridge })),
  rows: list(
    exactly({
      row,
      label: text,
      unit,
      price_base: priceBase,
      scenarios: list(
        exactly(
          {
            scenario,
            values,
            difference: said('Its value less that of the first.', values),
            difference_part: said(
              'The same as a part of the value of the first; null where that is nought or smaller than the difference.',
              values,
            ),
          },
          ['difference', 'difference_part'],
        ),
      ),
    }),
  ),
})

/** What it prints of one scenario: the bridge over time. */
const overTime = resultOf('Bridge over time of scenario compare --json', {
  scenario,
  title: text,
  row,
  label: text,
  from: year,
  to: year,
  unit: shownUnit,
  price_base: priceBase,
  ...bridge,
  set,
  inputs,
})

export const comparedSchema: Shape = {
  ...top('Answers of scenario compare --json'),
  anyOf: [compared, overTime].map(bare),
}

/** The head of a schema of which one of several forms holds. */
export function top(title: string): Shape {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title }
}

/** A form among several. */
export function bare({ $schema, ...form }: Shape): Shape {
  return form
}
