import { bridge } from './bridge.ts'
import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  orNull,
  resultOf,
  row,
  type Shape,
  said,
  scenario,
  set,
  shownUnit,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const version = exactly({ scenario, title: text, file: text, inputs })
const result = exactly({ file: text, made_by: said('The version of the program that made it.', orNull(text)) })
const kind = said('Whether only one of the two has it.', { enum: ['added', 'removed', 'changed'] })
const values = list(orNull(decimal))

const definitions = resultOf('Differences of two definitions by scenario diff --json', {
  command: { const: 'diff' },
  of: { const: 'definitions' },
  alike: flag,
  was: version,
  now: version,
  unit: shownUnit,
  prices: text,
  set,
  unlike: said('Why figures are not held against each other.', orNull(text)),
  changes: list(
    exactly({
      path: said("An input's path, an item's, or several.", text),
      label: text,
      change: kind,
      part: said('The value, a text, or what is said of a value: source, owner, range.', text),
      years: said('The years in which the value is another, where that is not all.', orNull(text)),
      was: orNull(text),
      now: orNull(text),
      values: said('Of how many values of one item the same is said.', whole),
    }),
  ),
  rows_reached: said('How many rows that outputs list have another value in a year.', whole),
  first_reached: said(
    'Those of them that are calculated first, in the last year in which they differ.',
    list(exactly({ row, label: text, unit, year, was: orNull(decimal), now: orNull(decimal) })),
  ),
  effects: list(
    exactly({
      row,
      label: text,
      years: list(year),
      differences: values,
      year: said('The year of the steps.', year),
      ...bridge,
    }),
  ),
})

const savedCheck = exactly({
  scenario: text,
  id: text,
  title: text,
  outcome: text,
  severity: text,
  year: text,
  measured: text,
  unit: said('What the measured figure is in; empty where the result does not say.', text),
})

const results = resultOf('Differences of two results by scenario diff --json', {
  command: { const: 'diff' },
  of: { const: 'results' },
  alike: flag,
  was: result,
  now: result,
  changed_inputs: list(exactly({ scenario: text, path: text, was: orNull(text), now: orNull(text) })),
  changed_files: said(
    'Files that only one of the two was made from; null where that is not recorded in both.',
    orNull(list(text)),
  ),
  years_alone: said(
    'Years that only the first or only the second has, by scenario (empty where each has one); none where the years are the same.',
    list(exactly({ scenario: text, first: list(year), second: list(year) })),
  ),
  checks: said(
    'Checks of which another thing came; null where CSV, which holds none, is one of the two.',
    orNull(list(exactly({ was: orNull(savedCheck), now: orNull(savedCheck) }))),
  ),
  facts: said(
    'Sentences that only one of the two tells; null as for checks.',
    orNull(exactly({ added: list(text), removed: list(text) })),
  ),
  rows: list(
    exactly({
      scenario: text,
      row,
      label: text,
      unit,
      change: kind,
      years: said('The years in which the two differ.', list(year)),
      was: values,
      now: values,
      difference: values,
    }),
  ),
})

/** What `scenario diff --json` prints: of two definitions, or of two saved results. */
export const diffedSchema: Shape = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Differences of scenario diff --json',
  anyOf: [definitions, results],
}
