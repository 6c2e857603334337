import { byYear, collection, item, name, title, value } from './build.ts'

/** The members of a place or system. */
export const combineKeys = collection(
  'Other definitions that make up this place or system.',
  () =>
    item(
      'A member.',
      {
        title,
        scenario: name('path', 'Its definition, relative to this file.', { required: true }),
        share: value('share', 'The share of it that belongs here.', { default: '100%' }),
        residents: value('people', 'How many of its people live here; its share is that part of its population.'),
        lines: collection(
          'Shares line by line; `funding` is the share of its funding, reserves and surplus. A line not listed is left out.',
          () => value('share', 'The share of the line.'),
        ),
      },
      { exclusive: [['share', 'residents', 'lines']] },
    ),
  { ofPlace: 'alone', one: 'member', methods: '11. Places and systems' },
)

/** Transfers between members. */
export const transferKeys = collection(
  'Transfers between the members of a place or system. They sum to zero.',
  () =>
    item('A transfer.', {
      title,
      from: name('id', 'The member that gives.', { required: true }),
      to: name('id', 'The member that receives.', { required: true }),
      amount: byYear('money', 'flow', 'The amount in each year.', { required: true, directed: true }),
    }),
  { ofPlace: 'alone', one: 'transfer', methods: '11. Places and systems' },
)
