import {
  aboveNought,
  byYear,
  collection,
  either,
  group,
  growth,
  item,
  name,
  nothingLeft,
  noughtOrMore,
  title,
  value,
  words,
} from './build.ts'

/** Lines of spend. */
export const lineKeys = collection(
  'Lines of spend.',
  () =>
    item(
      'A line of spend.',
      {
        title,
        setting: name('choice', 'Where the care is.', {
          choices: ['hospital', 'out-of-hospital', 'prescribing', 'other'],
          required: true,
        }),
        kind: name(
          'choice',
          'Spend, or a credit: a rebate or other income that is taken off spend, stated below nought.',
          {
            choices: ['spend', 'credit'],
            default: 'spend',
          },
        ),
        base: value('money', 'The amount in the base year.', { required: true }),
        'base-adjustments': collection('Steps from the budget to the recurrent amount of the base year.', () =>
          value('money', 'Added to the base.'),
        ),
        growth: growth('All-in change on the year before.'),
        drivers: collection('What moves the line; drivers compound, unless drivers-combine says otherwise.', () =>
          either(
            'A rate, the name of a shared driver, an uplift less an efficiency, or groups of people and their weights.',
            byYear('driver', 'every', 'A rate, or the name of a shared driver.', {
              growth: true,
              lowest: nothingLeft,
              label: '{id}',
            }),
            group(
              'A price uplift less an efficiency, netted by subtraction; or the people who use it, by group.',
              {
                uplift: growth('The uplift.', { label: '{id} uplift' }),
                efficiency: byYear('rate', 'every', 'Positive; it is taken off the uplift.', {
                  directed: true,
                  label: '{id} efficiency',
                }),
                groups: collection(
                  'What one of each group of people costs beside one of the others: the rate is the growth of the people so weighed.',
                  () =>
                    value('number', 'The weight of one of the group.', {
                      lowest: noughtOrMore,
                      label: 'weight of {title}',
                    }),
                  { filled: true, titlesIn: 'population.groups' },
                ),
              },
              {
                provenance: true,
                exclusive: [
                  ['uplift', 'groups'],
                  ['efficiency', 'groups'],
                ],
                oneOf: ['uplift', 'groups'],
              },
            ),
          ),
        ),
        'drivers-combine': name('choice', 'Whether drivers compound, or are added up as some published tables do.', {
          choices: ['compound', 'add'],
          default: 'compound',
        }),
        amounts: byYear('money', 'every', 'The recurrent amount of each projected year.', { label: 'stated amount' }),
        adjustments: byYear('money', 'flow', 'A recurrent change in that year, after growth.', {
          label: 'recurrent adjustment',
        }),
        'non-recurrent': byYear('money', 'flow', 'Spend of that year only.'),
        activity: group(
          'Activity, for unit cost.',
          {
            base: value('number', 'Activity in the base year.', { required: true, lowest: aboveNought }),
            unit: words('What is counted, in the singular, such as admission.', { required: true }),
            growth: growth('Change of activity on the year before.', { required: true }),
          },
          { provenance: true },
        ),
        providers: collection('Shares of the line by provider.', () =>
          value('share', 'The share of the line it is paid.'),
        ),
        benchmarks: collection('What comparable commissioners spend, scaled to this one.', () =>
          item(
            'A benchmark of the line in the base year.',
            {
              title,
              amount: value('money', 'What the line would be at the level of the benchmark.', {
                label: 'level of the benchmark {title}',
              }),
              variance: value('money', 'Own spend less that of the benchmark; negative where less is spent here.', {
                label: 'variance from the benchmark {title}',
              }),
            },
            { exclusive: [['amount', 'variance']], oneOf: ['amount', 'variance'] },
          ),
        ),
      },
      { exclusive: [['growth', 'drivers', 'amounts']], oneOf: ['growth', 'drivers', 'amounts'] },
    ),
  { filled: true, one: 'line', methods: '3. Spend lines' },
)
