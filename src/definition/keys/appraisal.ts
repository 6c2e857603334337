import { benefitClasses } from '../appraisal/benefits.ts'
import { scheduleNames } from '../appraisal/schedules.ts'
import { byYear, collection, either, group, item, name, title, value, words } from './build.ts'
import type { CollectionKey, EitherKey } from './key-types.ts'

const notBelowNought = {
  at: 0,
  included: true,
  why: 'it is added to a cost, and what lowers one is a saving of the option',
} as const

const rateOfYear = value('rate', 'What a year is discounted by.', {
  required: true,
  label: 'discount rate',
  lowest: { at: 0, included: true, why: 'below nought, money would be worth more the later it comes' },
})

const schedule: EitherKey = either(
  'How later years are discounted.',
  name('choice', 'A published schedule.', { choices: scheduleNames }),
  group(
    'A schedule of your own.',
    {
      rate: rateOfYear,
      from: name('whole', 'The first year that is discounted, counted from the base.', {
        default: '1',
        range: [1, 101],
        counts: 'year',
      }),
      bands: collection('Other rates for later years.', () =>
        item('A band of years, up to the next one.', {
          from: name('whole', 'Its first year, counted from the base.', {
            required: true,
            range: [2, 101],
            counts: 'year',
          }),
          rate: rateOfYear,
        }),
      ),
    },
    { provenance: true },
  ),
)

const scores: CollectionKey = collection('How it does against each criterion.', () =>
  group(
    'Against a criterion.',
    {
      score: value('score', 'From very poor to excellent, or 1 to 5.', { required: true, label: 'score for {id}' }),
      comment: words('Why.'),
    },
    { provenance: true },
  ),
)

const ofCost = name('row', 'The row of money of the option that it is on, such as investments.mobilisation.amount.', {
  required: true,
})

/** The appraisal of options. */
export const appraisalKeys = group(
  'The appraisal of options: criteria, and where the budget is open the discounted cost of each against a counterfactual.',
  {
    base: name('year', 'The year with the factor 1, in whose prices it is; the base year where it is left out.'),
    schedule,
    counterfactual: name('id', 'The option that the others are held against.'),
    budget: name('choice', '`fixed`: options rank on criteria. `open`: on their discounted cost as well.', {
      choices: ['fixed', 'open'],
      default: 'fixed',
    }),
    life: name('whole', 'The years of the equivalent annual cost, from the base; all there are where it is left out.', {
      range: [1, 101],
      counts: 'year',
    }),
    criteria: collection('What options are scored against.', () =>
      item('A criterion.', {
        title,
        weight: value('number', 'What it counts for beside the others, at any scale.', {
          required: true,
          label: 'weight',
          lowest: { at: 0, included: false, why: 'a criterion without weight decides nothing' },
        }),
      }),
    ),
    options: collection('What is appraised.', () =>
      item('An option.', {
        title,
        scenario: name('path', 'Its definition, relative to this file.'),
        comment: words('What is said of it as a whole.'),
        scores,
        'optimism-bias': collection('What is added because such costs are usually put too low.', () =>
          item('An addition for optimism.', {
            title,
            upper: value('rate', 'The upper bound for costs of this kind, before anything is mitigated.', {
              required: true,
              lowest: notBelowNought,
              label: 'upper bound of {id}',
            }),
            mitigation: value('share', 'How much of it is mitigated.', {
              default: '0%',
              label: 'part mitigated of {id}',
            }),
            of: ofCost,
          }),
        ),
        contingency: collection('What is added for what may go wrong.', () =>
          item('A contingency.', {
            title,
            share: value('rate', 'What is added.', { required: true, lowest: notBelowNought, label: '{id}' }),
            of: ofCost,
          }),
        ),
        benefits: collection('What it brings beside its costs; never added to cash.', () =>
          item('A benefit.', {
            title,
            class: name('choice', 'What kind it is.', { required: true, choices: benefitClasses }),
            amount: byYear(
              'money',
              'flow',
              'What it is worth in each year, in the prices of the base of the appraisal.',
              {
                label: '{id}',
                directed: true,
              },
            ),
            health: name('flag', 'Whether it is an effect on health, which has a discount rate of its own.', {
              default: 'false',
            }),
            comment: words('What it is, where it cannot be put in money.'),
          }),
        ),
      }),
    ),
  },
  { ofPlace: true, ofFirstOption: true, methods: '13. Appraisal' },
)
