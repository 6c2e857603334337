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
} from './build.ts'
import type { EitherKey, GroupKey } from './key-types.ts'

const limit = (text: string): EitherKey =>
  either(
    text,
    byYear('limit', 'flow', 'A share of the value, or an amount.', { directed: true }),
    group(
      'A share of a row of money.',
      {
        share: byYear('share', 'flow', 'The share.', { required: true }),
        of: name('row', 'The row it is of; `funding` stands for `funding.total`.', { required: true }),
      },
      { provenance: true },
    ),
  )

const sharing = (text: string, whose: string, required: boolean): GroupKey =>
  group(
    text,
    {
      share: byYear('share', 'flow', "The provider's share.", required ? { required: true } : { default: '100%' }),
      band: limit('How far off it may be before anything is shared.'),
      cap: limit(whose),
    },
    { provenance: true },
  )

const index = (): EitherKey =>
  either(
    'How the price moves from year to year.',
    name('choice', '`allocation`: with recurrent funding.', { choices: ['allocation'] }),
    group(
      'People, prices and productivity.',
      {
        population: byYear('people-rate', 'every', 'Growth of the people covered, or the word population.', {
          default: '0',
          label: 'growth of the people covered',
          growth: true,
          lowest: nothingLeft,
        }),
        inflation: growth('Growth of prices.', { default: '0', label: 'uplift for prices' }),
        productivity: byYear('rate', 'every', 'Positive; what the provider must do more for the money.', {
          default: '0',
          label: 'efficiency asked of the provider',
          directed: true,
          highest: {
            at: 1,
            included: true,
            why: 'a price that falls by more than all of itself would change its sign every year',
          },
        }),
      },
      { provenance: true },
    ),
  )

/** Whole-population contracts. */
export const contractKeys = collection(
  'Whole-population contracts: one price for the services in scope.',
  () =>
    item(
      'A whole-population contract.',
      {
        title,
        starts: name('year', 'The first year that is paid.', { required: true }),
        ends: name('year', 'The last year; it goes on past the last year shown where it is left out.'),
        shadow: name('year', 'The year from which it is calculated and shown without being paid.'),
        priced: name('year', 'The year whose recurrent spend sets the price; the base year where it is left out.'),
        value: value(
          'money',
          'The price in the money of the pricing year; the shares of the lines where it is left out.',
          {
            directed: true,
          },
        ),
        scope: collection(
          'The services in scope.',
          () =>
            either(
              'The share of a line, and when it joins.',
              value('share', 'The share of the line that is in scope.'),
              group(
                'A line that joins.',
                {
                  share: value('share', 'The share of the line that is in scope.', { required: true }),
                  from: name('year', 'The year it joins; from the start where it is left out.'),
                  priced: name(
                    'year',
                    'The year whose recurrent spend sets its price, indexed from then on; that of the contract where it is left out.',
                  ),
                },
                { provenance: true },
              ),
            ),
          { required: true },
        ),
        index: index(),
        outcomes: group(
          'Pay for outcomes.',
          {
            share: byYear('share', 'flow', 'The share of the value that is paid for outcomes.', { default: '0' }),
            achievement: byYear('share', 'default', 'The part of it that is earned.', { default: '100%' }),
            basis: name('choice', 'Whether it is withheld from the value, or paid on top of it.', {
              choices: ['within', 'on-top'],
              default: 'within',
            }),
          },
          { provenance: true },
        ),
        gain: sharing('What becomes of cost below the value.', "The most that the commissioner's part may be.", false),
        loss: sharing(
          'What becomes of cost above the value.',
          'The most that the provider may bear; the commissioner bears the rest.',
          false,
        ),
        beyond: collection('Lines beyond the scope on which the provider shares in savings and overspends.', () =>
          item('A line beyond the scope.', {
            counterfactual: growth('How the line would have grown from the year before the start.', {
              required: true,
            }),
            gain: sharing('What it is paid of cost below the counterfactual.', 'The most that it may be paid.', true),
            loss: sharing('What it pays of cost above the counterfactual.', 'The most that it may pay.', true),
          }),
        ),
        capitation: name('choice', '`weighted`: the price follows the people of all groups, each by its weight.', {
          choices: ['weighted'],
        }),
        segments: collection(
          'A price for each person of a group, in the money of the pricing year; the price follows the people.',
          () =>
            value('pounds', 'Pounds for each person.', { lowest: noughtOrMore, label: 'price per head of {title}' }),
          { filled: true, titlesIn: 'population.groups' },
        ),
        agreed: group(
          'What was agreed before the base year, and what has come of it since: a contract that states it may start before that year.',
          {
            price: collection(
              'The price of a line in scope in the money of the pricing year, where its spend in the base year does not set it.',
              () => value('money', 'The price.', { directed: true, label: 'agreed price of {id}' }),
              { filled: true },
            ),
            index: value('number', 'How far the index has come by the base year; 1 in the pricing year.', {
              default: '1',
              lowest: aboveNought,
              label: 'agreed index',
            }),
            people: collection(
              'The people of a group as last counted, where that was before the base year.',
              () => value('people', 'People.', { label: 'people of {id} as last counted' }),
              { filled: true },
            ),
            counterfactual: collection(
              'What a line beyond the scope would have cost in the base year, where the contract has started by then.',
              () => value('money', 'The amount.', { directed: true, label: '{id} as it would have been' }),
              { filled: true },
            ),
          },
          { provenance: true, filled: true },
        ),
        reviewed: name('year', 'The years in which people are counted anew; every year where it is left out.', {
          list: 'several',
        }),
        lists: collection('Registered lists, or primary care homes, among which the value is parted.', () =>
          byYear('people', 'every', 'People on the list, by year where they are fewer or more in others.', {
            label: 'people of {title}',
          }),
        ),
      },
      {
        exclusive: [
          ['priced', 'agreed'],
          ['value', 'segments'],
          ['capitation', 'segments'],
        ],
      },
    ),
  { needs: ['lines'], one: 'contract', methods: '8. Whole-population contracts' },
)
