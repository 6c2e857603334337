import { benefitClasses } from '../../../definition/appraisal/benefits.ts'
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
  shownUnit,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const rows = list(
  exactly({
    row,
    path: said('Its name in the definition, as scenario explain takes it.', text),
    label: text,
    unit,
    price_base: priceBase,
    values: said('By year, null where there is none.', list(orNull(decimal))),
  }),
)
const shared = orNull(exactly({ weight: decimal, option: text }))

/** What `scenario appraise --json` prints. */
export const appraisedSchema = resultOf('Appraisal of scenario appraise --json', {
  scenario,
  title: text,
  budget: { enum: ['fixed', 'open'] },
  base: said('The year in whose prices it is, and that it is discounted to.', year),
  counterfactual: orNull(text),
  unit: shownUnit,
  years: list(year),
  criteria: list(exactly({ id: text, title: text, weight: decimal })),
  rows: said('What all options share: discount factors.', rows),
  options: list(
    exactly({
      option: text,
      title: text,
      comment: orNull(text),
      scores: list(exactly({ criterion: text, score: decimal, words: text, comment: orNull(text) })),
      score: said('The weighted score, 1 to 5.', orNull(decimal)),
      rank_on_criteria: orNull(whole),
      net_present_cost: said('Real terms, discounted; null where the budget is fixed.', orNull(decimal)),
      rank_on_cost: orNull(whole),
      benefits: list(
        exactly({ id: text, title: text, class: { enum: [...benefitClasses] }, health: flag, comment: orNull(text) }),
      ),
      rows,
    }),
  ),
  switching: said(
    'Where two options cost the same; `at` is null where there is no such value in the interval.',
    list(
      exactly({
        option: text,
        other: text,
        path: text,
        how: { enum: ['value', 'shift'] },
        central: decimal,
        at: orNull(decimal),
        interval: exactly({ low: decimal, high: decimal }),
      }),
    ),
  ),
  weights: said(
    'Whether the ranking on criteria holds at half and at twice each weight, null where no weights could change it; and where first place is shared.',
    list(
      exactly({
        criterion: text,
        weight: decimal,
        holds_halved: orNull(flag),
        holds_doubled: orNull(flag),
        shared_below: shared,
        shared_above: shared,
      }),
    ),
  ),
  set,
  inputs,
})
