import { byYear, collection, group, item, name, title, value, words } from './build.ts'
import type { GroupKey } from './key-types.ts'

const month = value('month', 'The month it starts: April, 7 or M7. April is month 1.', { default: 'April' })
const startedMonth = value('month', 'The month it began in; that of the rest where it is left out.')
const recurrent = value('flag', 'Whether it stays in the years that follow.', { default: 'true' })

const change = (text: string): GroupKey =>
  item(
    text,
    {
      title,
      line: name('id', 'The spend line it falls on.', { required: true }),
      new: byYear(
        'money',
        'starts',
        'The increment in the year it starts, full year. Later years keep it and it grows with the line.',
        { directed: true, label: 'increment' },
      ),
      level: byYear('money', 'flow', 'The total for each year. It does not grow with the line.', { directed: true }),
      'per-head': byYear('pounds', 'flow', 'A level in pounds for each resident of that year, whatever the unit is.', {
        directed: true,
        label: 'pounds per head',
      }),
      recurrent,
      month,
      started: group(
        'What was begun before the first projected year and is still to come, or goes on.',
        {
          amount: value(
            'money',
            'Of `new` the increment of the base year, full year, of which the part that was not in that year comes in the next; of the others what the base year holds of it beside the base of the line.',
            { required: true, directed: true, label: 'begun in the base year' },
          ),
          month: startedMonth,
        },
        { provenance: true },
      ),
    },
    { exclusive: [['new', 'level', 'per-head']], oneOf: ['new', 'level', 'per-head'] },
  )

export const pressureKeys = collection('Unavoidable costs; part of doing nothing.', () => change('A pressure.'), {
  needs: ['lines'],
  one: 'pressure',
  methods: '6. Pressures and investments',
})
export const investmentKeys = collection('Costs of choice; no part of doing nothing.', () => change('An investment.'), {
  needs: ['lines'],
  one: 'investment',
  methods: '6. Pressures and investments',
})

/** Savings schemes. */
export const savingKeys = collection(
  'Savings schemes.',
  () =>
    item(
      'A savings scheme.',
      {
        title,
        line: name('id', 'The spend line that is reduced.', { required: true }),
        amount: byYear('money', 'starts', 'The full-year amount of the tranche that starts in the year.', {
          directed: true,
        }),
        share: byYear('share', 'starts', 'The tranche as a share of the opening recurrent spend of the line.'),
        benchmark: group(
          'A part of the gap between the line in the base year and a benchmark of it, in equal yearly parts.',
          {
            to: name('id', 'The benchmark of the line.', { required: true }),
            close: value('share', 'The part of the gap that is to be closed.', {
              required: true,
              label: 'part of the gap that is closed',
            }),
            from: name('year', 'The year of the first part.', { required: true }),
            until: name('year', 'The year of the last part.', { required: true, label: 'years of closing' }),
          },
          { provenance: true },
        ),
        identified: value('flag', 'false for a saving that nobody has found yet.', { default: 'true' }),
        month,
        delay: value('whole', 'Months added to the start of every tranche.', { default: '0', counts: 'month' }),
        delivery: byYear(
          'share',
          'default',
          'The part of the plan that is delivered, by the year its tranche starts.',
          {
            default: '100%',
          },
        ),
        recurrent,
        started: group(
          'The tranche that started in the base year, of which the rest of the full year comes in the next.',
          {
            planned: value('money', 'Its full-year amount.', {
              required: true,
              directed: true,
              label: 'tranche of the base year',
            }),
            delivery: value('share', 'The part of it that is delivered.', {
              default: '100%',
              label: 'delivery of the tranche of the base year',
            }),
            month: startedMonth,
          },
          { provenance: true },
        ),
        cost: byYear('money', 'flow', 'The one-off cost of delivering it, in the year it falls.', {
          directed: true,
          label: 'cost of delivery',
        }),
        'cost-line': name('id', 'The line that bears the cost; the line of the scheme where it is left out.'),
      },
      { exclusive: [['amount', 'share', 'benchmark']], oneOf: ['amount', 'share', 'benchmark', 'started'] },
    ),
  { needs: ['lines'], one: 'saving', methods: '4. Savings' },
)

/** Shifts of care between settings. */
export const shiftKeys = collection(
  'Shifts of care from one line to another.',
  () =>
    item(
      'A shift of care.',
      {
        title,
        from: name('id', 'The line that the activity leaves.', { required: true }),
        to: name('id', 'The line that takes it on.', { required: true }),
        amount: byYear('money', 'starts', 'The value of the activity that moves in the year.', { directed: true }),
        share: byYear('share', 'starts', 'The value as a share of the opening recurrent spend of the from-line.'),
        release: value('share', 'The cumulative share of cost released in the year of the shift, the year after, ...', {
          list: 'ages',
          default: '100%',
          listLabels: { first: 'share released in the first year', later: 'share released by {nth} year' },
        }),
        delivery: value('share', 'The part of the release that happens.', { default: '100%' }),
        reprovision: byYear('rate', 'default', 'What the new service costs, of the value moved.', {
          default: '100%',
          directed: true,
        }),
        delay: value('whole', 'Years added to the start of every part.', { default: '0', counts: 'year' }),
        moved: value(
          'money',
          'What had moved by the base year, in its money: the value of that year, of the year before, ...; the last holds all before it.',
          {
            list: 'ages',
            directed: true,
            listLabels: {
              first: 'value moved in the base year',
              later: 'value moved by {nth} year, counted back from the base year',
            },
          },
        ),
      },
      { exclusive: [['amount', 'share']], oneOf: ['amount', 'share', 'moved'] },
    ),
  { needs: ['lines'], one: 'shift', methods: '5. Shifts of care' },
)

const score = (text: string): ReturnType<typeof value> => value('whole', text, { range: [1, 5] })

/** The risk register. */
export const riskKeys = collection(
  'The risk register. Its expected value stands beside headroom, never inside it.',
  () =>
    item('A risk.', {
      title,
      likelihood: score('How likely it is, 1 to 5.'),
      consequence: score('How much it would matter, 1 to 5.'),
      probability: value('share', 'How likely it is to happen, for its expected value.', { required: true }),
      line: name('id', 'The spend line it would fall on.'),
      impact: byYear('money', 'flow', 'What it would cost in each year.', { required: true, directed: true }),
      owner: words('Who answers for it.'),
      mitigation: group(
        'What is done about it.',
        {
          text: words('What is done.', { required: true }),
          probability: value('share', 'How likely it is to work.', { default: '100%' }),
          impact: byYear('money', 'flow', 'What it would save in each year.', { directed: true }),
        },
        { provenance: true },
      ),
    }),
  { one: 'risk', methods: '9. Risks' },
)
