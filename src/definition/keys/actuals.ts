import { byYear, collection, item, name, title } from './build.ts'

/** What came out in the years that have passed. No projection rests on it. */
export const actualKeys = collection(
  'What came out in years that have passed, to hold the plan against. They never change a projection.',
  () =>
    item('The actual figures of one row.', {
      title,
      row: name('row', 'The row, such as lines.acute.spend.', { required: true }),
      amounts: byYear('stated', 'known', 'What came out in each year that it is known of; of a row of rates rates.', {
        required: true,
        label: 'actual figures',
      }),
      provisional: name('year', 'The years whose figures may still change.', { list: 'several' }),
      recurrent: name('flag', 'Whether the difference from the plan stays when the plan is rolled forward.', {
        default: 'true',
      }),
    }),
  { ofPlace: true, besideRows: true, one: 'set of actual figures', methods: 'Actual figures' },
)
