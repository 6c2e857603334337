import {
  decimal,
  exactly,
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
  year,
} from './shapes.ts'

const check = exactly({
  id: said('Such as rules.surplus or checks.affordable.', text),
  title: text,
  outcome: { enum: ['pass', 'fail', 'not-tested'] },
  severity: { enum: ['error', 'warn'] },
  year: said('The year measured: the first that fails, or the one nearest to failing.', orNull(year)),
  measured: said('Money is in cash and in the unit of the definition.', orNull(decimal)),
  unit: said('What the measured figure is in.', text),
})

const figures = exactly(
  {
    row,
    label: text,
    unit,
    price_base: priceBase,
    member: said('With --by member: whose figures these are.', text),
    share: said(
      'What the place multiplies them by to add them, 1 for a part; null for what is not added.',
      orNull(decimal),
    ),
    figures: said(
      "The member's own figures, whole, or its part of the place already, where its lines have shares of their own.",
      {
        enum: ['own', 'part'],
      },
    ),
    values: said(
      'One for each year, exact; rates and shares are fractions. Null where there is no value.',
      list(orNull(decimal)),
    ),
    status: list({ enum: ['', 'base', 'confirmed', 'assumed', 'not-applicable'] }),
  },
  ['member', 'share', 'figures'],
)

/** What `scenario run --json` prints. */
export const resultsSchema = resultOf('Results of scenario run --json', {
  scenarios: list(
    exactly(
      {
        scenario,
        title: text,
        organisation: text,
        unit: shownUnit,
        years: said('The years shown, the base year first.', list(year)),
        inputs,
        set,
        facts: said('The sentences of the first screen.', list(text)),
        checks: list(check),
        rows: list(figures),
      },
      ['organisation'],
    ),
  ),
})
