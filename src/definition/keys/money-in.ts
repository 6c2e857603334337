import {
  aboveNought,
  byYear,
  collection,
  group,
  growth,
  item,
  name,
  nothingLeft,
  someLeft,
  title,
  value,
} from './build.ts'
import type { GroupKey } from './key-types.ts'

const minimum = {
  minimum: growth('The least growth in cash, whatever the pace says.'),
  'minimum-per-head': growth('The least growth for each resident, whatever the pace says.'),
}

const pace = group(
  'Pace of change: how fast the stream moves towards its target.',
  {
    'by-distance': value(
      'rate',
      'Growth by the opening distance from target: points joined by straight lines, flat beyond the ends.',
      {
        list: 'points',
        growth: true,
        lowest: nothingLeft,
        listLabels: { at: 'distance at point {n}', growth: 'growth at point {n}' },
      },
    ),
    'close-by': name('year', 'The year by whose end the stream is at its target.', {
      label: 'years left to the closing year',
    }),
    'base-growth': growth('Growth before convergence.'),
    convergence: byYear('rate', 'every', 'Taken off the base growth; positive for a stream above its target.'),
    ...minimum,
  },
  {
    exclusive: [
      ['by-distance', 'close-by', 'base-growth'],
      ['by-distance', 'close-by', 'convergence'],
    ],
    oneOf: ['by-distance', 'close-by', 'base-growth'],
    provenance: true,
  },
)

const target = group(
  'The fair share of the stream.',
  {
    base: value('money', 'The target in the base year.', { required: true, lowest: aboveNought }),
    growth: growth('Change of the target on the year before.', { required: true, lowest: someLeft }),
    rebasing: byYear('money', 'flow', 'A step in the target at the start of the year, such as a change of formula.'),
  },
  { provenance: true },
)

/** Streams of money in. */
export const fundingKeys = collection(
  'Streams of money in.',
  () =>
    item(
      'A stream of funding.',
      {
        title,
        base: value('money', 'The recurrent amount in the base year.', { required: true }),
        growth: growth('Change of the recurrent amount on the year before.'),
        amounts: byYear('money', 'every', 'The recurrent amount of each projected year.', { label: 'stated amount' }),
        target,
        pace,
        adjustments: byYear('money', 'flow', 'A change of the recurrent amount in that year, after growth; it stays.', {
          label: 'recurrent adjustment',
        }),
        'non-recurrent': byYear('money', 'flow', 'Money for that year only.'),
        for: name('id', 'The lines a ring-fenced stream is for.', { list: 'several' }),
        underspend: name('choice', 'Whether what those lines leave of it is kept, or lost to the commissioner.', {
          choices: ['kept', 'lost'],
          default: 'kept',
        }),
      },
      {
        exclusive: [
          ['growth', 'amounts', 'target'],
          ['growth', 'amounts', 'pace'],
        ],
        oneOf: ['growth', 'amounts', 'pace'],
      },
    ),
  { filled: true, one: 'stream of funding', methods: '1. Funding' },
)

/** Services that move with their money. */
export const responsibilityKeys = collection(
  'Services that move to or from the commissioner with their money.',
  () =>
    item('A change of responsibility.', {
      title,
      funding: name('id', 'The stream of funding that the money joins.', { required: true }),
      line: name('id', 'The spend line that the services join.', { required: true }),
      from: name('year', 'The year of the change.', { required: true }),
      amount: value('money', 'A full year of the services, in the money of that year; negative where they leave.', {
        required: true,
      }),
      'funding-amount': value('money', 'The funding that comes with them; the amount where it is left out.', {
        label: 'funding that comes with it',
      }),
    }),
  { needs: ['funding', 'lines'], one: 'change of responsibility', methods: '1. Funding' },
)

const shareOrAmount = {
  share: byYear('share', 'flow', 'Its share of `of`.'),
  amount: byYear('money', 'flow', 'Its amount.', { directed: true }),
  of: name('row', 'The funding row the share is of.', { default: 'funding.total' }),
}

/** Money held back. */
export const reserveKeys = collection(
  'Money held back.',
  () =>
    item(
      'A reserve.',
      {
        title,
        kind: name('choice', 'What it is held for.', {
          choices: ['contingency', 'non-recurrent', 'other'],
          default: 'other',
        }),
        ...shareOrAmount,
      },
      { exclusive: [['share', 'amount']], oneOf: ['share', 'amount'] },
    ),
  { needs: ['funding'], one: 'reserve', methods: '2. Reserves and the required surplus' },
)

/** The required surplus and what became of earlier ones. */
export const surplusKeys: GroupKey = group(
  'The surplus the commissioner must make, and what became of earlier ones.',
  {
    required: group('The surplus to be made.', shareOrAmount, {
      label: 'Required surplus',
      exclusive: [['share', 'amount']],
      provenance: true,
    }),
    basis: name('choice', 'Whether it is made each year, or kept as a balance.', {
      choices: ['in-year', 'cumulative'],
      default: 'in-year',
    }),
    'brought-forward': value('money', 'The surplus carried out of the base year.', {
      default: '0',
      label: 'Surplus brought forward',
    }),
    drawdown: byYear('money', 'flow', 'Earlier surplus that may be spent in the year.', {
      directed: true,
      label: 'Drawdown of earlier surplus',
    }),
    repayment: byYear('money', 'flow', 'Repayment of an earlier deficit.', {
      directed: true,
      label: 'Repayment of deficits',
    }),
  },
  { provenance: true, needs: ['funding'], methods: '2. Reserves and the required surplus' },
)
